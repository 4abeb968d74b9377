import { expect, test } from 'vitest';
import { isInSight } from '../../../renderer/views/build/in-sight.ts';
import { addFromPalette } from '../../../renderer/views/build/palette.ts';
import { createTestLab } from '../support/lab.ts';
import { network } from '../support/networks.ts';

const canvas = { width: 600, height: 270 };
const legend = { right: 280, top: 240 };
/** At zoom 1 the canvas shows what lies from (0, 0) to (600, 270). */
const scene = { toScreen: (point: { x: number; y: number }) => point };

test('a neuron is seen where it and its name lie within the canvas and not under the legend', () => {
  const sees = (x: number, y: number): boolean => isInSight(scene, canvas, legend, { x, y });
  // Its body reaches 26 around it, its name 24 below that.
  expect([sees(26, 26), sees(25, 26), sees(574, 26), sees(575, 26)]).toEqual([true, false, true, false]);
  expect([sees(200, 189), sees(200, 191), sees(310, 191), sees(310, 221)]).toEqual([true, false, true, false]);
});

test('new parts are put below each other as long as they are seen, then beside', async () => {
  const { lab } = createTestLab();
  await lab.files.openNetwork(network({}));
  lab.canvas = {
    ...{ focus() {}, fit() {}, zoomBy() {}, glide: () => Promise.resolve(), reveal() {}, cursor: () => null },
    ...{ centre: () => ({ x: 150, y: 100 }), bodies: () => new Map() },
    shows: (place) => isInSight(scene, canvas, legend, place),
  };
  for (let k = 0; k < 4; k++) addFromPalette(lab, { kind: 'neuron', model: 'step' });
  // At (150, 180) the name ends at 230, above the legend; at (150, 260) it would lie under it.
  expect(Object.values(lab.document.network!.layout)).toEqual([
    { x: 150, y: 100 },
    { x: 150, y: 180 },
    { x: 270, y: 100 },
    { x: 270, y: 180 },
  ]);
});

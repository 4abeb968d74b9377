import { expect, test } from 'vitest';
import type { Position } from '../../../engine/network/types.ts';
import { arrange } from '../../../renderer/state/arrange.ts';
import type { Body } from '../../../renderer/state/align.ts';
import type { CanvasControls, Lab } from '../../../renderer/state/lab.svelte.ts';
import { nand } from '../scene/network.ts';
import { createTestLab } from '../support/lab.ts';

/** A lab with NAND open on a canvas that notes where it was told to let parts glide. */
async function open(): Promise<{ lab: Lab; glides: ReadonlyMap<string, Position>[] }> {
  const { lab } = createTestLab();
  const glides: ReadonlyMap<string, Position>[] = [];
  lab.document.open(nand, { path: null, name: 'nand' });
  const bodies = new Map<string, Body>(
    ['a', 'b', 'y', 'out'].map((id) => [id, { ...nand.layout[id]!, halfWidth: 26, halfHeight: 26 }]),
  );
  lab.canvas = {
    fit: () => {},
    bodies: () => bodies,
    glide: (places: ReadonlyMap<string, Position>) => Promise.resolve(void glides.push(places)),
  } as Partial<CanvasControls> as CanvasControls;
  return { lab, glides };
}

const wanted = new Map([
  ['a', { x: 0, y: 0 }],
  ['y', { x: 300, y: 70 }],
]);

test('arranging is one edit with a name, after the parts have moved', async () => {
  const { lab, glides } = await open();
  await arrange(lab, () => Promise.resolve(wanted));
  expect(glides).toEqual([wanted]);
  expect(lab.document.network?.layout).toEqual({ ...nand.layout, a: { x: 0, y: 0 }, y: { x: 300, y: 70 } });
  expect(lab.document.toUndo).toBe('arrange 2 parts');
  lab.document.undo();
  expect(lab.document.network).toBe(nand);
});

test('places for a circuit that was edited meanwhile are dropped', async () => {
  const { lab, glides } = await open();
  await arrange(lab, () => {
    lab.document.edit('rename', (network) => ({ ...network, name: 'other' }));
    return Promise.resolve(wanted);
  });
  expect(glides).toEqual([]);
  expect(lab.document.network?.layout).toEqual(nand.layout);
});

test('a layout that fails changes nothing', async () => {
  const { lab, glides } = await open();
  await arrange(lab, () => Promise.reject(new Error('no memory')));
  expect(glides).toEqual([]);
  expect(lab.document.network).toBe(nand);
});

test('a huge circuit is arranged without the careful layout', async () => {
  const { lab, glides } = await open();
  const bodies = new Map(
    Array.from({ length: 801 }, (_, k) => [`n${k}`, { x: 0, y: 0, halfWidth: 26, halfHeight: 26 }] as const),
  );
  lab.canvas = { ...lab.canvas!, bodies: () => bodies };
  await arrange(lab, () => Promise.reject(new Error('was asked')));
  expect(glides[0]?.size).toBe(801);
});

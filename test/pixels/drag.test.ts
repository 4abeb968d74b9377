import { expect, test } from 'vitest';
import { connection, lamp, networkOf, population, toggle } from '../renderer/scene/network.ts';
import { countInColumn, differing, stand, type Stand } from './scene-pixels.ts';

/** The neuron q hangs on p; the axon from a to y passes where q can be dragged to. */
const network = networkOf({
  stimuli: [toggle('a')],
  populations: ['y', 'p', 'q'].map((id) => population(id)),
  connections: [connection('ay', 'a', 'y'), connection('pq', 'p', 'q'), connection('qy', 'q', 'y', -1)],
  probes: [lamp('out', 'y')],
  layout: {
    ...{ a: { x: 0, y: 0 }, y: { x: 400, y: 0 }, out: { x: 500, y: 0 } },
    ...{ p: { x: 0, y: 160 }, q: { x: 200, y: 160 } },
  },
});

test('a dropped neuron is drawn as if it had always been there', async () => {
  const dragged = await stand(network, new Map());
  point(dragged, 'pointerdown', 200, 160);
  const start = dragged.shot(0);
  for (const [x, y] of [
    [230, 120],
    [180, 60],
    [190, 20],
  ] as const)
    point(dragged, 'pointermove', x, y);
  const under = dragged.shot(1);
  point(dragged, 'pointerup', 200, 0);
  dragged.canvas.dispatchEvent(new PointerEvent('pointerleave'));
  const moved = { ...network, layout: { ...network.layout, q: { x: 200, y: 0 } } };
  const fresh = await stand(network, new Map());
  fresh.scene.setNetwork(moved, new Map());
  expect(differing(start, under)).toBeGreaterThan(500);
  expect(differing(under, fresh.shot(2))).toBeGreaterThan(500);
  expect(differing(dragged.shot(2), fresh.shot(2))).toBe(0);
  dragged.remove();
  fresh.remove();
});

test('a thin line in the colour of the accent shows what the neuron is in line with, until it is dropped', async () => {
  const shown = await stand(network, new Map());
  point(shown, 'pointerdown', 200, 160);
  const away = { x: 398, y: 150 };
  point(shown, 'pointermove', away.x, away.y);
  const [top, bottom] = [shown.screenOf({ x: 400, y: 50 }), shown.screenOf({ x: 400, y: 110 })];
  const accented = (image: ImageData): number =>
    countInColumn(
      image,
      Math.floor(top.x),
      top.y,
      bottom.y,
      ([red, green, blue]) => blue > 150 && green > 110 && red < 120,
    );
  const near = shown.shot(0);
  expect(accented(near)).toBeGreaterThan(0.8 * (bottom.y - top.y));
  point(shown, 'pointerup', away.x, away.y);
  expect(accented(shown.shot(1))).toBe(0);
  shown.remove();
});

function point({ canvas, screenOf }: Stand, type: string, x: number, y: number): void {
  // Events made here have no pointer that could be captured.
  canvas.setPointerCapture = () => {};
  const { x: clientX, y: clientY } = screenOf({ x, y });
  canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, bubbles: true, pointerId: 1 }));
}

test('the port of a neuron goes with it when the circuit is changed beneath the pointer', async () => {
  const shown = await stand(network, new Map());
  point(shown, 'pointermove', 200, 160);
  const moved = { ...network, layout: { ...network.layout, q: { x: 200, y: 60 } } };
  shown.scene.setNetwork(moved, new Map());
  const fresh = await stand(network, new Map());
  fresh.scene.setNetwork(moved, new Map());
  point(fresh, 'pointermove', 200, 60);
  expect(differing(shown.shot(0), fresh.shot(0))).toBe(0);
  shown.remove();
  fresh.remove();
});

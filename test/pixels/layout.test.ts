import { expect, test } from 'vitest';
import { layoutInWorker } from '../../renderer/worker/layout/client.ts';

test('the worker of the layout starts in a browser and places a chain from left to right', async () => {
  const bodies = new Map(['a', 'b', 'c'].map((id) => [id, { x: 0, y: 0, halfWidth: 26, halfHeight: 26 }]));
  const wires = [
    { source: 'c', target: 'b' },
    { source: 'b', target: 'a' },
  ];
  const places = await layoutInWorker({ bodies, wires });
  expect(places.get('c')!.x).toBeLessThan(places.get('b')!.x);
  expect(places.get('b')!.x).toBeLessThan(places.get('a')!.x);
  expect(places.get('c')!.y).toBe(places.get('a')!.y);
});

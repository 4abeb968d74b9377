import { describe, expect, it } from 'vitest';
import { alignBodies, distributeBodies, type Body } from '../../../renderer/state/align.ts';

/** A neuron of radius 26, an input of 60 × 34, a lamp of radius 19. */
const bodies: ReadonlyMap<string, Body> = new Map([
  ['n', { x: 100, y: 0, halfWidth: 26, halfHeight: 26 }],
  ['a', { x: 0, y: 50, halfWidth: 30, halfHeight: 17 }],
  ['out', { x: 300, y: 110, halfWidth: 19, halfHeight: 19 }],
]);

describe('alignBodies', () => {
  it.each([
    // The box around all is x from −30 to 319 and y from −26 to 129.
    ['left', { n: [-4, 0], a: [0, 50], out: [-11, 110] }],
    ['right', { n: [293, 0], a: [289, 50], out: [300, 110] }],
    ['centre', { n: [145, 0], a: [145, 50], out: [145, 110] }],
    ['top', { n: [100, 0], a: [0, -9], out: [300, -7] }],
    ['bottom', { n: [100, 103], a: [0, 112], out: [300, 110] }],
    ['middle', { n: [100, 52], a: [0, 52], out: [300, 52] }],
  ] as const)('%s', (edge, expected) => {
    const places = [...alignBodies(bodies, edge)].map(([id, { x, y }]) => [id, [x, y]]);
    expect(Object.fromEntries(places)).toEqual(expected);
  });
});

describe('distributeBodies', () => {
  it('puts the middles at equal distances, in the order they are in; the outermost stay', () => {
    expect(distributeBodies(bodies, 'x').get('n')).toEqual({ x: 150, y: 0 });
    expect(distributeBodies(bodies, 'y').get('a')).toEqual({ x: 0, y: 55 });
    for (const axis of ['x', 'y'] as const) {
      const places = distributeBodies(bodies, axis);
      expect(places.get('out')).toEqual({ x: 300, y: 110 });
    }
  });
});

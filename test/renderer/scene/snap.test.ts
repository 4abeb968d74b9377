import { describe, expect, test } from 'vitest';
import { MAX_ZOOM, MIN_ZOOM } from '../../../renderer/scene/camera.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { createHitTest } from '../../../renderer/scene/hit-test.ts';
import { beginMove, movedFreely, movedTo } from '../../../renderer/scene/move.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { noSnap, snapBody, type Body, type Surroundings } from '../../../renderer/scene/snap.ts';
import { createSnapping } from '../../../renderer/scene/snapping.ts';
import { networkOf, population } from './network.ts';

/** A body of 40 by 20. */
const body = (x: number, y: number, halfWidth = 20, halfHeight = 10): Body => ({ x, y, halfWidth, halfHeight });
const among = (bodies: readonly Body[], rest: Partial<Surroundings> = {}): Surroundings => ({
  ...{ bodies, ports: [], sockets: [] },
  ...rest,
});

describe('a dragged body snaps', () => {
  test('middle to middle, with a line from the far side of one to the far side of the other', () => {
    const { x, y, guides } = snapBody(body(103, 300), among([body(100, 0)]), 6);
    expect({ x, y }).toEqual({ x: 100, y: null });
    // The edges are in line too, but that goes without saying.
    expect(guides).toEqual([{ kind: 'line', from: { x: 100, y: -10 }, to: { x: 100, y: 310 } }]);
  });

  test('its middle to the edge of another, and its edge to the same edge', () => {
    const wide = body(0, 0, 50, 10);
    expect(snapBody(body(47, 100), among([wide]), 6).x).toBe(50);
    expect(snapBody(body(-33, 100), among([wide]), 6).x).toBe(-30);
    expect(snapBody(body(33, 100), among([wide]), 6).x).toBe(30);
  });

  test('no further than its reach, and to the nearest of several', () => {
    expect(snapBody(body(107, 300), among([body(100, 0)]), 6)).toEqual(noSnap);
    expect(snapBody(body(103, 300), among([body(100, 0), body(105, 50)]), 6).x).toBe(105);
  });

  test('along both axes at once', () => {
    const { x, y } = snapBody(body(2, 98), among([body(0, 500), body(500, 100)]), 6);
    expect({ x, y }).toEqual({ x: 0, y: 100 });
  });

  test('to the third place of a row of equal steps, at its ends and in its middle', () => {
    const row = among([body(0, 0), body(150, 0)]);
    expect(snapBody(body(304, 0), row, 6).x).toBe(300);
    expect(snapBody(body(-147, 0), row, 6).x).toBe(-150);
    const middle = snapBody(body(77, 0), row, 6);
    expect(middle.x).toBe(75);
    expect(middle.guides.filter(({ kind }) => kind === 'step')).toEqual([
      { kind: 'step', from: { x: 0, y: 0 }, to: { x: 75, y: 0 } },
      { kind: 'step', from: { x: 75, y: 0 }, to: { x: 150, y: 0 } },
    ]);
  });

  test('a column of equal steps is one of heights', () => {
    const column = among([body(0, 0), body(0, 100)]);
    const { y, guides } = snapBody(body(0, 203), column, 6);
    expect(y).toBe(200);
    expect(guides.filter(({ kind }) => kind === 'step').map(({ from, to }) => [from.y, to.y])).toEqual([
      [0, 100],
      [100, 200],
    ]);
  });

  test('what stands beside the row has no part in its steps', () => {
    expect(snapBody(body(304, 0), among([body(0, 0), body(150, 40)]), 6).x).toBeNull();
  });

  test('to a port at its height, and with its own ports, so that the axon is straight', () => {
    expect(snapBody(body(0, 57), among([], { ports: [{ x: 200, y: 60 }] }), 6)).toMatchObject({ x: null, y: 60 });
    const chip = snapBody(body(0, 57), among([body(-200, 72)], { sockets: [-12, 12] }), 6);
    expect(chip.y).toBe(60);
  });

  test('to whole units', () => {
    expect(snapBody(body(2.4, 300), among([body(0.25, 0)]), 6).x).toBe(0);
    const halfway = snapBody(body(52, 0), among([body(0, 0), body(105, 0)]), 6);
    expect(halfway.x).toBe(53);
    expect(halfway.guides.filter(({ kind }) => kind === 'step')).toHaveLength(2);
  });
});

describe('parts of a circuit', () => {
  const ids = ['a', 'b', 'c'];
  const layout = { a: { x: 0, y: 200 }, b: { x: 203, y: 400 }, c: { x: 303, y: 400 } };
  const network = networkOf({ populations: ids.map((id) => population(id)), layout });
  const diagram = drawDiagram(network, new Map(), emptyDiagram);
  const viewport = { width: 1000, height: 800 };
  const snapAt = (selected: readonly string[], zoom: number, dx: number): number | null => {
    const move = beginMove(diagram, 'b', new Set(selected))!;
    const camera = { x: 500 - 100 * zoom, y: 400 - 200 * zoom, zoom };
    return createSnapping(diagram, createHitTest(diagram), move)(dx, 0, camera, viewport).x;
  };

  test('six pixels of the screen pull, whatever the zoom', () => {
    for (const zoom of [0.5, 1, 2]) {
      expect(snapAt(['b'], zoom, -203 + 5.9 / zoom)).toBe(0);
      expect(snapAt(['b'], zoom, -203 - 6.1 / zoom)).not.toBe(0);
    }
  });

  test('what is out of view pulls nothing, nor does what is dragged along', () => {
    expect(snapAt(['b'], MAX_ZOOM, -203)).toBeNull();
    expect(snapAt(['b'], 1, 97)).toBe(303);
    expect(snapAt(['b', 'c'], 1, 97)).toBeNull();
  });

  test('among thousands seen from afar nothing snaps', () => {
    const many = Array.from({ length: 2500 }, (_, k) => population(`n${k}`));
    const places = many.map(({ id }, k) => [id, { x: (k % 50) * 100, y: Math.floor(k / 50) * 100 }]);
    const crowd = networkOf({ populations: many, layout: Object.fromEntries(places) });
    const drawn = drawDiagram(crowd, new Map(), emptyDiagram);
    const move = beginMove(drawn, 'n0', new Set())!;
    const snap = createSnapping(drawn, createHitTest(drawn), move);
    expect(snap(101, 3, { x: 0, y: 0, zoom: MIN_ZOOM }, viewport)).toEqual(noSnap);
    expect(snap(101, 203, { x: 0, y: 0, zoom: 1 }, viewport)).toMatchObject({ x: 100, y: 200 });
  });

  test('a selection keeps its shape on a guide, and goes to the grid without one', () => {
    const move = beginMove(diagram, 'b', new Set(['b', 'c']))!;
    const to = movedTo(move, 8, 12, { x: 212, y: null, guides: [] });
    expect([...to]).toEqual([
      ['b', { x: 212, y: 410 }],
      ['c', { x: 312, y: 410 }],
    ]);
    expect(movedTo(move, 8, 12, noSnap).get('b')).toEqual({ x: 210, y: 410 });
    expect(movedFreely(move, 8.2, 12.6).get('b')).toEqual({ x: 211, y: 413 });
  });
});

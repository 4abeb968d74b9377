import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../renderer/scene/activity.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { createDrag } from '../../../renderer/scene/drag.ts';
import { createHitTest } from '../../../renderer/scene/hit-test.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { halfAdder, lamp, toggles, wires } from '../../engine/support/chips.ts';
import { networkOf } from '../../engine/support/networks.ts';

const network = networkOf({
  chipTypes: [halfAdder],
  chips: [{ id: 'add', type: 'half' }],
  stimuli: toggles('x', 'y'),
  connections: wires('x>add.a', 'y>add.b'),
  probes: [lamp('out', 'add.s')],
  notes: [{ id: 'why', text: 'Adds' }],
  layout: {
    x: { x: 0, y: 0 },
    y: { x: 0, y: 100 },
    add: { x: 300, y: 50 },
    out: { x: 500, y: 50 },
    why: { x: 300, y: -100 },
  },
});
const diagram = drawDiagram(network, new Map(), emptyDiagram);
const part = (id: string) => diagram.partById.get(id)!;

describe('a chip on the canvas', () => {
  it('has its input ports on the left and its output ports on the right, in their order', () => {
    const chip = part('add');
    for (const id of ['add.a', 'add.b']) expect(part(id).x).toBe(chip.x - chip.halfWidth);
    for (const id of ['add.s', 'add.c']) expect(part(id).x).toBe(chip.x + chip.halfWidth);
    expect(part('add.a').y).toBeLessThan(part('add.b').y);
  });

  it('is reached at its ports: axons end at their left, lamps hang on their right', () => {
    for (const [index, port] of ['add.a', 'add.b'].entries()) {
      const { points } = diagram.axons[index]!.curve;
      const [x, y] = points.subarray(points.length - 2);
      expect(x).toBeLessThan(part(port).x);
      expect(x).toBeGreaterThan(part(port).x - 30);
      expect(y).toBeCloseTo(part(port).y, 0);
    }
    expect(diagram.lampWires[0]!.source).toBe(part('add.s'));
  });

  it('moves with its ports and all that hangs on them', () => {
    const moved = createDrag(diagram, ['add'])(new Map([['add', { x: 340, y: 90 }]]));
    const [before, after] = [part('add.a'), moved.partById.get('add.a')!];
    expect([after.x - before.x, after.y - before.y]).toEqual([40, 40]);
    expect(moved.axons[0]!.target).toBe(after);
    expect(moved.lampWires[0]!.source).toBe(moved.partById.get('add.s'));
  });

  it('is found by the pointer as a box, its ports before it, and notes by their text', () => {
    const hits = createHitTest(diagram);
    const { x, y, halfWidth, halfHeight } = part('add');
    expect(hits.at(x, y, 0)).toEqual({ kind: 'chip', id: 'add' });
    expect(hits.at(x + halfWidth - 8, y + halfHeight - 1, 0)).toEqual({ kind: 'chip', id: 'add' });
    expect(hits.at(x + halfWidth, part('add.s').y, 0)).toEqual({ kind: 'port', id: 'add.s' });
    expect(hits.at(300, -100, 0)).toEqual({ kind: 'note', id: 'why' });
  });

  it('lights an output port, and the lamp on it, with the neuron inside that they read', () => {
    const activity = createActivity();
    const sources = new Map([
      ['add/both', { first: 0, size: 1 }],
      ['add/sum', { first: 1, size: 1 }],
      ['x', { first: 2, size: 1 }],
      ['y', { first: 3, size: 1 }],
    ]);
    activity.bind(diagram, sources);
    const outputs = Float32Array.of(0, 1, 1, 0);
    const frame = { step: 5, pace: 2, playing: false, spikes: Int32Array.of(1, 4), outputs, means: outputs };
    activity.frame(frame);
    activity.advance(0);
    for (const now of [100, 5000, 5030]) activity.advance(now);
    expect(activity.output[part('add.s').index]).toBe(1);
    expect(activity.output[part('add.c').index]).toBe(0);
    expect(activity.output[part('out').index]).toBe(1);
  });

  const sources = new Map([
    ['x', { first: 0, size: 1 }],
    ['y', { first: 1, size: 1 }],
  ]);

  it('lights an input port when the spike that is on its way arrives', () => {
    const slow = { ...network, connections: network.connections.map((wire) => ({ ...wire, delay: 4 })) };
    const drawn = drawDiagram(slow, new Map(), emptyDiagram);
    const activity = createActivity();
    activity.bind(drawn, sources);
    const outputs = Float32Array.of(1, 0);
    // At 10 steps/s, the spike of step 0 arrives 400 ms later.
    const frame = { pace: 10, playing: true, outputs, means: outputs };
    const [a, b] = [drawn.partById.get('add.a')!.index, drawn.partById.get('add.b')!.index];
    activity.advance(0);
    activity.frame({ ...frame, step: 1, spikes: Int32Array.of(0, 0) });
    const lit: number[] = [];
    for (let now = 20; now <= 600; now += 20) {
      activity.frame({ ...frame, step: 1 + Math.floor(now / 100), spikes: Int32Array.of() });
      activity.advance(now);
      if (activity.light[a]! > 0) lit.push(now);
      expect(activity.light[b]).toBe(0);
    }
    expect(lit[0]).toBeGreaterThanOrEqual(400);
    expect(lit[0]).toBeLessThan(450);
    expect(lit.at(-1)! - lit[0]!).toBeLessThan(120);
  });

  it('shows the mean of what comes in at an input port when the pace is past following', () => {
    const activity = createActivity();
    activity.bind(diagram, sources);
    const outputs = Float32Array.of(1, 0);
    activity.frame({ step: 5000, pace: Infinity, playing: true, spikes: Int32Array.of(), outputs, means: outputs });
    for (let now = 0; now < 1000; now += 20) activity.advance(now);
    expect(activity.light[part('add.a').index]).toBe(1);
    expect(activity.light[part('add.b').index]).toBe(0);
  });
});

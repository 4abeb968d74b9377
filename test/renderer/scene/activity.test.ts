import { beforeEach, expect, test } from 'vitest';
import { createActivity, type Activity } from '../../../renderer/scene/activity.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import type { SceneFrame } from '../../../renderer/scene/types.ts';
import { connection, nand, nandSources, networkOf, population } from './network.ts';

let activity: Activity;
beforeEach(() => {
  activity = createActivity();
  activity.bind(drawDiagram(nand, new Map(), emptyDiagram), nandSources);
  activity.advance(0);
});

function frame(step: number, spikes: readonly number[], more: Partial<SceneFrame> = {}): SceneFrame {
  const silent = new Float32Array(3);
  return { step, pace: 4, playing: true, spikes: Int32Array.from(spikes), outputs: silent, means: silent, ...more };
}

test('a spike leaves at its step and arrives its delay later', () => {
  activity.frame(frame(1, [0, 0]));
  activity.advance(50);
  expect(activity.beads.count).toBe(1);
  expect([activity.beads.axon[0], activity.beads.fraction[0]]).toEqual([0, expect.closeTo(0.1, 6)]);
  activity.advance(250);
  activity.frame(frame(2, []));
  activity.advance(300);
  activity.advance(375);
  expect(activity.beads.fraction[0]).toBeCloseTo(0.75, 6);
  activity.advance(500);
  expect(activity.beads.count).toBe(0);
});

test('a soma lights up when the clock passes its spike, and is dark 120 ms later', () => {
  activity.frame(frame(1, [2, 0]));
  activity.advance(0);
  activity.advance(24);
  expect(activity.light[2]).toBe(1);
  activity.advance(60);
  expect(activity.light[2]).toBeLessThan(0.8);
  activity.advance(120);
  expect(activity.light[2]).toBe(0);
});

test('spikes of one population at one step travel as one bead', () => {
  const network = networkOf({
    populations: [population('crowd', 'stochastic-binary', 3), population('y')],
    connections: [connection('c', 'crowd', 'y')],
  });
  const sources = new Map([
    ['crowd', { first: 0, size: 3 }],
    ['y', { first: 3, size: 1 }],
  ]);
  activity.bind(drawDiagram(network, new Map(), emptyDiagram), sources);
  activity.frame(frame(1, [0, 0, 2, 0]));
  activity.advance(50);
  expect([activity.beads.count, activity.beads.size[0]]).toEqual([1, 2]);
});

test('above a followable pace axons and somas shine with the mean, without beads', () => {
  activity.frame(frame(100, [0, 99], { pace: 1000, means: Float32Array.of(0.5, 0, 1) }));
  activity.advance(10);
  expect(activity.beads.count).toBe(0);
  expect([...activity.brightness]).toEqual([0.5, 0]);
  for (let now = 20; now < 600; now += 20) activity.advance(now);
  expect(activity.light[2]).toBe(1);
  expect(activity.travelling).toBe(true);
});

test('reduced motion highlights the axon instead of moving a bead', () => {
  activity.setReducedMotion(true);
  activity.frame(frame(1, [0, 0]));
  activity.advance(50);
  expect(activity.beads.count).toBe(0);
  expect([...activity.brightness]).toEqual([1, 0]);
  expect(activity.travelling).toBe(false);
});

test('more than 2,000 beads turn into brightness', () => {
  const ids = Array.from({ length: 2001 }, (_, index) => `c${index}`);
  const network = networkOf({
    populations: [population('p'), population('q')],
    connections: ids.map((id) => connection(id, 'p', 'q')),
  });
  const sources = new Map([
    ['p', { first: 0, size: 1 }],
    ['q', { first: 1, size: 1 }],
  ]);
  activity.bind(drawDiagram(network, new Map(), emptyDiagram), sources);
  activity.frame(frame(1, [0, 0]));
  activity.advance(50);
  expect(activity.beads.count).toBe(0);
  expect(Math.min(...activity.brightness)).toBe(1);
});

test('a lamp holds the light of the neuron it reads, and a graded neuron that of its output', () => {
  const outputs = Float32Array.of(0, 0, 1);
  activity.frame(frame(1, [], { outputs }));
  for (let now = 0; now < 600; now += 20) activity.advance(now);
  expect([...activity.light]).toEqual([0, 0, 0, 1]);
  expect(activity.output[3]).toBe(1);
});

test('moving a part keeps spikes under way; other parts forget them', () => {
  activity.frame(frame(1, [0, 0]));
  activity.advance(50);
  activity.bind(drawDiagram({ ...nand, layout: {} }, new Map(), emptyDiagram), nandSources);
  activity.advance(60);
  expect(activity.beads.count).toBe(1);
  activity.bind(drawDiagram(networkOf({ populations: [population('y')] }), new Map(), emptyDiagram), nandSources);
  activity.advance(70);
  expect(activity.beads.count).toBe(0);
});

test('reset forgets everything', () => {
  activity.frame(frame(1, [0, 0], { outputs: Float32Array.of(1, 1, 1) }));
  activity.advance(50);
  activity.reset();
  activity.advance(60);
  expect(activity.beads.count).toBe(0);
  expect(Math.max(...activity.light)).toBe(0);
  expect(activity.moving).toBe(false);
});

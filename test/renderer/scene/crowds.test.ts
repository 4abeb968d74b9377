import { beforeEach, expect, test } from 'vitest';
import { createCrowds, MAX_DOTS, type Crowds } from '../../../renderer/scene/crowds.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { crowdDots, populationRadius, SOMA_RADIUS } from '../../../renderer/scene/geometry.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import type { SceneFrame } from '../../../renderer/scene/types.ts';
import { networkOf, population } from './network.ts';

const network = networkOf({
  populations: [population('one'), population('few', 'lif', 30), population('many', 'lif', 4000)],
});
const sources = new Map([
  ['one', { first: 0, size: 1 }],
  ['few', { first: 1, size: 30 }],
  ['many', { first: 31, size: 4000 }],
]);

let crowds: Crowds;
beforeEach(() => {
  crowds = createCrowds();
  crowds.bind(drawDiagram(network, new Map(), emptyDiagram), sources);
});

function frame(more: Partial<SceneFrame>): SceneFrame {
  const silent = new Float32Array(4031);
  return { step: 1, pace: 4, playing: true, spikes: new Int32Array(), outputs: silent, means: silent, ...more };
}

test('a dot is a neuron, and of many neurons every tenth', () => {
  expect(crowds.list).toEqual([
    { part: 1, first: 1, size: 30, every: 1, offset: 0, dots: 30, graded: false },
    { part: 2, first: 31, size: 4000, every: 10, offset: 30, dots: MAX_DOTS, graded: false },
  ]);
});

test('a spike lights the dot of its neuron alone, and the light fades', () => {
  crowds.take(frame({ spikes: Int32Array.of(0, 0, 3, 0, 31 + 20, 0, 31 + 21, 0) }), false);
  expect([...crowds.light.keys()].filter((dot) => crowds.light[dot]! > 0)).toEqual([2, 32]);
  expect(crowds.fade(30)).toBe(true);
  expect(crowds.light[2]).toBeLessThan(1);
  for (let k = 0; k < 40; k++) crowds.fade(30);
  expect(crowds.fade(30)).toBe(false);
  expect(crowds.light[2]).toBe(0);
});

test('at a fast pace those that spiked since the last frame flash; when nearly all did, their rates are seen', () => {
  const means = new Float32Array(4031);
  means[5] = 0.1;
  crowds.take(frame({ means }), true);
  expect([crowds.light[4], crowds.light[5]]).toEqual([1, 0]);
  crowds.clear();
  for (let neuron = 0; neuron < 30; neuron++) means[1 + neuron] = 0.01 * (1 + neuron);
  crowds.take(frame({ means }), true);
  expect(crowds.light[29]).toBe(1);
  expect(crowds.light[14]).toBeCloseTo(0.5, 5);
});

test('the dots of neurons that put out a value hold it', () => {
  const rates = networkOf({ populations: [population('rates', 'relu', 20)] });
  crowds.bind(drawDiagram(rates, new Map(), emptyDiagram), new Map([['rates', { first: 0, size: 20 }]]));
  crowds.take(frame({ outputs: Float32Array.of(0.25, 7) }), false);
  expect(crowds.fade(500)).toBe(false);
  expect([...crowds.light.slice(0, 3)]).toEqual([0.25, 1, 0]);
});

test('a crowd is larger than a neuron, grows slowly, and its dots stay inside', () => {
  expect([populationRadius(1), populationRadius(19)]).toEqual([SOMA_RADIUS, SOMA_RADIUS]);
  expect(populationRadius(20)).toBe(32);
  expect(populationRadius(4000)).toBeLessThan(60);
  const dots = crowdDots(400, 50);
  expect(Math.max(...dots.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(45);
  const gaps = dots.flatMap((a, i) => dots.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  expect(Math.min(...gaps)).toBeGreaterThan(2);
});

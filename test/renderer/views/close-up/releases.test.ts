import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawDiagram } from '../../../../renderer/scene/diagram.ts';
import { emptyDiagram } from '../../../../renderer/scene/parts.ts';
import { released, SynapseShow } from '../../../../renderer/views/close-up/releases.svelte.ts';
import type { Frame, SynapseReadout } from '../../../../renderer/worker/protocol.ts';
import { connection, networkOf, population } from '../../scene/network.ts';

/** A synapse that never tires, with these values of its own. */
function readout(values: Partial<SynapseReadout>): SynapseReadout {
  const still = { connection: 'ab', weight: 1, delay: 3, sites: 0, ready: 1, full: null, probability: 1 };
  return { ...still, receptors: null, based: 'current', ...values };
}

test('where sites are counted, those that are no longer full have released', () => {
  const sites = { sites: 8, ready: 1 };
  expect(released(readout({ ...sites, full: 8 }), readout({ ...sites, full: 5 }))).toBe(3);
  expect(released(undefined, readout({ ...sites, full: 6 }))).toBe(2);
  expect(released(readout({ ...sites, full: 5 }), readout({ ...sites, full: 7 }))).toBe(0);
});

test('a share that left is drawn as its share of twelve vesicles, one at least', () => {
  const tires = { probability: 0.5 };
  expect(released(readout({ ...tires, ready: 1 }), readout({ ...tires, ready: 0.5 }))).toBe(6);
  expect(released(readout({ ...tires, ready: 0.75 }), readout({ ...tires, ready: 0.5 }))).toBe(3);
  expect(released(readout({ ...tires, ready: 0.3 }), readout({ ...tires, ready: 0.31 }))).toBe(1);
});

test('a synapse that never tires releases one vesicle a spike', () => {
  expect(released(undefined, readout({}))).toBe(1);
});

const { axons } = drawDiagram(
  networkOf({
    populations: [population('a'), population('b'), population('many', 'mcculloch-pitts', 5)],
    connections: [connection('ab', 'a', 'b', 1, 3), connection('mb', 'many', 'b', 1, 3)],
  }),
  new Map(),
  emptyDiagram,
);
const sources = [
  ['a', { first: 0, size: 1 }],
  ['b', { first: 1, size: 1 }],
  ['many', { first: 2, size: 5 }],
] as const;

/** Spikes as pairs of source and step. */
function frameOf(...spikes: number[]): Frame {
  return { spikes: Int32Array.from(spikes) } as unknown as Frame;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a spike releases when it has travelled its delay, and its transmitter is gone 700 ms later', () => {
  const show = new SynapseShow();
  show.take(frameOf(0, 10), axons, [...sources]);
  show.read([readout({ probability: 0.5, ready: 0.5 })], 11);
  show.advance(12.9);
  expect(show.releases.get('ab') ?? []).toEqual([]);
  show.advance(13);
  expect(show.releases.get('ab')?.map(({ vesicles }) => vesicles)).toEqual([6]);
  show.advance(14);
  expect(show.releases.get('ab')).toHaveLength(1);
  vi.advanceTimersByTime(699);
  expect(show.releases.get('ab')).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(show.releases.get('ab')).toEqual([]);
});

test('spikes that were read together share what was released', () => {
  const show = new SynapseShow();
  show.take(frameOf(0, 10, 0, 11), axons, [...sources]);
  show.read([readout({ sites: 8, full: 4 })], 12);
  show.advance(14);
  expect(show.releases.get('ab')?.map(({ vesicles }) => vesicles)).toEqual([2, 2]);
});

test('spikes of other neurons, and of one among many, release nothing here', () => {
  const show = new SynapseShow();
  show.take(frameOf(1, 10, 2, 10), axons, [...sources]);
  show.read([readout({}), readout({ connection: 'mb' })], 11);
  show.advance(100);
  expect(show.releases.size).toBe(0);
});

test('the trace keeps the last 96 values, one a step, and begins anew when time goes back', () => {
  const show = new SynapseShow();
  for (let step = 0; step < 100; step++) show.read([readout({ receptors: step })], step);
  show.read([readout({ receptors: 500 })], 99);
  expect(show.traces.get('ab')).toEqual(Array.from({ length: 96 }, (_, k) => k + 4));
  show.read([readout({ receptors: 7 })], 0);
  expect(show.traces.get('ab')).toEqual([7]);
});

test('cleared, it forgets what was under way', () => {
  const show = new SynapseShow();
  show.take(frameOf(0, 10), axons, [...sources]);
  show.read([readout({})], 11);
  show.clear();
  show.advance(100);
  expect(show.releases.size + show.readouts.size + show.traces.size).toBe(0);
});

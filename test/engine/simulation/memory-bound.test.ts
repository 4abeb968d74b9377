import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** Rows a chunk of a probe's memory; two chunks are the least it keeps. */
const chunk = 16_384;

/** Fires at every other step; its trace is the step's parity. */
const clock = networkOf({
  populations: [{ id: 'clock', model: 'mcculloch-pitts' }],
  connections: [{ source: 'clock', target: 'clock', weight: -1 }],
  probes: [
    { kind: 'spikes', target: 'clock' },
    { kind: 'trace', target: 'clock', variable: 'y' },
  ],
});

const range = (from: number, to: number, by = 1): number[] =>
  Array.from({ length: Math.ceil((to - from) / by) }, (_, k) => from + k * by);

describe('a probe whose memory is full', () => {
  it('keeps the latest rows and says from which step on they are complete', () => {
    const simulation = compile(clock, { maxRows: 0 });
    simulation.step(5 * chunk);
    const { spikes, traces } = simulation.finish();
    // 2.5 chunks of spikes: the first chunk is gone, whose last spike was at step 2 · 16,383.
    expect(spikes[0]!.completeFrom).toBe(2 * (chunk - 1) + 1);
    expect(spikes[0]!.steps).toEqual(range(2 * chunk, 5 * chunk, 2));
    expect(traces[0]!.completeFrom).toBe(3 * chunk);
    expect(traces[0]!.values).toEqual(range(3 * chunk, 5 * chunk).map((step) => 1 - (step % 2)));
  });

  it('has forgotten nothing when it is just full', () => {
    const simulation = compile(clock, { maxRows: 2 * chunk });
    simulation.step(2 * chunk);
    const { spikes, traces } = simulation.finish();
    expect([spikes[0]!.completeFrom, traces[0]!.completeFrom]).toEqual([0, 0]);
    expect(traces[0]!.values.length).toBe(2 * chunk);
  });

  it('restored to rows it has forgotten, is complete from the snapshot on', () => {
    const simulation = compile(clock, { maxRows: 0 });
    simulation.step(101);
    const snapshot = simulation.snapshot();
    for (let time = 0; time < 2; time++) {
      simulation.step(5 * chunk);
      simulation.restore(snapshot);
      simulation.step(9);
      const { spikes, traces } = simulation.finish();
      expect([spikes[0]!.completeFrom, spikes[0]!.steps]).toEqual([101, [102, 104, 106, 108]]);
      expect([traces[0]!.completeFrom, traces[0]!.values]).toEqual([101, [0, 1, 0, 1, 0, 1, 0, 1, 0]]);
    }
  });

  it('restored to rows it still has, keeps them', () => {
    const simulation = compile(clock, { maxRows: 0 });
    simulation.step(4 * chunk + 10);
    const snapshot = simulation.snapshot();
    simulation.step(100);
    simulation.restore(snapshot);
    const { completeFrom, values } = simulation.finish().traces[0]!;
    expect([completeFrom, values.length, values.slice(-3)]).toEqual([3 * chunk, chunk + 10, [0, 1, 0]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { nand, networkOf } from '../support/networks.ts';

/** Outputs of one population or stimulus at each of the first `steps` steps, one list a step. */
function outputsOf(network: Network, id: string, steps: number): number[][] {
  const simulation = compile(network);
  const { first, size } = simulation.compiled.ranges.get(id)!;
  return Array.from({ length: steps }, () => {
    simulation.step();
    return [...simulation.compiled.outputs.subarray(first, first + size)];
  });
}

describe('a NAND of one neuron', () => {
  it.each([
    [0, 0, [1, 1, 1]],
    [0, 1, [1, 1, 1]],
    [1, 0, [1, 1, 1]],
    [1, 1, [1, 0, 0]],
  ] as const)('of %d and %d gives its answer one step later', (a, b, y) => {
    expect(outputsOf(nand(a, b), 'out', 3).flat()).toEqual(y);
  });
});

describe('delays', () => {
  /** A neuron that fires once, at step 0, and those it reaches after 1 to 5 steps. */
  const delays = [1, 2, 3, 4, 5];
  const fan = networkOf({
    populations: [
      { id: 'pulse', model: 'mcculloch-pitts', parameters: { b: 0 } },
      ...delays.map((delay) => ({ id: `after${delay}`, model: 'mcculloch-pitts', parameters: { b: -1 } })),
    ],
    connections: [
      // Silences itself for good: once through itself, and from then on by the clamp.
      { source: 'pulse', target: 'pulse', weight: -1 },
      { source: 'one', target: 'pulse', weight: -1 },
      ...delays.map((delay) => ({ source: 'pulse', target: `after${delay}`, weight: 1, delay })),
    ],
    stimuli: [{ kind: 'clamp', id: 'one' }],
  });

  it.each(delays)('of %d steps bring a spike exactly then, and only then', (delay) => {
    const expected = Array.from({ length: 12 }, (_, step) => (step === delay ? 1 : 0));
    expect(outputsOf(fan, `after${delay}`, 12).flat()).toEqual(expected);
  });

  it('keep many spikes under way at once, in order', () => {
    const chain = networkOf({
      populations: [
        { id: 'clock', model: 'mcculloch-pitts', parameters: { b: 0 } },
        { id: 'far', model: 'mcculloch-pitts', parameters: { b: -1 } },
      ],
      connections: [
        // Off in the step after it was on: fires at every other step.
        { source: 'clock', target: 'clock', weight: -1 },
        { source: 'clock', target: 'far', weight: 1, delay: 7 },
      ],
    });
    expect(outputsOf(chain, 'clock', 6).flat()).toEqual([1, 0, 1, 0, 1, 0]);
    expect(outputsOf(chain, 'far', 12).flat()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1]);
  });

  it('of 1,000 steps and of one share a ring', () => {
    const network = networkOf({
      populations: [{ id: 'sum', model: 'relu' }],
      stimuli: [{ kind: 'constant', id: 'level', value: 1 }],
      connections: [
        { source: 'level', target: 'sum', weight: 10, delay: 1000 },
        { source: 'level', target: 'sum', weight: 1, delay: 1 },
      ],
    });
    const outputs = outputsOf(network, 'sum', 2100).flat();
    expect(outputs[0]).toBe(0);
    expect(new Set(outputs.slice(1, 1000))).toEqual(new Set([1]));
    expect(new Set(outputs.slice(1000))).toEqual(new Set([11]));
  });
});

describe('wiring', () => {
  it('OneToOne joins the k-th to the k-th, AllToAll everyone to everyone, and parallel connections add up', () => {
    const network = networkOf({
      populations: [
        { id: 'from', model: 'relu', size: 3, parameters: { b: [1, 2, 4] } },
        { id: 'same', model: 'relu', size: 3 },
        { id: 'sum', model: 'relu', size: 2 },
      ],
      connections: [
        { source: 'from', target: 'same', connector: 'OneToOne', weight: 10 },
        { source: 'from', target: 'sum', weight: 1 },
        { source: 'from', target: 'sum', weight: 100 },
      ],
    });
    expect(outputsOf(network, 'same', 2)[1]).toEqual([10, 20, 40]);
    expect(outputsOf(network, 'sum', 2)[1]).toEqual([707, 707]);
  });
});

describe('small networks', () => {
  it('may be empty', () => {
    const simulation = compile(networkOf({}));
    simulation.step(5);
    expect(simulation.finish()).toMatchObject({ steps: 5, spikes: [], traces: [] });
  });

  it('may hold stimuli only', () => {
    expect(outputsOf(networkOf({ stimuli: [{ kind: 'clamp', id: 'one' }] }), 'one', 2)).toEqual([[1], [1]]);
  });
});

import { describe, expect, it } from 'vitest';
import { startHelper } from '../../../bench/threads.ts';
import { controlOf, word } from '../../../engine/codegen/parallel/control.ts';
import { fewestForTwo } from '../../../engine/codegen/parallel/crew.ts';
import type { HelperOrder, StartHelper } from '../../../engine/codegen/parallel/order.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import type { Precision } from '../../../engine/codegen/memory.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

/** Starts helpers and remembers their orders. */
function watched(start: StartHelper = startHelper): { orders: HelperOrder[]; start: StartHelper } {
  const orders: HelperOrder[] = [];
  return {
    orders,
    start(order) {
      orders.push(order);
      start(order);
    },
  };
}

function chunksDone({ control }: HelperOrder): number {
  return Atomics.load(controlOf(control).words, word.done);
}

/** Steps both until the helper of the second has done something; then they are at the same step. */
function stepUntilHelped(alone: Simulation, both: Simulation, orders: readonly HelperOrder[]): void {
  const before = orders.length;
  const limit = Date.now() + 30_000;
  do {
    alone.step(20);
    both.step(20);
  } while ((orders.length === before && before === 0) || (chunksDone(orders.at(-1)!) === 0 && Date.now() < limit));
  expect(chunksDone(orders.at(-1)!)).toBeGreaterThan(0);
}

const sameState = (a: Simulation, b: Simulation): boolean =>
  Buffer.compare(a.snapshot().state, b.snapshot().state) === 0;

describe('two threads', { timeout: 60_000 }, () => {
  it.each<Precision>(['f64', 'f32'])('compute what one does, bit for bit, in %s', (precision) => {
    const network = cubaNetwork({ size: fewestForTwo });
    const { orders, start } = watched();
    const alone = compile(network, { precision });
    const both = compile(network, { precision, startHelper: start });
    stepUntilHelped(alone, both, orders);
    alone.step(100);
    both.step(100);
    both.close();
    expect(sameState(alone, both)).toBe(true);
    expect(both.finish().spikes).toEqual(alone.finish().spikes);
  });

  it('read the same rate tables, and compute the same outside of them', () => {
    const v = Array.from({ length: fewestForTwo }, (_, i) => (i % 1000 === 3 ? 400 : -65 + (i % 7)));
    const network = networkOf({
      time: { dt: 0.05 },
      populations: [{ id: 'n', model: 'hodgkin-huxley', size: fewestForTwo, initial: { v } }],
    });
    const { orders, start } = watched();
    const alone = compile(network, { tables: true });
    const both = compile(network, { tables: true, startHelper: start });
    stepUntilHelped(alone, both, orders);
    both.close();
    expect(sameState(alone, both)).toBe(true);
  });

  it('share a memory with whatever else is compiled: groups of Poisson sources, delays, inputs', () => {
    const network = networkOf({
      time: { dt: 0.1 },
      synapses: [{ id: 'late', kind: 'alpha', tau: 3 }],
      populations: [{ id: 'n', model: 'adex', size: fewestForTwo }],
      stimuli: [
        { kind: 'poisson', id: 'noise', rate: 300, size: 50 },
        { kind: 'constant', id: 'drive', value: 600 },
      ],
      connections: [
        {
          source: 'noise',
          target: 'n',
          connector: { kind: 'FixedProbability', probability: 0.05 },
          weight: 300,
          synapse: 'late',
          delay: { ms: 1.5 },
        },
        { source: 'drive', target: 'n', weight: 1 },
      ],
      probes: [{ kind: 'spikes', target: 'n' }],
    });
    const { orders, start } = watched();
    const alone = compile(network);
    const both = compile(network, { startHelper: start });
    stepUntilHelped(alone, both, orders);
    both.close();
    expect(sameState(alone, both)).toBe(true);
  });

  it('go on after a parameter that made new code, and after they were let go', () => {
    const network = cubaNetwork({ size: fewestForTwo });
    const { orders, start } = watched();
    const alone = compile(network);
    const both = compile(network, { startHelper: start });
    stepUntilHelped(alone, both, orders);
    for (const simulation of [alone, both]) {
      simulation.apply({ kind: 'parameter', population: 'inh', symbol: 'E_L', value: -48 });
      simulation.step(20);
    }
    expect(orders).toHaveLength(2);
    both.close();
    stepUntilHelped(alone, both, orders);
    both.close();
    expect(orders).toHaveLength(3);
    expect(sameState(alone, both)).toBe(true);
  });

  it('need no second: one that never comes costs nothing but its help', () => {
    const network = cubaNetwork({ size: fewestForTwo });
    const { orders, start } = watched(() => {});
    const alone = compile(network);
    const both = compile(network, { startHelper: start });
    alone.step(50);
    both.step(50);
    expect(orders).toHaveLength(1);
    expect(chunksDone(orders[0]!)).toBe(0);
    expect(sameState(alone, both)).toBe(true);
  });

  it('find what is not finite on either side', () => {
    const size = fewestForTwo;
    const { orders, start } = watched();
    const simulation = compile(
      networkOf({
        time: { dt: 0.1 },
        populations: [{ id: 'n', model: 'lif', size }],
        stimuli: [{ kind: 'constant', id: 'drive', value: 0 }],
        connections: [
          { source: 'drive', target: 'n', connector: { kind: 'FromList', list: [[0, size - 1]] }, weight: 1e12 },
        ],
      }),
      { startHelper: start },
    );
    const limit = Date.now() + 30_000;
    do simulation.step(20);
    while (chunksDone(orders[0]!) === 0 && Date.now() < limit);
    simulation.compiled.batches[0]!.variables.get('v')![size - 1] = Infinity;
    expect(() => simulation.step(20)).toThrow(`v of n[${size - 1}]`);
    simulation.close();
  });

  it('are one where few neurons or random ones are computed', () => {
    const { orders, start } = watched();
    const few = compile(cubaNetwork({ size: 1000 }), { startHelper: start });
    const random = compile(networkOf({ populations: [{ id: 'n', model: 'stochastic-binary', size: fewestForTwo }] }), {
      startHelper: start,
    });
    for (const simulation of [few, random]) {
      simulation.step(5);
      expect(simulation.compiled.crew!.isIdle).toBe(true);
    }
    expect(orders).toHaveLength(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';
import { allWeights, weightOf } from './support.ts';

const size = 12;
const tau = 4;
const rules: Record<string, Record<string, unknown>> = {
  stdp: { plasticity: { kind: 'stdp', A_plus: 0.01, tau_plus: tau, tau_minus: 2 * tau } },
  triplet: { plasticity: { kind: 'triplet-stdp' } },
  reward: { plasticity: { kind: 'reward-stdp', reward: 'noise', rate: 1e-5, A_plus: 1, A_minus: 1.5 } },
  bcm: { plasticity: { kind: 'bcm', rate: 0.1, tau } },
  depletion: { shortTerm: { U: 0.4, tau_rec: 20, tau_facil: 10 } },
  'depletion and stdp': { shortTerm: { U: 0.4, tau_rec: 20 }, plasticity: { kind: 'stdp' } },
};

/** A ring and a second neighbour, either as one connection of a population or as single wires between single neurons. */
function ring(synapse: Record<string, unknown>, single: boolean): Network {
  const wires = Array.from({ length: 2 * size }, (_, k) => [k >> 1, ((k >> 1) + 1 + (k & 1)) % size] as const);
  const name = (k: number): string => `n${String.fromCharCode(97 + k)}`;
  const stimulus = { kind: 'poisson', id: 'noise', rate: 300, size };
  const parameters = { b: -10 };
  const common = {
    seed: 5,
    time: { dt: 1 },
    synapses: [{ id: 's', kind: 'delta', ...synapse }],
    stimuli: [stimulus],
  };
  if (!single)
    return networkOf({
      ...common,
      populations: [{ id: 'n', model: 'mcculloch-pitts', size, parameters }],
      connections: [
        { id: 'w', source: 'n', target: 'n', weight: 0.5, synapse: 's', connector: { kind: 'FromList', list: wires } },
        { source: 'noise', target: 'n', weight: 11, connector: 'OneToOne' },
      ],
    });
  return networkOf({
    ...common,
    populations: Array.from({ length: size }, (_, k) => ({ id: name(k), model: 'mcculloch-pitts', parameters })),
    connections: [
      ...wires.map(([i, j]) => ({ id: `w${i}_${j}`, source: name(i), target: name(j), weight: 0.5, synapse: 's' })),
      ...Array.from({ length: size }, (_, k) => ({
        ...{ source: 'noise', target: name(k), weight: 11 },
        connector: { kind: 'FromList', list: [[k, 0]] },
      })),
    ],
  });
}

describe('single wires of one type of synapse', () => {
  it.each(Object.entries(rules))('do as the same synapses of one connection: %s', (_, synapse) => {
    const [whole, wires] = [false, true].map((single) => compile(ring(synapse, single)));
    for (let step = 0; step < 300; step++) {
      whole!.step();
      wires!.step();
      expect([...wires!.compiled.outputs]).toEqual([...whole!.compiled.outputs]);
    }
    // By source, then target, as the ids of the wires are not.
    const ids = wires!.compiled.network.connections.flatMap(({ id }) => (id.includes('_') ? [id] : []));
    const places = ids.map((id) => id.slice(1).split('_').map(Number));
    const order = [...ids.keys()].sort((a, b) => places[a]![0]! - places[b]![0]! || places[a]![1]! - places[b]![1]!);
    const learnt = order.map((k) => weightOf(wires!, ids[k]!));
    expect(learnt).toEqual(allWeights(whole!));
    expect(new Set(learnt).size > 1).toBe('plasticity' in synapse);
    expect(wires!.compiled.deliverers.length).toBe(2);
  });

  it('release vesicles by draws of their own connection, whatever else is there', () => {
    const trains = (others: readonly string[]): number[] => {
      const ids = ['kept', ...others];
      const simulation = compile(
        networkOf({
          time: { dt: 1 },
          synapses: [{ id: 's', kind: 'delta', shortTerm: { U: 0.5, tau_rec: 50, sites: 5 } }],

          populations: [
            { id: 'from', model: 'mcculloch-pitts', size: 3 },
            ...ids.map((id) => ({ id: `to_${id}`, model: 'linear', size: 2 })),
          ],
          connections: ids.map((id) => ({ id, source: 'from', target: `to_${id}`, weight: 1, synapse: 's' })),
        }),
      );
      return Array.from({ length: 40 }, () => (simulation.step(), inputOf(simulation, 'to_kept'))).flat();
    };
    const alone = trains([]);
    expect(new Set(alone).size).toBeGreaterThan(3);
    expect(trains(['a', 'z'])).toEqual(alone);
    expect(trains(['another'])).toEqual(alone);
  });

  it('learn alike where they lie far apart', () => {
    const simulation = compile(
      networkOf({
        time: { dt: 1 },
        synapses: [{ id: 's', kind: 'delta', ...rules.stdp }],
        populations: ['a', 'b', 'm', 'y', 'z'].map((id) => ({
          ...{ id, model: 'mcculloch-pitts', parameters: { b: 1 } },
          size: id === 'm' ? 1000 : 1,
        })),
        connections: [
          { id: 'near', source: 'a', target: 'b', weight: 0.5, synapse: 's' },
          { id: 'far', source: 'y', target: 'z', weight: 0.5, synapse: 's' },
        ],
      }),
    );
    simulation.step(1);
    expect([weightOf(simulation, 'near'), weightOf(simulation, 'far')]).toEqual([0.51, 0.51]);
    expect(simulation.compiled.deliverers.map(({ group }) => group.sources)).toEqual([1, 1]);
  });
});

function inputOf({ compiled }: Simulation, id: string): number[] {
  const { first, size: count } = compiled.ranges.get(id)!;
  return [...compiled.outputs.subarray(first, first + count)];
}

import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { SimulationOptions } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';
import { allWeights } from './support.ts';

const rules: Readonly<Record<string, Record<string, unknown>>> = {
  pair: { kind: 'stdp', bounds: 'soft' },
  triplet: { kind: 'triplet-stdp' },
  reward: { kind: 'reward-stdp', reward: 'payer', rate: 0.05 },
  hebb: { kind: 'hebb', rate: 5, tau: 20 },
  oja: { kind: 'oja', rate: 5, tau: 20 },
  bcm: { kind: 'bcm', rate: 5, tau: 20, tau_theta: 50 },
};
const vesicles = { U: 0.3, tau_rec: 80, tau_facil: 40 };

/** Spiking neurons that learn by every rule at once, with and without vesicles, and rate neurons that do. */
function everything(): Record<string, readonly Record<string, unknown>[]> {
  const learning = Object.entries(rules);
  const random = { kind: 'uniform', low: 0.2, high: 0.8 };
  return {
    populations: [
      { id: 'b', model: 'stochastic-binary', size: 6, parameters: { b: -3 } },
      { id: 'a', model: 'stochastic-binary', size: 5, parameters: { b: -2.5 } },
      { id: 'rate', model: 'tanh', size: 3, parameters: { b: -0.2 } },
    ],
    stimuli: [
      { kind: 'poisson', id: 'inputs', rate: 30, size: 8 },
      { kind: 'poisson', id: 'payer', rate: 5 },
    ],
    synapses: [
      ...learning.map(([id, plasticity], k) => ({
        ...{ id, kind: 'delta', plasticity },
        shortTerm: [null, { ...vesicles, sites: 0 }, { ...vesicles, sites: 4 }][k % 3]!,
      })),
      ...learning
        .slice(3)
        .map(([id, plasticity]) => ({ id: `${id}Rate`, kind: 'delta', plasticity: { ...plasticity, rate: 0.01 } })),
    ],
    connections: [
      ...learning.map(([id]) => ({
        id: `in_${id}`,
        source: 'inputs',
        target: 'b',
        weight: random,
        synapse: id,
        delay: 3,
      })),
      ...learning.map(([id]) => ({ id: `re_${id}`, source: 'b', target: 'a', weight: random, synapse: id })),
      ...learning.slice(3).map(([id]) => ({
        id: `rate_${id}`,
        source: 'rate',
        target: 'rate',
        weight: random,
        synapse: `${id}Rate`,
        delay: 2,
      })),
      { id: 'drive', source: 'inputs', target: 'rate', weight: 1 },
    ],
    events: [
      { kind: 'lesion', at: 60, population: 'b', fraction: 0.2 },
      { kind: 'cut', at: 70, connection: 're_pair', fraction: 0.3 },
      { kind: 'cut', at: 40, connection: 'in_reward', fraction: 0.3 },
      { kind: 'weight-noise', at: 50, connection: 'in_oja', sd: 0.2 },
    ],
    probes: [
      ...learning.map(([id]) => ({ kind: 'weights', id: `p_${id}`, target: `in_${id}`, interval: 20 })),
      { kind: 'spikes', id: 'raster', target: 'a' },
    ],
  };
}

const network = (parts: Record<string, unknown> = everything()): Network =>
  networkOf({ time: { dt: 1 }, seed: 3, ...parts });
const learners = Object.keys(rules).flatMap((id) => [`in_${id}`, `re_${id}`]);
const connections = [...learners, 'rate_hebb', 'rate_oja', 'rate_bcm'];

function after(steps: number, options: SimulationOptions = {}): ReturnType<typeof compile> {
  const simulation = compile(network(), options);
  simulation.step(steps);
  return simulation;
}

describe('learning synapses', () => {
  it('all learn here', () => {
    const [early, late] = [after(0), after(200)];
    for (const id of connections) expect(allWeights(late, id), id).not.toEqual(allWeights(early, id));
  });

  it('go back to a snapshot bit for bit, with traces, vesicles and weights', () => {
    for (const precision of ['f64', 'f32'] as const) {
      const plain = after(200, { precision });
      for (const before of [30, 65, 120]) {
        const simulation = after(before, { precision });
        const snapshot = simulation.snapshot();
        simulation.step(111);
        simulation.restore(snapshot);
        simulation.step(200 - before);
        expect(simulation.snapshot().state).toEqual(plain.snapshot().state);
        expect(simulation.finish()).toEqual(plain.finish());
      }
    }
  });

  it('do not depend on the order of the file', () => {
    const plain = after(200);
    const reversed = Object.fromEntries(
      Object.entries(everything()).map(([key, list]) => [key, key === 'events' ? list : [...list].reverse()]),
    );
    const simulation = compile(network(reversed));
    simulation.step(200);
    for (const id of connections) expect(allWeights(simulation, id), id).toEqual(allWeights(plain, id));
  });

  it('are alike in both backends', () => {
    const [wasm, js] = [after(200, { backend: 'wasm' }), after(200, { backend: 'js' })];
    for (const id of learners) {
      allWeights(wasm, id).forEach((weight, k) => expect(weight).toBeCloseTo(allWeights(js, id)[k]!, 9));
    }
  });

  it('go on past 2³² steps as before, since only differences of steps count', () => {
    // Spikes that run around in a ring, whose period and delay rings divide 2³².
    const ring = networkOf({
      populations: [{ id: 'cell', model: 'mcculloch-pitts', size: 4, parameters: { b: -1 } }],
      stimuli: [{ kind: 'step', id: 'kick', value: 1, start: 0, stop: 1 }],
      synapses: [
        { id: 'learning', kind: 'delta', plasticity: { kind: 'triplet-stdp', w_max: 0.01 }, shortTerm: vesicles },
      ],
      connections: [
        { id: 'w', source: 'cell', target: 'cell', weight: 0.001, synapse: 'learning' },
        {
          source: 'cell',
          target: 'cell',
          weight: 1,
          connector: {
            kind: 'FromList',
            list: [
              [0, 1],
              [1, 2],
              [2, 3],
              [3, 0],
            ],
          },
        },
        { source: 'kick', target: 'cell', weight: 1, connector: { kind: 'FromList', list: [[0, 0]] } },
      ],
    });
    const simulation = compile(ring);
    simulation.step(1000);
    const snapshot = simulation.snapshot();
    simulation.step(500);
    const expected = allWeights(simulation);
    expect(expected).not.toEqual(Array(16).fill(0.001));
    simulation.restore({ ...snapshot, step: 2 ** 32 + 1000 });
    simulation.step(500);
    expect(allWeights(simulation)).toEqual(expected);
  });
});

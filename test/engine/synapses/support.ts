import type { Network } from '../../../engine/network/types.ts';
import { weightsOf } from '../../../engine/probes/weights.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

export const dt = 0.1;

export interface Trains {
  /** Times in ms at which the source spikes, and at which a teacher makes the target spike. */
  readonly pre: readonly number[];
  readonly post: readonly number[];
  readonly weight?: number;
  readonly delay?: number;
  /** More parts of the network. */
  readonly more?: Record<string, unknown>;
}

/** One synapse `w` from a source onto a target that spikes when its teacher says so, one step later, and for nothing else. */
export function taught(plasticity: Record<string, unknown>, trains: Trains): Network {
  const { pre, post, weight = 0.5, delay = 1, more = {} } = trains;
  return networkOf({
    time: { dt },
    populations: [{ id: 'target', model: 'mcculloch-pitts', parameters: { b: -100 } }],
    stimuli: [
      { kind: 'spike-times', id: 'source', size: 1, times: pre },
      { kind: 'spike-times', id: 'teacher', size: 1, times: post.map((time) => time - dt) },
    ],
    synapses: [{ id: 'learning', kind: 'delta', plasticity }],
    connections: [
      { id: 'w', source: 'source', target: 'target', weight, delay, synapse: 'learning' },
      { source: 'teacher', target: 'target', weight: 200 },
    ],
    probes: [{ kind: 'spikes', id: 'raster', target: 'target' }],
    ...more,
  });
}

/** The weight of that synapse `after` ms. */
export function learnt(plasticity: Record<string, unknown>, trains: Trains, after = 1000): number {
  const simulation = compile(taught(plasticity, trains));
  simulation.step(Math.round(after / dt));
  return weightOf(simulation);
}

export function weightOf(simulation: Simulation, connection = 'w', synapse = 0): number {
  return weightsOf(simulation.compiled, connection).at(synapse);
}

export function allWeights(simulation: Simulation, connection = 'w'): number[] {
  const weights = weightsOf(simulation.compiled, connection);
  return Array.from({ length: weights.length }, (_, i) => weights.at(i));
}

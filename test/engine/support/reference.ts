import { getModel } from '../../../engine/models/index.ts';
import type { Connection } from '../../../engine/network/types-connections.ts';
import type { Network } from '../../../engine/network/types.ts';
import { poissonVariate } from '../../../engine/simulation/poisson.ts';
import { createRandom, hashId, type RandomSource } from '../../../engine/simulation/random.ts';

/** Output and net input of every neuron, and output of every stimulus, at one step: by id, then neuron. */
export interface ReferenceStep {
  readonly y: ReadonlyMap<string, readonly number[]>;
  readonly z: ReadonlyMap<string, readonly number[]>;
}

/**
 * The engine's law written down as plainly as it goes: at every step, every neuron sums over every connection what its
 * sources put out `delay` steps ago. No batches, no rows, no ring; the whole history is kept.
 */
export function simulateReference(network: Network, steps: number): ReferenceStep[] {
  const random = createRandom(network.seed);
  const history: ReferenceStep[] = [];
  for (let step = 0; step < steps; step++) {
    const y = new Map<string, number[]>();
    const z = new Map<string, number[]>();
    for (const { id, model, size, parameters } of network.populations) {
      const { b = 0 } = parameters;
      const sums = Array.from({ length: size }, (_, neuron) => {
        return (typeof b === 'number' ? b : (b as readonly number[])[neuron]!) + netInput(network, history, id, neuron);
      });
      z.set(id, sums);
      y.set(
        id,
        sums.map((sum, neuron) => output(model, sum, network.time.dt, () => random.at(hashId(id), neuron, step))),
      );
    }
    for (const stimulus of network.stimuli) {
      const mean = stimulus.kind === 'poisson' ? (stimulus.rate * network.time.dt) / 1000 : 0;
      const uniform = random.at(hashId(stimulus.id), 0, step).uniform;
      const level = 'value' in stimulus ? stimulus.value : 0;
      y.set(stimulus.id, [stimulus.kind === 'poisson' ? poissonVariate(mean, uniform) : level]);
    }
    history.push({ y, z });
  }
  return history;
}

function netInput(network: Network, history: readonly ReferenceStep[], target: string, neuron: number): number {
  let sum = 0;
  for (const delay of delaysOf(network)) {
    for (const source of sourcesInOrder(network)) {
      const outputs = history[history.length - delay]?.y.get(source) ?? [];
      for (let i = 0; i < outputs.length; i++) {
        for (const each of byWeight(network)) {
          if (each.source !== source || each.target !== target || each.delay !== delay) continue;
          if (each.connector === 'AllToAll' || i === neuron) sum += (each.weight as number) * outputs[i]!;
        }
      }
    }
  }
  return sum;
}

/** Longest first: what was sent first was added first, so that sums round alike. */
function delaysOf({ connections }: Network): number[] {
  return [...new Set(connections.map(({ delay }) => delay as number))].sort((a, b) => b - a);
}

function byWeight({ connections }: Network): Connection[] {
  return [...connections].sort((a, b) => (a.weight as number) - (b.weight as number) || (a.id < b.id ? -1 : 1));
}

/** Batches in order of their first population's id, populations in order of id, then stimuli in order of id. */
function sourcesInOrder({ populations, stimuli }: Network): string[] {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  const sorted = [...populations].sort(byId);
  const models = [...new Set(sorted.map(({ model }) => model))];
  return [...models.flatMap((model) => sorted.filter((each) => each.model === model)), ...[...stimuli].sort(byId)].map(
    ({ id }) => id,
  );
}

/** The six models' laws, straight from their equations. */
function output(model: string, z: number, dt: number, random: () => RandomSource): number {
  switch (getModel(model).id) {
    case 'mcculloch-pitts':
    case 'step':
      return z >= 0 ? 1 : 0;
    case 'logistic':
      return 1 / (1 + Math.exp(-z));
    case 'relu':
      return Math.max(0, z) * dt;
    case 'stochastic-binary':
      return random().uniform() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
    default:
      return random().poisson(Math.max(0, z) * dt);
  }
}

import { getModel } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** A source of numbers in [0, 1): mulberry32. */
export type Rng = () => number;

export function createRng(seed: number): Rng {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A current, in the unit of the model's input, at which the defaults fire, and a jump of the membrane that is small. */
const scales: Readonly<Record<string, readonly [current: number, jump: number]>> = {
  lif: [130, 2],
  'lif-adaptive': [150, 2],
  eif: [150, 2],
  adex: [800, 2],
  izhikevich: [10, 2],
  'fitzhugh-nagumo': [0.6, 0.1],
  'morris-lecar': [95, 2],
  'hodgkin-huxley': [12, 2],
  'traub-miles': [300, 2],
};

export interface DrivenOptions {
  readonly model: string;
  readonly size: number;
  readonly rng: Rng;
  /** Of the current that makes it fire. */
  readonly drive: number;
}

/** Two populations of one model in a loop, with parameters and initial values of their own, under currents and spikes. */
export function drivenNetwork(options: DrivenOptions): Network {
  const model = getModel(options.model);
  return networkOf(model.inTime ? inTime(model, options) : byStep(model, options));
}

function inTime(model: NeuronModel, { size, rng, drive }: DrivenOptions): Record<string, unknown> {
  const [current, jump] = scales[model.id]!;
  const share = (fraction: number): number => fraction * current * drive;
  const based = model.jump?.unit === 'mV' ? 'conductance' : 'current';
  const level = share(0.8 + 0.4 * rng());
  return {
    time: { dt: ['hodgkin-huxley', 'traub-miles'].includes(model.id) ? 0.05 : 0.1 },
    seed: Math.floor(rng() * 2 ** 32),
    synapses: [
      { id: 'fast', kind: 'exponential', tau: 2 + rng() },
      { id: 'slow', kind: 'alpha', tau: 3 + rng() },
      { id: 'open', kind: 'exponential', based, tau: 4, reversal: 0 },
      { id: 'shut', kind: 'alpha', based, tau: 2, reversal: -80 },
    ],
    stimuli: [
      rng() < 0.5
        ? { kind: 'constant', id: 'current', value: level }
        : { kind: 'ornstein-uhlenbeck', id: 'current', mean: level, sd: 0.3 * level, tau: 5 },
      { kind: 'poisson', id: 'spikes', rate: 300, size: 3 },
    ],
    populations: ['a', 'b'].map((id) => populationOf(id, model, size, rng)),
    connections: [
      { source: 'current', target: 'a', weight: 1 },
      { source: 'current', target: 'b', weight: 0.9, delay: 4 },
      { source: 'spikes', target: 'a', weight: jump * drive, synapse: 'delta' },
      { source: 'a', target: 'b', weight: 0.5 * jump * drive, delay: { ms: 1.5 }, synapse: 'delta' },
      { source: 'spikes', target: 'b', weight: share(0.05), delay: 3, synapse: 'fast' },
      {
        source: 'a',
        target: 'b',
        weight: share(0.05),
        delay: { ms: { kind: 'uniform', low: 0.1, high: 2 } },
        synapse: 'slow',
      },
      { source: 'b', target: 'a', weight: { kind: 'uniform', low: 0, high: share(0.001) }, delay: 1, synapse: 'open' },
      {
        source: 'b',
        target: 'b',
        weight: share(0.001),
        delay: 7,
        connector: { kind: 'AllToAll', self: false },
        synapse: 'shut',
      },
    ],
  };
}

function byStep(model: NeuronModel, { size, rng }: DrivenOptions): Record<string, unknown> {
  const weights = { kind: 'uniform', low: -0.5, high: 0.5 };
  return {
    seed: Math.floor(rng() * 2 ** 32),
    stimuli: [
      { kind: 'ornstein-uhlenbeck', id: 'level', mean: 0.2, sd: 1, tau: 5 },
      { kind: 'poisson', id: 'spikes', rate: 300, size: 3 },
    ],
    populations: ['a', 'b'].map((id) => ({ ...populationOf(id, model, size, rng), initial: {} })),
    connections: [
      { source: 'level', target: 'a', weight: 1 },
      { source: 'spikes', target: 'a', weight: weights, delay: 2 },
      { source: 'a', target: 'b', weight: { kind: 'uniform', low: 0, high: 0.9 / size }, delay: 3 },
      { source: 'spikes', target: 'b', weight: weights },
      // Its gain stays below 1: linear neurons must not grow without bound.
      { source: 'b', target: 'a', weight: -0.5 / size, delay: 1 },
    ],
  };
}

function populationOf(id: string, model: NeuronModel, size: number, rng: Rng): Record<string, unknown> {
  const spread = (value: number, by: number): number => value * (1 - by + 2 * by * rng());
  const shape = (draw: () => number): number | number[] => (rng() < 0.5 ? draw() : Array.from({ length: size }, draw));
  const parameters = model.parameters.map(({ symbol, default: standard, min, max }) => {
    const draw = (): number =>
      Math.min(
        Math.max(
          symbol === 't_ref' ? 3 * rng() : symbol === 'b' && !model.inTime ? 2 * rng() - 1 : spread(standard, 0.2),
          min,
        ),
        max,
      );
    return [symbol, shape(draw)] as const;
  });
  const initial = initialOf(model).map(([symbol, value]) => [symbol, shape(() => spread(value, 0.05))] as const);
  return {
    id,
    model: model.id,
    size,
    parameters: Object.fromEntries(parameters),
    initial: Object.fromEntries(initial),
  };
}

function initialOf({ id, parsed }: NeuronModel): [string, number][] {
  const { batches } = compile(networkOf({ populations: [{ id: 'n', model: id }] })).compiled;
  return parsed.equations.map(({ name }) => [name, batches[0]!.variables.get(name)![0]!]);
}

import fc from 'fast-check';
import type { Connection } from '../../../engine/network/types-connections.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import type { Network, Population } from '../../../engine/network/types.ts';
import { networkOf } from './networks.ts';

export interface NetworkLimits {
  readonly modelIds?: readonly string[];
  readonly maxPopulations?: number;
}

/** Step-based models with a bias alone, whose law the reference simulator knows. */
const stepBased = ['mcculloch-pitts', 'stochastic-binary', 'poisson-relu', 'step', 'logistic', 'relu'];

/** Weights and levels whose sums round differently in another order, and of which none is −0, which JSON lacks. */
const value = fc.integer({ min: -30, max: 30 }).map((tenths) => (tenths === 0 ? 0 : tenths / 10));

/**
 * Valid networks: up to 4 populations of 1 to 5 neurons, one stimulus of each kind, up to 10 connections with delays of
 * 1 to 5 steps, and probes on everything. Weights out of a neuron that can grow stay small, so that runs stay finite.
 */
export function arbitraryNetwork({ modelIds = stepBased, maxPopulations = 4 }: NetworkLimits = {}) {
  return fc
    .array(population(modelIds), { minLength: 1, maxLength: maxPopulations })
    .map((list) => list.map((each, index) => ({ ...each, id: `p${index}`, label: `p${index}` })))
    .chain((populations) =>
      fc.record({
        populations: fc.constant(populations),
        stimuli,
        connections: fc.array(connection(populations), { maxLength: 10 }).map(named),
        seed: fc.integer({ min: 0, max: 0xffffffff }),
        time: fc.record({ dt: fc.constantFrom(1, 0.5, 0.1) }),
      }),
    )
    .map((parts): Network => networkOf({ ...parts, probes: probesOf(parts.populations, parts.stimuli) }));
}

function population(modelIds: readonly string[]): fc.Arbitrary<Omit<Population, 'id' | 'label'>> {
  return fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc.record({
      model: fc.constantFrom(...modelIds),
      size: fc.constant(size),
      initial: fc.constant({}),
      parameters: fc.oneof(
        fc.constant({}),
        fc.record({ b: value }),
        fc.record({ b: fc.array(value, { minLength: size, maxLength: size }) }),
      ),
    }),
  );
}

const bit = fc.constantFrom<0 | 1>(0, 1);

const stimuli: fc.Arbitrary<Stimulus[]> = fc
  .tuple(bit, bit, value, fc.integer({ min: 0, max: 2000 }))
  .map(([toggle, clamp, constant, rate]) => [
    { kind: 'toggle', id: 'toggle', label: 'A toggle', value: toggle },
    { kind: 'clamp', id: 'clamp', label: 'A clamp', value: clamp },
    { kind: 'constant', id: 'constant', label: 'A constant', value: constant },
    { kind: 'poisson', id: 'poisson', label: 'A Poisson source', rate, size: 1 },
  ]);

function connection(populations: readonly Population[]): fc.Arbitrary<Omit<Connection, 'id'>> {
  const sources = [...populations.map(({ id }) => id), 'toggle', 'clamp', 'constant', 'poisson'];
  const sizes = new Map(populations.map(({ id, size }) => [id, size]));
  return fc
    .record({
      source: fc.constantFrom(...sources),
      target: fc.constantFrom(...populations.map(({ id }) => id)),
      oneToOne: fc.boolean(),
      weight: value.map((w) => w / 10),
      delay: fc.integer({ min: 1, max: 5 }),
      bound: fc.boolean(),
    })
    .map(({ oneToOne, bound, ...rest }) => ({
      ...rest,
      connector: oneToOne && (sizes.get(rest.source) ?? 1) === sizes.get(rest.target) ? 'OneToOne' : 'AllToAll',
      synapse: 'auto',
      sign: !bound ? 'either' : rest.weight < 0 ? 'inhibitory' : 'excitatory',
    }));
}

function named(connections: Omit<Connection, 'id'>[]): Connection[] {
  return connections.map((each, index) => ({ ...each, id: `c${index}` }));
}

function probesOf(populations: readonly Population[], sources: readonly Stimulus[]): unknown[] {
  return [
    ...[...populations, ...sources].map(({ id }) => ({ kind: 'spikes', target: id })),
    ...populations.map(({ id, size }) => ({ kind: 'trace', target: id, neuron: size - 1, variable: 'z' })),
    ...populations.map(({ id }) => ({ kind: 'trace', target: id, variable: 'y' })),
    { kind: 'lamp', id: 'out', target: populations[0]!.id, expect: 'toggle & !toggle' },
  ];
}

import { watchedIn } from '../../engine/compare/check-comparison.ts';
import { leastDuration, suitableDuration } from '../../engine/compare/duration.ts';
import { asDrawn } from '../../engine/compare/mapping/map-network.ts';
import type { MappingOverrides, RuleId } from '../../engine/compare/mapping/types.ts';
import type { CompareOptions, NeuronAt } from '../../engine/compare/types.ts';
import { circuitOutputs } from '../../engine/logic/circuit.ts';
import { flattenNetwork } from '../../engine/network/flatten.ts';
import type { Network } from '../../engine/network/types.ts';

/** What is chosen for a comparison of models; null is what the engine takes by itself. */
export interface ModelsChoices {
  readonly models: readonly string[];
  readonly rule: RuleId | null;
  readonly seed: number | null;
  readonly duration: number;
  /** ms, rising. */
  readonly windows: readonly number[] | null;
  readonly sets: readonly SetNumber[];
}

/** A number in place of what the rule of a model would choose, by the name that `nandrite compare --set` gives it. */
export interface SetNumber {
  readonly model: string;
  /** `gain`, the id of a connection, or `POPULATION.SYMBOL`. */
  readonly name: string;
  readonly value: number;
}

export const fewestModels = 2;
export const mostModels = 6;
/** Points of a trace at most, and of a ms: a spike of Hodgkin and Huxley's is to be seen at its height. */
const mostPoints = 20_000;
const pointsPerMs = 10;
const mostWatched = 8;

/** Names that need no part of the circuit. */
export const plainNames = ['gain', 'offset', 'tau', 'dt', 'rateScale'] as const;

/** The circuit as it is, and what shows most beside it. */
export function defaultChoices(network: Network | null): ModelsChoices {
  const own = new Set(network && flattenNetwork(network).populations.map(({ model }) => model));
  const others = ['stochastic-binary', 'logistic', 'lif', 'izhikevich'].filter((id) => own.size > 1 || !own.has(id));
  const models = [asDrawn, ...others.slice(0, 3)];
  const duration = network ? suitableDuration(network) : leastDuration;
  return { models, rule: null, seed: null, duration, windows: null, sets: [] };
}

/** As the engine takes them. A neuron that was asked for is watched besides those that are by themselves. */
export function optionsOf(
  { models, rule, seed, duration, windows, sets }: ModelsChoices,
  network: Network,
  chosen: NeuronAt | null = outputNeuron(network),
): CompareOptions {
  return {
    ...{ models, duration, overrides: overridesOf(sets) },
    points: Math.max(1, Math.min(mostPoints, Math.ceil(pointsPerMs * duration))),
    pointsPerMs,
    ...(rule && { rule }),
    ...(seed !== null && { seed }),
    ...(windows && { windows }),
    watched: watchedOf(network, chosen),
  };
}

/** The neuron that is looked at first: what comes out, under the first lamp, or of the last population that sends to no other. */
export function outputNeuron(network: Network): NeuronAt | null {
  const flat = flattenNetwork(network);
  const [lamp] = circuitOutputs(flat);
  if (lamp) return { population: lamp.target, neuron: lamp.neuron };
  const sources = new Set(flat.connections.map(({ source, target }) => (source === target ? null : source)));
  const last = flat.populations.filter(({ id }) => !sources.has(id)).at(-1) ?? flat.populations.at(-1);
  return last ? { population: last.id, neuron: 0 } : null;
}

/** First those that the shell shows. */
function watchedOf(network: Network, chosen: NeuronAt | null): NeuronAt[] {
  const flat = flattenNetwork(network);
  const firsts = flat.populations.map(({ id }) => ({ population: id, neuron: 0 }));
  const isThere = flat.populations.some(({ id, size }) => id === chosen?.population && chosen.neuron < size);
  const all = [...watchedIn(flat), ...firsts];
  const once = [...new Map(all.map((each) => [neuronKey(each), each])).values()].slice(0, mostWatched);
  if (!chosen || !isThere || once.some((each) => neuronKey(each) === neuronKey(chosen))) return once;
  return [...once, chosen];
}

export function neuronKey({ population, neuron }: NeuronAt): string {
  return `${population} ${neuron}`;
}

export function overridesOf(sets: readonly SetNumber[]): Record<string, MappingOverrides> {
  const all: Record<string, MappingOverrides> = {};
  for (const { model, name, value } of sets)
    all[model] = { ...all[model], ...overrideOf(all[model] ?? {}, name, value) };
  return all;
}

function overrideOf(before: MappingOverrides, name: string, value: number): MappingOverrides {
  if (plainNames.some((each) => each === name)) return { [name]: value };
  const dot = name.indexOf('.');
  if (dot < 0) return { weights: { ...before.weights, [name]: value } };
  const [population, symbol] = [name.slice(0, dot), name.slice(dot + 1)];
  return {
    parameters: { ...before.parameters, [population]: { ...before.parameters?.[population], [symbol]: value } },
  };
}

/** The same comparison in a shell. */
export function shellCommand({ models, rule, seed, duration, windows, sets }: ModelsChoices, file: string): string {
  return [
    `nandrite compare ${/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`}`,
    `--models ${models.join(',')}`,
    ...(rule ? [`--rule ${rule}`] : []),
    ...(seed !== null ? [`--seed ${seed}`] : []),
    `--duration ${duration}`,
    ...(windows ?? []).map((window) => `--window ${window}`),
    ...sets.map(({ model, name, value }) => `--set ${model}.${name}=${value}`),
  ].join(' ');
}

import type { NeuronModel } from '../../models/types.ts';
import { takesSums } from '../../network/synapse-of.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { Stimulus } from '../../network/types-stimuli.ts';
import type { Population } from '../../network/types.ts';
import { hasBias } from './bias.ts';
import type { Crossing, CrossingPlan } from './plan.ts';
import { shiftValues } from './scale.ts';
import { parameterOf } from './signals.ts';
import type { MappingNote, PopulationChange } from './types.ts';

type Values = Population['parameters'][string];

/** A population under its new model, and what drives it beside its inputs: c + k·b is a bias, or a constant input. */
export interface MappedPopulation {
  readonly population: Population;
  readonly drive: { readonly stimulus: Stimulus; readonly connection: Connection } | null;
  readonly change: PopulationChange;
  readonly notes: readonly MappingNote[];
}

export function mapPopulation(crossing: Crossing, plan: CrossingPlan): MappedPopulation {
  const { population, from, to, overrides } = crossing;
  const path = `populations.${population.id}`;
  const notes: MappingNote[] = plan.notes.map((message) => ({ path, message }));
  const bias = biasOf(from, population);
  const shifted = shiftValues(bias, plan.gain, plan.offset);
  if (shifted === null)
    notes.push({ path: `${path}.parameters.b`, message: 'is a law that has no shifted one; its middle is used' });
  const input = shifted ?? plan.offset + plan.gain * parameterOf(population, from, 'b')!;
  const own = Object.hasOwn(overrides.parameters ?? {}, population.id) ? overrides.parameters![population.id]! : {};
  const parameters: Population['parameters'] = { ...(takesSums(to) && { b: input }), ...own };
  return {
    population: { ...population, model: to.id, parameters, initial: {} },
    drive: takesSums(to) ? null : driveOf(population, input, crossing.network.stimuli),
    change: {
      ...{ population: population.id, from: from.id, to: to.id, isKept: false },
      input: { gain: plan.gain, offset: plan.offset, unit: inputUnit(to) },
      outputScale: plan.outputScale,
      set: [setValue(takesSums(to) ? 'b' : 'constant input', input, inputUnit(to)), ...setParameters(to, own)],
      ...{ fit: plan.fit, threshold: plan.threshold },
    },
    notes: [...notes, ...lost(crossing, path)],
  };
}

export function setParameters(
  { parameters }: NeuronModel,
  values: Population['parameters'],
): PopulationChange['set'][number][] {
  return Object.entries(values).map(([symbol, value]) =>
    setValue(symbol, value, parameters.find((each) => each.symbol === symbol)?.unit ?? '1'),
  );
}

function setValue(symbol: string, value: Values, unit: string): PopulationChange['set'][number] {
  return { symbol, value: typeof value === 'number' ? value : 'one a neuron', unit };
}

/** Unit of what the inputs of a model add up to. */
export function inputUnit(model: NeuronModel): string {
  const ofBias = model.parameters.find(({ symbol }) => symbol === 'b')?.unit;
  return takesSums(model) ? (ofBias ?? '1') : (model.inputs[0]?.unit ?? '1');
}

function biasOf(from: NeuronModel, { parameters }: Population): Values {
  return hasBias(from) && Object.hasOwn(parameters, 'b') ? parameters.b! : 0;
}

function lost({ population, from, to }: Crossing, path: string): MappingNote[] {
  const symbols = Object.keys(population.parameters).filter((symbol) => symbol !== 'b' || !hasBias(from));
  return [
    ...symbols.map((symbol) => ({
      path: `${path}.parameters.${symbol}`,
      message: `has no counterpart: ${to.id} has its own defaults, which the rule takes into account`,
    })),
    ...Object.keys(population.initial).map((symbol) => ({
      path: `${path}.initial.${symbol}`,
      message: `has no counterpart: ${to.id} begins as its model says`,
    })),
  ];
}

/** A constant of 1 with the input as its weight, one a neuron where they differ. */
function driveOf(population: Population, input: Values, stimuli: readonly Stimulus[]): MappedPopulation['drive'] {
  if (input === 0) return null;
  const taken = new Set(stimuli.map(({ id }) => id));
  let id = `offset_${population.id.replaceAll(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 60);
  while (taken.has(id)) id += '_';
  const isList = typeof input !== 'number' && !('kind' in input);
  return {
    stimulus: { id, label: `offset of ${population.label}`, kind: 'constant', value: 1 },
    connection: {
      ...{ id: `${id}_w`, source: id, target: population.id, delay: 1, sign: 'either', synapse: 'current' },
      connector: isList ? { kind: 'FromList', list: input.map((each, k) => [0, k, each]) } : 'AllToAll',
      weight: isList ? 0 : input,
    },
  };
}

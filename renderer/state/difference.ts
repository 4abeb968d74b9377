import { given } from '../../engine/network/given.ts';
import { getModel } from '../../engine/models/index.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Change } from '../worker/protocol.ts';

/** What a running simulation must do after an edit. */
export type Difference =
  /** Nothing: only names or places changed. */
  | { readonly kind: 'none' }
  /** Go on, with these values changed. */
  | { readonly kind: 'values'; readonly changes: readonly Change[] }
  /** Start again: it is another circuit. */
  | { readonly kind: 'structure' };

/** Compares what a simulation is made of, before and after an edit. */
export function differenceOf(before: Network, after: Network): Difference {
  if (structureOf(before) !== structureOf(after)) return { kind: 'structure' };
  const changes = [...levelChanges(before, after), ...weightChanges(before, after), ...parameterChanges(before, after)];
  return changes.length > 0 ? { kind: 'values', changes } : { kind: 'none' };
}

/** All that no intervention can change, as one text. */
function structureOf(network: Network): string {
  const { time, seed, models, synapses, populations, stimuli, connections, probes, events } = network;
  return JSON.stringify([
    time,
    seed,
    models.map(({ id, text }) => [id, text]),
    synapses.map(({ label: _, ...synapse }) => synapse),
    events,
    populations.map(({ id, model, size, parameters, initial }) => [id, model, size, listsOnly(parameters), initial]),
    stimuli.map(withoutLevel),
    // A declared sign binds every weight that may come.
    connections.map(({ weight, ...connection }) => ({
      ...connection,
      law: typeof weight === 'number' ? null : weight,
    })),
    probes.map((probe) => (probe.kind === 'lamp' ? null : { ...probe, label: '' })),
  ]);
}

function listsOnly(parameters: Network['populations'][number]['parameters']): unknown {
  return Object.entries(parameters).filter(([, value]) => typeof value !== 'number');
}

interface Level {
  readonly name: string;
  readonly value: number;
}

/** The number of a stimulus that a running simulation can change, if it has one; a toggle's is only its value at step 0. */
function levelOf(stimulus: Stimulus): Level | null {
  switch (stimulus.kind) {
    case 'clamp':
    case 'constant':
    case 'step':
      return { name: 'value', value: stimulus.value };
    case 'poisson':
      return { name: 'rate', value: stimulus.rate };
    case 'sine':
      return { name: 'amplitude', value: stimulus.amplitude };
    case 'ornstein-uhlenbeck':
      return { name: 'mean', value: stimulus.mean };
    case 'toggle':
    case 'ramp':
    case 'spike-times':
      return null;
  }
}

function withoutLevel(stimulus: Stimulus): unknown {
  const level = levelOf(stimulus);
  return { ...stimulus, label: '', ...(level && { [level.name]: null }) };
}

function levelChanges(before: Network, after: Network): Change[] {
  return after.stimuli.flatMap((stimulus, index) => {
    const level = levelOf(stimulus);
    const isSame = !level || levelOf(before.stimuli[index]!)?.value === level.value;
    return isSame ? [] : [{ kind: 'level', stimulus: stimulus.id, value: level.value } as const];
  });
}

function weightChanges(before: Network, after: Network): Change[] {
  return after.connections.flatMap(({ id, weight }, index) =>
    typeof weight !== 'number' || before.connections[index]!.weight === weight
      ? []
      : [{ kind: 'weight', connection: id, value: weight } as const],
  );
}

/** A parameter that is not set has its model's default, also when an undo has taken it back. */
function parameterChanges(before: Network, after: Network): Change[] {
  return after.populations.flatMap(({ id, model, parameters }, index) => {
    const old = before.populations[index]!.parameters;
    return getModel(model, after.models).parameters.flatMap(({ symbol, default: standard }) => {
      const value = given(parameters, symbol) ?? standard;
      const isSame = typeof value !== 'number' || (given(old, symbol) ?? standard) === value;
      return isSame ? [] : [{ kind: 'parameter', population: id, symbol, value } as const];
    });
  });
}

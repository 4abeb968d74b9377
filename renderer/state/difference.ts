import { flattenNetwork } from '../../engine/network/flatten.ts';
import { given } from '../../engine/network/given.ts';
import { getModel } from '../../engine/models/index.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Renamed } from '../network/input-names.ts';
import type { Change } from '../worker/protocol.ts';
import { kindsIn } from './clipboard.ts';
import { renamedInputs, withRenamed } from './with-ids.ts';

/** What a running simulation must do after an edit. */
export type Difference =
  /** Nothing: only names or places changed. */
  | { readonly kind: 'none' }
  /** Go on, with these inputs renamed and values changed, and record other probes unless `probes` is null. */
  | {
      readonly kind: 'values';
      readonly renamed: Renamed;
      readonly changes: readonly Change[];
      readonly probes: Network['probes'] | null;
    }
  /** Start again: it is another circuit. */
  | { readonly kind: 'structure'; readonly why: string };

/** Compares what a simulation is made of, before and after an edit. */
export function differenceOf(old: Network, drawnAfter: Network): Difference {
  const renamed = renamedInputs(old, drawnAfter);
  const drawnBefore = withRenamed(old, renamed);
  const [before, after] = [flattenNetwork(drawnBefore), flattenNetwork(drawnAfter)];
  const why = whyAnew(before, after) ?? (isSame(insideOf(drawnBefore), insideOf(drawnAfter)) ? null : othersRecorded);
  if (why !== null) return { kind: 'structure', why };
  const changes = [...levelChanges(before, after), ...weightChanges(before, after), ...parameterChanges(before, after)];
  const probes = isSame(probesOf(drawnBefore), probesOf(drawnAfter)) ? null : drawnAfter.probes;
  const isOther = renamed.length > 0 || changes.length > 0 || probes !== null;
  return isOther ? { kind: 'values', renamed, changes, probes } : { kind: 'none' };
}

/** Why a simulation is built anew where it cannot record other probes on its way. */
export const othersRecorded = 'what is recorded has changed';

function probesOf({ probes }: Pick<Network, 'probes'>): Lazy {
  return { from: probes, read: () => probes.map((probe) => (probe.kind === 'lamp' ? null : { ...probe, label: '' })) };
}

/** The probes within chips, which no running simulation changes; a type without chips has no part in it. */
function insideOf(network: Network): Lazy {
  const read = (): unknown =>
    kindsIn(network, network).chipTypes.map(({ id, circuit }) => [id, probesOf(circuit).read()]);
  return { from: network.chipTypes, read };
}

/** What changed that no intervention can change; null when nothing did. */
function whyAnew(before: Network, after: Network): string | null {
  const [old, now] = [structureOf(before), structureOf(after)];
  return old.find(({ value }, index) => !isSame(value, now[index]!.value))?.why ?? null;
}

/** What an edit left alone is still the same object, or at least reads the same. */
function isSame(a: Lazy, b: Lazy): boolean {
  return a.from === b.from || JSON.stringify(a.read()) === JSON.stringify(b.read());
}

interface Lazy {
  readonly from: unknown;
  read(): unknown;
}

/** All that a simulation is built from, each with why it is built anew when it changes. */
function structureOf(network: Network): readonly { readonly why: string; readonly value: Lazy }[] {
  const { time, seed, models, synapses, populations, stimuli, connections, events } = network;
  const part = <T>(why: string, from: T, read: (from: T) => unknown): { why: string; value: Lazy } => ({
    why,
    value: { from, read: () => read(from) },
  });
  return [
    part('the time step has changed', time.dt, (dt) => dt),
    part('the seed has changed', seed, (value) => value),
    part('a model has changed', models, (all) => all.map(({ id, text }) => [id, text])),
    part('a kind of synapse has changed', synapses, (all) => all.map(({ label: _, ...synapse }) => synapse)),
    part('an event has changed', events, (all) => all),
    part('its neurons have changed', populations, (all) =>
      all.map(({ id, model, size, parameters, initial }) => [id, model, size, listsOnly(parameters), initial]),
    ),
    part('its inputs have changed', stimuli, (all) => all.map(withoutLevel)),
    // A declared sign binds every weight that may come.
    part('its connections have changed', connections, (all) =>
      all.map(({ weight, ...connection }) => ({ ...connection, law: typeof weight === 'number' ? null : weight })),
    ),
  ];
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

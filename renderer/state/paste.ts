import { mergeChipTypes } from '../../engine/chips/merge.ts';
import type { ModelSource } from '../../engine/equations/types.ts';
import { readEnd } from '../../engine/network/chip-ports.ts';
import { isSameJson } from '../../engine/network/same-json.ts';
import type { Chip } from '../../engine/network/types-chips.ts';
import type { SynapseType } from '../../engine/network/types-synapses.ts';
import type { Network, Position } from '../../engine/network/types.ts';
import type { Clip } from './clipboard.ts';
import { freeChipLabel } from './free-id.ts';
import { freeModelId } from './own-models.ts';
import { suitableTime } from './suitable-time.ts';

export interface Pasted {
  readonly network: Network;
  /** The new parts that have a body: populations, stimuli, lamps, chips and notes. */
  readonly ids: readonly string[];
}

/**
 * Adds copied parts under ids that are free, moved by `by`; a label that was the id goes with it. Models, synapses and chip
 * types that are here already are shared.
 */
export function pasteParts(network: Network, clip: Clip, by: Position): Pasted {
  const { parts, wires } = freeNames(network, clip);
  const named = (id: string): string => parts.get(id) ?? id;
  const models = mergeModels(network, clip.models);
  const synapses = mergeSynapses(
    network,
    clip.synapses.map((one) => taughtBy(one, named)),
  );
  const types = mergeChipTypes(network.chipTypes, clip.chipTypes, { models: models.ids, synapses: synapses.ids });
  const end = (text: string): string => {
    const { id, port } = readEnd(text);
    return port === null ? named(id) : `${named(id)}.${port}`;
  };
  const rename = <T extends { readonly id: string; readonly label: string }>(part: T): T => {
    const id = named(part.id);
    return { ...part, id, label: part.label === part.id ? id : part.label };
  };
  const populations = clip.populations.map((one) => ({
    ...rename(one),
    model: models.ids.get(one.model) ?? one.model,
  }));
  const stimuli = clip.stimuli.map(rename);
  const probes = clip.probes.map((probe) => {
    const target = probe.kind === 'weights' ? (wires.get(probe.target) ?? probe.target) : end(probe.target);
    const next = { ...rename(probe), target };
    return next.kind === 'lamp' ? { ...next, expect: renamedIn(next.expect, parts) } : next;
  });
  const connections = clip.connections.map((one) => ({
    ...one,
    id: wires.get(one.id) ?? one.id,
    source: end(one.source),
    target: end(one.target),
    synapse: synapses.ids.get(one.synapse) ?? one.synapse,
  }));
  const chips = clip.chips.reduce<readonly Chip[]>((sofar, one) => {
    const label = freeChipLabel({ chips: [...network.chips, ...sofar] }, one.label.replace(/ \(\d+\)$/, ''));
    const next = {
      ...rename({ ...one, label: one.label === one.id ? one.id : label }),
      type: types.names.get(one.type)!,
    };
    return [...sofar, next];
  }, []);
  const notes = clip.notes.map((one) => ({ ...one, id: named(one.id) }));
  const layout = Object.entries(clip.layout).map(
    ([id, { x, y }]) => [named(id), { x: x + by.x, y: y + by.y }] as const,
  );
  const next: Network = {
    ...network,
    models: models.all,
    synapses: synapses.all,
    chipTypes: types.items,
    populations: [...network.populations, ...populations],
    stimuli: [...network.stimuli, ...stimuli],
    connections: [...network.connections, ...connections],
    probes: [...network.probes, ...probes],
    chips: [...network.chips, ...chips],
    notes: [...network.notes, ...notes],
    layout: { ...network.layout, ...Object.fromEntries(layout) },
  };
  const inner = types.items.filter((type) => !network.chipTypes.includes(type));
  const used = [...populations, ...inner.flatMap(({ circuit }) => circuit.populations)];
  const time = used.reduce((sofar, { model }) => suitableTime({ ...next, time: sofar }, model), network.time);
  const lamps = probes.filter(({ kind }) => kind === 'lamp');
  return {
    network: { ...next, time },
    ids: [...populations, ...stimuli, ...lamps, ...chips, ...notes].map(({ id }) => id),
  };
}

/** The synapse with the copy of its reward for its reward. */
function taughtBy(synapse: SynapseType, named: (id: string) => string): SynapseType {
  const { plasticity } = synapse;
  if (plasticity?.kind !== 'reward-stdp') return synapse;
  return { ...synapse, plasticity: { ...plasticity, reward: named(plasticity.reward) } };
}

interface Names {
  /** New ids of populations, stimuli, probes, chips and notes, by the old. */
  readonly parts: ReadonlyMap<string, string>;
  readonly wires: ReadonlyMap<string, string>;
}

/** Ids of the clip that are taken become the next that are free: of `n1` the next `n…`, of an input the next letter. */
function freeNames(network: Network, clip: Clip): Names {
  const { populations, stimuli, probes, chips, notes } = network;
  const bodies = takenBy([...populations, ...stimuli, ...probes, ...chips, ...notes]);
  const inputs = clip.stimuli.map(
    ({ id }) => [id, bodies.name(id, id.length === 1 ? nextLetter : nextNumber)] as const,
  );
  const others = [...clip.populations, ...clip.probes, ...clip.chips, ...clip.notes].map(
    ({ id }) => [id, bodies.name(id, nextNumber)] as const,
  );
  const wires = takenBy(network.connections);
  return {
    parts: new Map([...inputs, ...others]),
    wires: new Map(clip.connections.map(({ id }) => [id, wires.name(id, nextNumber)])),
  };
}

type Next = (taken: ReadonlySet<string>, id: string) => string;

/** Gives out ids, each once. */
function takenBy(items: readonly { readonly id: string }[]): { name(id: string, next: Next): string } {
  const taken = new Set(idsOf(items));
  return {
    name(id, next) {
      const free = taken.has(id) ? next(taken, id) : id;
      taken.add(free);
      return free;
    },
  };
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function nextNumber(taken: ReadonlySet<string>, id: string): string {
  const stem = id.replace(/\d+$/, '');
  let number = Number(id.slice(stem.length)) || 1;
  while (taken.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

function nextLetter(taken: ReadonlySet<string>, id: string): string {
  return [...'abcdefghijklmopqrstuvwxyz'].find((letter) => !taken.has(letter)) ?? nextNumber(taken, id);
}

/** An expectation names inputs by their ids. */
function renamedIn(expression: string, names: ReadonlyMap<string, string>): string {
  return expression.replace(/[A-Za-z]\w*/g, (name) => names.get(name) ?? name);
}

/** Models of both; one of the same id and another text gets an id of its own. */
function mergeModels(network: Network, own: readonly ModelSource[]): Merged<ModelSource> {
  return own.reduce<Merged<ModelSource>>(
    ({ all, ids }, model) => {
      const known = all.find(({ id }) => id === model.id);
      if (!known) return { all: [...all, model], ids };
      if (known.text === model.text) return { all, ids };
      const id = freeModelId({ ...network, models: all }, model.id);
      const { twin: _, ...alone } = model;
      return { all: [...all, { ...alone, id }], ids: new Map(ids).set(model.id, id) };
    },
    { all: network.models, ids: new Map() },
  );
}

function mergeSynapses(network: Network, own: readonly SynapseType[]): Merged<SynapseType> {
  return own.reduce<Merged<SynapseType>>(
    ({ all, ids }, synapse) => {
      const known = all.find(({ id }) => id === synapse.id);
      if (!known) return { all: [...all, synapse], ids };
      if (isSameJson(known, synapse)) return { all, ids };
      const id = nextNumber(new Set(idsOf(all)), synapse.id);
      return { all: [...all, { ...synapse, id }], ids: new Map(ids).set(synapse.id, id) };
    },
    { all: network.synapses, ids: new Map() },
  );
}

interface Merged<T> {
  readonly all: readonly T[];
  /** Ids that had to change. */
  readonly ids: ReadonlyMap<string, string>;
}

import { findModel } from '../../engine/models/index.ts';
import { recordable } from '../../engine/models/recordable.ts';
import { countsAsSpikes } from '../../engine/network/sources.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network, Position } from '../../engine/network/types.ts';
import { drivenModel } from '../../engine/synapses/driven-model.ts';
import { toggleSpikes, toggleTrace } from './edits.ts';
import { partName } from './part-names.ts';

/** What the palette can record of a neuron: all its spikes, or its potential (of a model in steps its sum). */
export type ProbeItem = 'spikes' | 'trace';

export type ProbeAdded =
  | { readonly ok: true; readonly network: Network; readonly name: string }
  | { readonly ok: false; readonly issue: Issue };

/** Begins to record a population or stimulus; says why where there is nothing to record, or it is recorded already. */
export function addProbe(network: Network, kind: ProbeItem, target: string | null): ProbeAdded {
  if (target === null) return refused('it was put on nothing', 'a neuron under it, or one that is selected');
  const label = partName(network, target);
  const variable = kind === 'trace' ? potentialOf(network, target) : null;
  const possible = kind === 'spikes' ? firesSpikes(network, target) : variable !== null;
  if (!possible) return refused(`${label} has no ${kind === 'spikes' ? 'spikes' : 'potential'}`, 'a neuron that has');
  const what = variable === null ? `the spikes of ${label}` : `${variable} of ${label}`;
  const known = network.probes.some(
    (probe) =>
      probe.target === target && probe.kind === kind && (probe.kind !== 'trace' || probe.variable === variable),
  );
  if (known) return refused(`${what}: recorded already`, 'another neuron');
  const recorded = variable === null ? toggleSpikes(network, target) : toggleTrace(network, target, variable);
  return { ok: true, network: recorded, name: `record ${what}` };
}

/** The neuron or stimulus that a place on the canvas belongs to. */
export function partAt({ populations, stimuli, layout }: Network, { x, y }: Position): string | null {
  const distance = (id: string): number => Math.hypot((layout[id]?.x ?? Infinity) - x, (layout[id]?.y ?? Infinity) - y);
  const [nearest] = [...populations, ...stimuli].map(({ id }) => id).sort((a, b) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest) <= reach ? nearest : null;
}

/** Canvas units: a soma and the room around it. */
const reach = 50;

function firesSpikes({ populations, stimuli, models }: Network, id: string): boolean {
  const population = populations.find((one) => one.id === id);
  if (population) return findModel(population.model, models)?.output === 'spikes';
  const stimulus = stimuli.find((one) => one.id === id);
  return stimulus !== undefined && countsAsSpikes(stimulus);
}

function potentialOf(network: Network, id: string): string | null {
  const population = network.populations.find((one) => one.id === id);
  const plain = population && findModel(population.model, network.models);
  if (!population || !plain) return null;
  const model = drivenModel(plain, population, network);
  const state = model.parsed.equations.map(({ name }) => name);
  const symbols = recordable(model).map(({ symbol }) => symbol);
  return symbols.find((symbol) => (model.inTime ? state.includes(symbol) : symbol === 'z')) ?? symbols[0] ?? null;
}

function refused(message: string, expected: string): ProbeAdded {
  return { ok: false, issue: { path: '', message, expected } };
}

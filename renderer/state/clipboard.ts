import { byId } from '../../engine/network/by-id.ts';
import { readEnd } from '../../engine/network/chip-ports.ts';
import { parseNetworkText, serializeNetwork } from '../../engine/network/parse.ts';
import type { Issue, Parsed } from '../../engine/network/issue.ts';
import type { ChipType, Circuit } from '../../engine/network/types-chips.ts';
import type { SynapseType } from '../../engine/network/types-synapses.ts';
import type { Network, Position } from '../../engine/network/types.ts';

/**
 * Parts of a network as a network of their own, which is also how they travel through the system's clipboard: some parts
 * can be pasted as text into a file, and a whole file as parts.
 */
export type Clip = Network;

/**
 * The chosen populations, stimuli, chips and notes with all that is between them and all that measures them, lamps
 * included, and what rewards their synapses: these cannot learn without. What else leads out of the choice stays behind,
 * as do events; so does a chosen lamp without its neuron. `places` says where parts without a layout are shown.
 */
export function copyParts(network: Network, ids: ReadonlySet<string>, places: ReadonlyMap<string, Position>): Clip {
  const chosen = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.filter(({ id }) => ids.has(id));
  const [populations, stimuli] = [chosen(network.populations), chosen(network.stimuli)];
  const [chips, notes] = [chosen(network.chips), chosen(network.notes)];
  const taken = new Set([...populations, ...stimuli, ...chips].map(({ id }) => id));
  const isTaken = (end: string): boolean => taken.has(readEnd(end).id);
  const connections = network.connections.filter(({ source, target }) => isTaken(source) && isTaken(target));
  const inner = new Set(connections.map(({ id }) => id));
  const probes = network.probes.filter(({ kind, target }) =>
    kind === 'weights' ? inner.has(target) : isTaken(target),
  );
  const placed = [...populations, ...stimuli, ...probes, ...chips, ...notes].map(({ id }) => id);
  const parts = { populations, stimuli, connections, probes, chips, notes, layout: layoutOf(placed, places) };
  const kinds = kindsIn(network, parts);
  const missing = rewardsOf(network, kinds.synapses).filter((id) => !taken.has(id));
  if (missing.length > 0) return copyParts(network, new Set([...ids, ...missing]), places);
  return { ...network, name: 'Copied parts', note: '', events: [], ...parts, ...kinds };
}

/** The populations and stimuli whose signal teaches these synapses. */
function rewardsOf({ populations, stimuli }: Network, synapses: readonly SynapseType[]): string[] {
  const rewards = new Set(
    synapses.map(({ plasticity }) => (plasticity?.kind === 'reward-stdp' ? plasticity.reward : null)),
  );
  return [...populations, ...stimuli].map(({ id }) => id).filter((id) => rewards.has(id));
}

/** What a circuit of a network is made of: its models, synapses and chip types, and theirs. */
export function kindsIn(network: Network, circuit: Circuit): Pick<Network, 'models' | 'synapses' | 'chipTypes'> {
  const types = new Set<ChipType>();
  const circuits = [circuit];
  for (const { chips } of circuits) {
    for (const { type } of chips) {
      const found = byId(network.chipTypes).get(type);
      if (found && !types.has(found)) circuits.push(types.add(found) && found.circuit);
    }
  }
  const models = new Set(circuits.flatMap(({ populations }) => populations.map(({ model }) => model)));
  const synapses = new Set(circuits.flatMap(({ connections }) => connections.map(({ synapse }) => synapse)));
  return {
    models: network.models.filter(({ id, twin }) => models.has(id) || isTwinOf(network, models, id, twin)),
    synapses: network.synapses.filter(({ id }) => synapses.has(id)),
    chipTypes: network.chipTypes.filter((type) => types.has(type)),
  };
}

/** A model and its step-by-step twin name each other: neither can be without the other. */
function isTwinOf({ models }: Network, wanted: ReadonlySet<string>, id: string, twin: string | undefined): boolean {
  return (twin !== undefined && wanted.has(twin)) || models.some((one) => wanted.has(one.id) && one.twin === id);
}

function layoutOf(ids: readonly string[], places: ReadonlyMap<string, Position>): Record<string, Position> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const place = places.get(id);
      return place ? [[id, { x: place.x, y: place.y }] as const] : [];
    }),
  );
}

export function isEmptyClip({ populations, stimuli, chips, notes }: Clip): boolean {
  return [populations, stimuli, chips, notes].every((list) => list.length === 0);
}

export function clipText(clip: Clip): string {
  return serializeNetwork(clip);
}

/** Text of the system's clipboard → parts, or why it holds none. */
export function readClip(text: string): Parsed<Clip> {
  // Without the name of the format it is something else, and where its JSON goes wrong is no help.
  if (!text.includes('nandrite.network')) return { ok: false, issues: [foreign(text)] };
  const parsed = parseNetworkText(text);
  if (!parsed.ok) return { ok: false, issues: parsed.issues.map(ofClipboard) };
  return isEmptyClip(parsed.value) ? { ok: false, issues: [nothing] } : parsed;
}

const pasteable = 'parts that were copied in Nandrite, or the text of a network file';

const nothing: Issue = { path: 'clipboard', message: 'found a circuit without parts', expected: pasteable };

/** Says what it was, by its beginning. */
function foreign(text: string): Issue {
  const said = text.trim().replace(/\s+/g, ' ');
  const quoted = said.length > longestQuote ? `${said.slice(0, longestQuote)}…` : said;
  const message = said === '' ? 'found no text' : `found “${quoted}”, which is no part of a circuit`;
  return { path: 'clipboard', message, expected: pasteable };
}

const longestQuote = 40;

function ofClipboard({ path, message, expected }: Issue): Issue {
  const where = path === '' ? 'clipboard' : `clipboard, ${path}`;
  return { path: where, message: message.replace('the file', 'the pasted text'), expected };
}

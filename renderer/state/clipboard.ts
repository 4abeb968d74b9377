import { parseNetworkText, serializeNetwork } from '../../engine/network/parse.ts';
import type { Issue, Parsed } from '../../engine/network/issue.ts';
import type { Network, Position } from '../../engine/network/types.ts';

/**
 * Parts of a network as a network of their own, which is also how they travel through the system's clipboard: some parts
 * can be pasted as text into a file, and a whole file as parts.
 */
export type Clip = Network;

/**
 * The chosen populations and stimuli with all that is between them and all that measures them, lamps included. What leads
 * out of the choice stays behind, as do events; so does a chosen lamp without its neuron. `places` says where parts without
 * a layout are shown.
 */
export function copyParts(network: Network, ids: ReadonlySet<string>, places: ReadonlyMap<string, Position>): Clip {
  const populations = network.populations.filter(({ id }) => ids.has(id));
  const stimuli = network.stimuli.filter(({ id }) => ids.has(id));
  const taken = new Set([...populations, ...stimuli].map(({ id }) => id));
  const connections = network.connections.filter(({ source, target }) => taken.has(source) && taken.has(target));
  const inner = new Set(connections.map(({ id }) => id));
  const probes = network.probes.filter(({ kind, target }) => (kind === 'weights' ? inner : taken).has(target));
  const models = new Set(populations.map(({ model }) => model));
  const synapses = new Set(connections.map(({ synapse }) => synapse));
  return {
    ...network,
    name: 'Copied parts',
    note: '',
    events: [],
    models: network.models.filter(({ id, twin }) => models.has(id) || isTwinOf(network, models, id, twin)),
    synapses: network.synapses.filter(({ id }) => synapses.has(id)),
    populations,
    stimuli,
    connections,
    probes,
    layout: layoutOf([...taken, ...probes.map(({ id }) => id)], places),
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

export function isEmptyClip({ populations, stimuli }: Clip): boolean {
  return populations.length === 0 && stimuli.length === 0;
}

export function clipText(clip: Clip): string {
  return serializeNetwork(clip);
}

/** Text of the system's clipboard → parts, or why it holds none. */
export function readClip(text: string): Parsed<Clip> {
  if (!text.trimStart().startsWith('{')) return { ok: false, issues: [foreign] };
  const parsed = parseNetworkText(text);
  return parsed.ok && isEmptyClip(parsed.value) ? { ok: false, issues: [foreign] } : parsed;
}

const foreign: Issue = {
  path: 'clipboard',
  message: 'found text that is no part of a circuit',
  expected: 'parts that were copied in Nandrite, or the text of a network file',
};

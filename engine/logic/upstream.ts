import type { Network } from '../network/types.ts';
import { circuitOutputs } from './circuit.ts';

/**
 * The part of a circuit that a lamp can see: the populations and stimuli with a way to a lamp, and all toggles, which
 * are the inputs. What runs beside it changes no answer, whether it settles or not. Its probes are the lamps: what
 * others record would only cost memory.
 */
export function upstreamOfLamps(network: Network): Network {
  const lamps = circuitOutputs(network);
  const seen = new Set(lamps.map(({ target }) => target));
  const sources = sourcesOf(network);
  // A set also visits what is added on the way.
  for (const id of seen) for (const source of sources.get(id) ?? []) seen.add(source);
  return {
    ...network,
    populations: network.populations.filter(({ id }) => seen.has(id)),
    stimuli: network.stimuli.filter(({ id, kind }) => kind === 'toggle' || seen.has(id)),
    connections: network.connections.filter(({ target }) => seen.has(target)),
    probes: lamps,
    layout: {},
  };
}

function sourcesOf({ connections }: Network): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of connections) {
    const known = sources.get(target);
    if (known) known.push(source);
    else sources.set(target, [source]);
  }
  return sources;
}

import { supportOf } from '../wiring/laws.ts';
import type { NetworkParts } from './network-parts.ts';
import { arrivesAsSpikes, spikes } from './synapse-of.ts';
import type { Issue } from './issue.ts';
import type { Connection } from './types-connections.ts';
import type { Plasticity } from './types-plasticity.ts';
import type { SynapseType } from './types-synapses.ts';
import { signBounds, weightBounds } from './weight-bounds.ts';

/** Whether depletion and learning have the spikes they live on, and learning keeps the weights where they may be. */
export function checkLearning(
  connection: Connection,
  synapse: SynapseType,
  path: string,
  parts: NetworkParts,
): Issue[] {
  const { shortTerm, plasticity } = synapse;
  const at = `${path}.synapse`;
  const { source } = connection;
  const issues = shortTerm && isSilentSource(connection, parts) ? [silent(source, 'vesicles are', at)] : [];
  if (!plasticity) return issues;
  return [
    ...issues,
    ...checkSpikes(connection, plasticity, at, parts),
    ...checkRange(connection, synapse, plasticity, at),
    ...checkStart(connection, synapse, path),
  ];
}

/** STDP needs spikes at both ends; Hebb, Oja and BCM also take rates. */
function checkSpikes(connection: Connection, { kind }: Plasticity, path: string, parts: NetworkParts): Issue[] {
  if (kind === 'hebb' || kind === 'oja' || kind === 'bcm') return [];
  const { source, target } = connection;
  const ends = [...(isSilentSource(connection, parts) ? [source] : []), ...(isSilent(target, parts) ? [target] : [])];
  return ends.map((end) => silent(end, `${kind} is`, path));
}

/** Bits count as spikes where a step is a unit of time; onto neurons in time they are values that are held. */
function isSilentSource({ source, target }: Connection, parts: NetworkParts): boolean {
  const isHeld = parts.stimuli.has(source) && !arrivesAsSpikes(source, parts);
  return isSilent(source, parts) || (isHeld && (parts.models.get(target)?.inTime ?? false));
}

function isSilent(id: string, parts: NetworkParts): boolean {
  const isThere = parts.stimuli.has(id) || parts.models.has(id);
  return isThere && !spikes(id, parts);
}

function silent(id: string, what: string, path: string): Issue {
  const message = `"${id}" does not spike, but ${what} driven by spikes`;
  return { path, message, expected: 'a synapse without, or hebb, oja or bcm' };
}

/** Learning must not carry a weight to the side that its sign forbids. */
function checkRange({ sign }: Connection, synapse: SynapseType, { w_min, w_max }: Plasticity, path: string): Issue[] {
  const { low, high, reason } = signBounds(sign, synapse);
  if (w_min >= low && w_max <= high) return [];
  const expected = w_min < low ? `a w_min of at least ${low}` : `a w_max of at most ${high}`;
  return [{ path, message: `"${synapse.id}" learns weights from ${w_min} to ${w_max} ${reason}`, expected }];
}

/** Weights begin within what they can learn. */
function checkStart({ connector, weight, sign }: Connection, synapse: SynapseType, path: string): Issue[] {
  const { low, high } = weightBounds(sign, synapse);
  const expected = `weights from ${low} to ${high}, w_min and w_max of the synapse`;
  const isOutside = (value: number): boolean => value < low || value > high;
  if (typeof connector !== 'string' && connector.kind === 'FromList' && (connector.list[0]?.length ?? 2) > 2) {
    const row = connector.list.findIndex((each) => isOutside(each[2] ?? low));
    if (row < 0) return [];
    return [{ path: `${path}.connector.list[${row}][2]`, message: `found ${connector.list[row]![2]}`, expected }];
  }
  const [least, greatest] = typeof weight === 'number' ? [weight, weight] : supportOf(weight);
  if (!isOutside(least) && !isOutside(greatest)) return [];
  const message = typeof weight === 'number' ? `found ${weight}` : `the law reaches from ${least} to ${greatest}`;
  return [{ path: `${path}.weight`, message, expected }];
}

import { synapseCount } from '../wiring/estimate.ts';
import { sizeOf } from './check-connectors.ts';
import { longestDelay } from './delay.ts';
import { limits } from './limits.ts';
import type { NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { Connection } from './types-connections.ts';

/** Whether the network fits into memory, and can be wired in reasonable time. */
export function checkSize(parts: NetworkParts): Issue[] {
  return [...checkSynapses(parts), ...checkRecorded(parts), ...checkDistances(parts), ...checkRing(parts)];
}

function checkSynapses(parts: NetworkParts): Issue[] {
  const synapses = parts.network.connections.reduce((sum, connection) => {
    const [sources, targets] = sizesOf(connection, parts);
    return sum + synapseCount(connection, sources, targets);
  }, 0);
  if (synapses <= limits.synapses) return [];
  const message = `${Math.round(synapses)} synapses in all`;
  return [{ path: 'connections', message, expected: `at most ${limits.synapses}` }];
}

/** Of less than a whole sample nothing could be kept. */
function checkRecorded(parts: NetworkParts): Issue[] {
  const synapses = parts.network.probes.reduce((sum, probe) => {
    const connection = probe.kind === 'weights' ? parts.connections.get(probe.target) : undefined;
    if (!connection) return sum;
    const [sources, targets] = sizesOf(connection, parts);
    return sum + synapseCount(connection, sources, targets);
  }, 0);
  if (synapses <= limits.recordedWeights) return [];
  const message = `probes record the weights of ${Math.round(synapses)} synapses`;
  return [
    { path: 'probes', message, expected: `at most ${limits.recordedWeights}: probes of fewer or smaller connections` },
  ];
}

/** Where neither end is known, nothing is counted: that is said elsewhere. */
function sizesOf({ source, target }: Connection, parts: NetworkParts): [number, number] {
  return [sizeOf(source, parts) ?? 1, parts.populations.get(target)?.size ?? 0];
}

function checkDistances(parts: NetworkParts): Issue[] {
  const pairs = parts.network.connections.reduce((sum, connection) => {
    const { connector } = connection;
    if (typeof connector === 'string' || connector.kind !== 'DistanceDependent') return sum;
    const [sources, targets] = sizesOf(connection, parts);
    return sum + sources * targets;
  }, 0);
  if (pairs <= limits.distances) return [];
  const message = `${pairs} pairs of neurons whose distance decides`;
  return [{ path: 'connections', message, expected: `at most ${limits.distances}` }];
}

function checkRing({ network }: NetworkParts): Issue[] {
  const neurons = network.populations.reduce((sum, { size }) => sum + size, 0);
  const delays = network.connections.map((connection) => longestDelay(connection, network.time.dt));
  const longest = delays.reduce((most, steps) => (Number.isFinite(steps) ? Math.max(most, steps) : most), 1);
  if (neurons * (longest + 1) <= limits.ringSlots) return [];
  const message = `${neurons} neurons with a delay of ${longest} steps need too much memory`;
  const expected = `neurons × (longest delay + 1) of at most ${limits.ringSlots}`;
  return [{ path: 'connections', message, expected }];
}

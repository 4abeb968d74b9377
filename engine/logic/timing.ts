import { getModel } from '../models/index.ts';
import { longestDelay as longestDelayOf } from '../network/delay.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';

/** How signals pass through a circuit, for deciding how long to wait for its answer. */
export interface Timing {
  readonly longestDelay: number;
  /** Steps until nothing of the silent start is left at any neuron; null when the circuit has a cycle. */
  readonly longestPath: number | null;
  /** No way that passes each population and stimulus at most once, round a cycle or not, takes more steps than this. */
  readonly reach: number;
}

export function timingOf(network: Network): Timing {
  const longestDelay = network.connections.reduce((longest, each) => Math.max(longest, stepsOf(each, network)), 1);
  return { longestDelay, longestPath: longestPath(network), reach: reachOf(network) };
}

/** Populations on the longest path from an input to a lamp; of a circuit with a cycle all of them, up to 10. */
export function layersOf(network: Network): number {
  const connections = network.connections.map((connection) => ({
    ...connection,
    connector: 'AllToAll' as const,
    delay: 1,
  }));
  return longestPath({ ...network, connections }) ?? Math.min(10, network.populations.length);
}

/** Whether two runs of the same inputs are always alike. */
export function isDeterministic(network: Network): boolean {
  const releasesAtRandom = new Set(
    network.synapses.flatMap(({ id, shortTerm }) => (shortTerm && shortTerm.sites > 0 ? [id] : [])),
  );
  return (
    !network.connections.some(({ synapse }) => releasesAtRandom.has(synapse)) &&
    network.populations.every(({ model }) => !getModel(model, network.models).random) &&
    network.stimuli.every(
      (stimulus) => stimulus.kind !== 'ornstein-uhlenbeck' && (stimulus.kind !== 'poisson' || stimulus.rate === 0),
    )
  );
}

/** Each population passes a signal on with its longest delay at most. */
function reachOf(network: Network): number {
  const longest = new Map<string, number>();
  for (const connection of network.connections) {
    const { source } = connection;
    longest.set(source, Math.max(longest.get(source) ?? 0, stepsOf(connection, network)));
  }
  return [...longest.values()].reduce((sum, delay) => sum + delay, 0);
}

/** Sum of delays on the longest path, in the order of Kahn (1962); null on a cycle. */
function longestPath(network: Network): number | null {
  const { populations, stimuli, connections } = network;
  const arrival = new Map([...populations, ...stimuli].map(({ id }) => [id, 0]));
  const waiting = new Map([...arrival.keys()].map((id) => [id, 0]));
  const outgoing = new Map([...arrival.keys()].map((id) => [id, [] as (typeof connections)[number][]]));
  for (const connection of connections) {
    waiting.set(connection.target, waiting.get(connection.target)! + 1);
    outgoing.get(connection.source)!.push(connection);
  }
  const ready = [...arrival.keys()].filter((id) => waiting.get(id) === 0);
  for (let next = 0; next < ready.length; next++) {
    const source = ready[next]!;
    for (const connection of outgoing.get(source)!) {
      const { target } = connection;
      arrival.set(target, Math.max(arrival.get(target)!, arrival.get(source)! + stepsOf(connection, network)));
      waiting.set(target, waiting.get(target)! - 1);
      if (waiting.get(target) === 0) ready.push(target);
    }
  }
  return ready.length === arrival.size ? [...arrival.values()].reduce((most, steps) => Math.max(most, steps), 0) : null;
}

function stepsOf(connection: Connection, { time }: Network): number {
  return longestDelayOf(connection, time.dt);
}

import type { Issue, Parsed } from '../../network/issue.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { Network } from '../../network/types.ts';
import { wiringOf } from '../../simulation/groups.ts';
import { createRandomKeys } from '../../simulation/keys.ts';
import { sizesOf } from '../../simulation/sources.ts';
import { forEachSynapse } from '../../wiring/synapses.ts';
import type { NodeOrder } from './order.ts';
import type { CircuitParameter } from './circuit.ts';

/** A synapse: which node it reads, and which parameter is its weight. */
export interface Edge {
  readonly source: number;
  readonly weight: number;
}

export interface Edges {
  /** By neuron, in the order of the nodes. */
  readonly byTarget: readonly (readonly Edge[])[];
  readonly weights: readonly CircuitParameter[];
}

/** All synapses, and the weights that they have or share. */
export function readEdges(network: Network, { sources, nodes, firstOf }: NodeOrder): Parsed<Edges> {
  const byTarget = nodes.map((): Edge[] => []);
  const weights: CircuitParameter[] = [];
  const shared = new Map<string, { readonly by: string; readonly numbers: readonly number[] }>();
  const issues: Issue[] = [];
  /** The first synapse of each weight, and how many leave each node. */
  const synapses: { readonly from: number; readonly to: number }[] = [];
  const leaving = new Map<number, number>();
  const layout = { ranges: sizesOf(network), randomKeys: createRandomKeys(network) };
  network.connections.forEach((connection, index) => {
    const known = connection.shared === undefined ? undefined : shared.get(connection.shared);
    const numbers: number[] = [];
    const [from, to] = [firstOf.get(connection.source)!, firstOf.get(connection.target)! - sources.length];
    forEachSynapse(wiringOf(connection, network, layout), (source, target, weight) => {
      const number = known
        ? (known.numbers[numbers.length] ?? -1)
        : weights.push(weightOf(connection, source, target, weight)) - 1;
      numbers.push(number);
      byTarget[to + target]!.push({ source: from + source, weight: number });
      synapses[number] ??= { from: from + source, to: to + target };
      leaving.set(from + source, (leaving.get(from + source) ?? 0) + 1);
    });
    if (known && known.numbers.length !== numbers.length) {
      const message = `"${connection.shared}" has ${numbers.length} synapses here and ${known.numbers.length} in ${known.by}`;
      issues.push({ path: `connections[${index}].shared`, message, expected: 'as many synapses in each' });
    }
    if (connection.shared !== undefined && !known) shared.set(connection.shared, { by: connection.id, numbers });
  });
  if (issues.length > 0) return { ok: false, issues };
  const counted = weights.map((weight, number): CircuitParameter => {
    const synapse = synapses[number]!;
    return { ...weight, fanIn: byTarget[synapse.to]!.length, fanOut: leaving.get(synapse.from)! };
  });
  return { ok: true, value: { byTarget, weights: counted } };
}

function weightOf(
  { id, frozen = false, sign }: Connection,
  source: number,
  target: number,
  value: number,
): CircuitParameter {
  return { name: `weight ${source} → ${target} of ${id}`, kind: 'weight', value, frozen, sign, fanIn: 0, fanOut: 0 };
}

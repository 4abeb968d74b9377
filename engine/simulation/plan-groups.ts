import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import { synapseCount } from '../wiring/estimate.ts';
import { endsOf, spanOf } from './groups.ts';
import type { SourceLayout } from './sources.ts';

/** Connections onto one input of one batch that are laid out together. */
export interface GroupPlan {
  readonly input: string;
  readonly batch: number;
  readonly connections: readonly number[];
  /** Whether each synapse needs a weight of its own, since its type depletes or learns. */
  readonly isPlastic: boolean;
}

/** Connections of fewer synapses than this share a group: a circuit of single wires is then one table. */
const smallest = 4096;

/**
 * `inputOf` tells where a connection acts; `kindOf` what its synapses do besides weighing, which all of a group must have in
 * common: empty for static ones.
 */
export function planGroups(
  network: Network,
  layout: SourceLayout,
  inputOf: (connection: Connection) => { batch: number; input: string },
  kindOf: (connection: Connection) => string,
): GroupPlan[] {
  const shared = new Map<string, number[]>();
  const plans: GroupPlan[] = [];
  for (const index of inOrder(network.connections)) {
    const connection = network.connections[index]!;
    const { batch, input } = inputOf(connection);
    const [from, to] = endsOf(connection, layout);
    const kind = kindOf(connection);
    const isSmall = synapseCount(connection, from.size, to.size) < smallest;
    const key = `${batch} ${input} ${kind}`;
    const known = isSmall ? shared.get(key) : undefined;
    if (known) {
      known.push(index);
      continue;
    }
    const connections = [index];
    plans.push({ input, batch, connections, isPlastic: kind !== '' });
    if (isSmall) shared.set(key, connections);
  }
  return plans.flatMap((plan) => (plan.isPlastic && isSparse(plan, network, layout) ? apart(plan) : [plan]));
}

/** Indices of the connections by weight, then id. */
function inOrder(connections: readonly Connection[]): number[] {
  const level = ({ weight }: Connection): number => (typeof weight === 'number' ? weight : Infinity);
  return [...connections.keys()].sort((i, j) => {
    const [a, b] = [connections[i]!, connections[j]!];
    const [x, y] = [level(a), level(b)];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
  });
}

/** Traces are kept for all neurons between the first and the last: too many, where connections lie far apart. */
function isSparse({ connections }: GroupPlan, network: Network, layout: SourceLayout): boolean {
  const ends = connections.map((index) => endsOf(network.connections[index]!, layout));
  const own = ends.reduce((sum, [from, to]) => sum + from.size + to.size, 0);
  return spanOf(ends.map(([from]) => from)).size + spanOf(ends.map(([, to]) => to)).size > mostSpread * own;
}

const mostSpread = 4;

function apart(plan: GroupPlan): GroupPlan[] {
  return plan.connections.map((index) => ({ ...plan, connections: [index] }));
}

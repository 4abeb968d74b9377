import { flattenNetwork } from '../../network/flatten.ts';
import type { Connection } from '../../network/types-connections.ts';
import { withPlainIds } from '../../network/plain-ids.ts';
import type { Network, Population } from '../../network/types.ts';
import { wiringOf } from '../../simulation/groups.ts';
import { createRandomKeys } from '../../simulation/keys.ts';
import { sizesOf } from '../../simulation/sources.ts';
import { forEachSynapse } from '../../wiring/synapses.ts';
import type { Circuit } from './circuit.ts';

/**
 * The network with these parameters of its circuit in place: `readCircuit` of it finds them again. Chips of one type learn apart,
 * so that they are replaced by what is in them.
 */
export function withParameters(network: Network, circuit: Circuit, values: ArrayLike<number>): Network {
  const flat = withFlatParameters(flattenNetwork(network), circuit, values);
  return network.chips.length === 0 ? flat : withPlainIds(flat);
}

function withFlatParameters(network: Network, circuit: Circuit, values: ArrayLike<number>): Network {
  const layout = { ranges: sizesOf(network), randomKeys: createRandomKeys(network) };
  const shared = new Map<string, number>();
  let next = 0;
  const connections = network.connections.map((connection) => {
    const synapses: number[][] = [];
    const known = connection.shared === undefined ? undefined : shared.get(connection.shared);
    let number = known ?? next;
    if (connection.shared !== undefined && known === undefined) shared.set(connection.shared, number);
    forEachSynapse(wiringOf(connection, network, layout), (source, target, _weight, delay) =>
      synapses.push([source, target, values[number++]!, delay]),
    );
    if (known === undefined) next = number;
    return withWeights(connection, synapses);
  });
  return { ...network, connections, populations: network.populations.map((each) => withBiases(each, circuit, values)) };
}

/** One weight where all are equal, else a list of the synapses. */
function withWeights(connection: Connection, synapses: readonly number[][]): Connection {
  if (synapses.length === 0) return connection;
  const { connector, delay } = connection;
  const weight = synapses[0]![2]!;
  const isList = typeof connector !== 'string' && connector.kind === 'FromList';
  if (!isList && synapses.every((synapse) => synapse[2] === weight)) return { ...connection, weight };
  const hasOneDelay = typeof delay === 'number' && synapses.every((synapse) => synapse[3] === delay);
  const list = hasOneDelay ? synapses.map((synapse) => synapse.slice(0, 3)) : synapses;
  return { ...connection, connector: { kind: 'FromList', list } };
}

function withBiases(population: Population, { units }: Circuit, values: ArrayLike<number>): Population {
  const own = units.filter((unit) => unit.population === population.id);
  const symbol = own[0]?.function.bias;
  if (symbol === null || symbol === undefined) return population;
  const biases = own.map(({ bias }) => values[bias]!);
  const value = biases.every((each) => each === biases[0]) ? biases[0]! : biases;
  return { ...population, parameters: { ...population.parameters, [symbol]: value } };
}

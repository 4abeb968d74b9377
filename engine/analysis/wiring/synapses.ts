import { flattenNetwork } from '../../network/flatten.ts';
import type { Network } from '../../network/types.ts';
import { wiringOf } from '../../simulation/groups.ts';
import { createRandomKeys } from '../../simulation/keys.ts';
import { sizesOf } from '../../simulation/sources.ts';
import { forEachPair } from '../../wiring/pairs.ts';
import { graphOf, type Graph } from './graph.ts';

/** The neurons of a circuit, or of one population, as vertices, and its synapses as directed edges. */
export interface Wiring {
  readonly graph: Graph;
  /** Synapses between those neurons; those of a neuron onto itself are in no measure, parallel ones count once. */
  readonly synapses: number;
  readonly selfSynapses: number;
  readonly parallelSynapses: number;
  /** Synapses onto those neurons from elsewhere: from stimuli, and from populations that are not measured. In no measure. */
  readonly outerSynapses: number;
}

/** Stimuli are no neurons: their synapses are counted apart; neurons inside of chips are. Throws on a population that is not there. */
export function wiringOfNetwork(drawn: Network, population: string | null = null): Wiring {
  const network = flattenNetwork(drawn);
  const chosen = network.populations.filter(({ id }) => population === null || id === population);
  if (chosen.length === 0 && population !== null) {
    const known = network.populations.map(({ id }) => id).join(', ');
    throw new Error(`Found population "${population}", expected one of ${known}`);
  }
  const firsts = new Map<string, number>();
  let size = 0;
  for (const each of chosen) {
    firsts.set(each.id, size);
    size += each.size;
  }
  const layout = { ranges: sizesOf(network), randomKeys: createRandomKeys(network) };
  const sources: number[] = [];
  const targets: number[] = [];
  let selfSynapses = 0;
  let outerSynapses = 0;
  for (const connection of network.connections) {
    const from = firsts.get(connection.source);
    const to = firsts.get(connection.target);
    if (to === undefined) continue;
    if (from === undefined) {
      forEachPair(wiringOf(connection, network, layout), () => void outerSynapses++);
      continue;
    }
    forEachPair(wiringOf(connection, network, layout), (source, target) => {
      if (from + source === to + target) selfSynapses++;
      sources.push(from + source);
      targets.push(to + target);
    });
  }
  const graph = graphOf(size, sources, targets);
  const synapses = sources.length;
  return { graph, synapses, selfSynapses, outerSynapses, parallelSynapses: synapses - selfSynapses - graph.edges };
}

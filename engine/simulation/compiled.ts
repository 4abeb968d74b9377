import type { Crew } from '../codegen/parallel/crew.ts';
import type { RealArray, SimulationMemory } from '../codegen/memory.ts';
import type { NeuronModel } from '../models/types.ts';
import type { Network, Population } from '../network/types.ts';
import type { StimulusDriver } from '../stimuli/drive.ts';
import type { Batch } from './batch.ts';
import type { Deliverer } from './deliver.ts';
import { sourceOf } from './groups.ts';
import { incomingOf } from './incoming.ts';
import type { ConnectionPlace } from './places.ts';
import { rangeOf, type SourceLayout } from './sources.ts';

/**
 * A network as typed arrays, ready for the clock. Sources are all neurons, batch by batch, then all stimuli as the
 * network lists them. Populations are laid out, and stimuli deliver, in order of their ids, so that sums do not depend
 * on the file's order.
 */
export interface Compiled extends SourceLayout {
  readonly network: Network;
  readonly batches: readonly Batch[];
  /** Output of every source in the present step. */
  readonly outputs: RealArray;
  /** Sources whose output is not 0, batch by batch, then stimuli. */
  readonly active: Int32Array;
  /** Not 0 for sources that a lesion has silenced. */
  readonly silenced: Int32Array;
  /** Whether a lesion has ever been; a hint that saves time. */
  readonly damage: { lesioned: boolean };
  /** In the order in which they deliver. */
  readonly stimuli: readonly StimulusDriver[];
  readonly deliverers: readonly Deliverer[];
  /** By id of the connection. */
  readonly places: ReadonlyMap<string, ConnectionPlace>;
  readonly longestDelay: number;
  readonly check: RealArray;
  /** Who shares the work of a step; null where one thread does it. */
  readonly crew: Crew | null;
  /** Spikes so far in the present bin of each rate probe, by its id: part of the state. */
  readonly binSums: ReadonlyMap<string, RealArray>;
  readonly memory: SimulationMemory;
}

/** The batch that holds a neuron, by its global index, and its index there. */
export function batchOf(compiled: Compiled, neuron: number): { model: NeuronModel; batch: Batch; index: number } {
  for (const batch of compiled.batches) {
    if (neuron < batch.first + batch.size) return { model: batch.model, batch, index: neuron - batch.first };
  }
  throw new Error(`Found neuron ${neuron}, expected one below ${compiled.neuronCount}`);
}

/** How messages name a neuron, by its global index: `id`, or `id[3]` in a population. */
export function neuronName(compiled: Compiled, neuron: number): string {
  const { id, size } = populationOf(compiled, neuron);
  return size > 1 ? `${id}[${neuron - rangeOf(compiled.ranges, id).first}]` : id;
}

/** The population of a neuron, by its global index. */
export function populationOf({ network, ranges, neuronCount }: Compiled, neuron: number): Population {
  const found = network.populations.find(({ id, size }) => {
    const { first } = rangeOf(ranges, id);
    return neuron >= first && neuron < first + size;
  });
  if (!found) throw new Error(`Found neuron ${neuron}, expected one below ${neuronCount}`);
  return found;
}

export function synapseTotal({ deliverers }: Compiled): number {
  return deliverers.reduce((sum, { group }) => sum + group.reach.view.length, 0);
}

/** A synapse as it is now. */
export interface SynapseView {
  /** Index in the network. */
  readonly connection: number;
  /** Index among all sources. */
  readonly source: number;
  readonly target: number;
  readonly weight: number;
  /** In steps. */
  readonly delay: number;
}

/**
 * Visits the synapses onto a neuron (its global index), group by group and source by source. The first call for a neuron of a
 * batch indexes all synapses onto the batch; from then on a call costs what it visits.
 */
export function forEachIncoming({ deliverers }: Compiled, target: number, visit: (synapse: SynapseView) => void): void {
  for (const { group } of deliverers) {
    const { firstSource, firstTarget, ring, connections } = group;
    const neuron = target - firstTarget;
    if (neuron < 0 || neuron >= ring.width) continue;
    const { start, synapse } = incomingOf(group);
    const [reach, weight] = [group.reach.view, group.weight.view];
    for (let at = start[neuron]!; at < start[neuron + 1]!; at++) {
      const k = synapse[at]!;
      visit({
        connection: connections[group.connection?.view[k] ?? 0]!,
        source: firstSource + sourceOf(group, k),
        target,
        weight: weight[weight.length === 1 ? 0 : k]!,
        delay: Math.floor(reach[k]! / ring.width),
      });
    }
  }
}

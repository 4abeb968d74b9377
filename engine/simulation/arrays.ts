import { getModel } from '../models/index.ts';
import type { Batch, Column, NeuronModel } from '../models/types.ts';
import type { Network, Population } from '../network/types.ts';
import { buildSynapses, type SourceRange, type Synapses } from './csr.ts';
import { createDelayRing, type DelayRing } from './delay-ring.ts';
import { hashId } from './random.ts';

/** A network as typed arrays, ready for the clock. Sources are all neurons, batch by batch, then all stimuli. */
export interface Compiled {
  readonly network: Network;
  readonly batches: readonly { readonly model: NeuronModel; readonly batch: Batch }[];
  readonly neuronCount: number;
  /** By id of a population or stimulus. */
  readonly ranges: ReadonlyMap<string, SourceRange>;
  /** Output of every source in the present step; batches hold views of it. */
  readonly outputs: Float64Array;
  /** Input of every neuron in the present step; batches hold views of it. */
  readonly inputs: Float64Array;
  /** Random key of every stimulus. */
  readonly stimulusKeys: Uint32Array;
  readonly synapses: Synapses;
  readonly ring: DelayRing;
}

/** Lays out a valid network in memory. Throws when the network names what it lacks: check it first. */
export function layOut(network: Network): Compiled {
  const models = [...new Set(network.populations.map(({ model }) => model))].map(getModel);
  const groups = models.map((model) => ({ model, members: network.populations.filter((p) => p.model === model.id) }));
  const ordered = groups.flatMap(({ members }) => members);
  const ranges = new Map<string, SourceRange>();
  let neuronCount = 0;
  for (const { id, size } of ordered) {
    ranges.set(id, { first: neuronCount, size });
    neuronCount += size;
  }
  network.stimuli.forEach(({ id }, index) => ranges.set(id, { first: neuronCount + index, size: 1 }));

  const sourceCount = neuronCount + network.stimuli.length;
  const outputs = new Float64Array(sourceCount);
  const inputs = new Float64Array(neuronCount);
  const keys = randomKeys([...ordered, ...network.stimuli].map(({ id }) => id));
  const longestDelay = network.connections.reduce((longest, { delay }) => Math.max(longest, delay), 1);
  return {
    network,
    batches: groups.map(({ model, members }) => ({
      model,
      batch: buildBatch(model, members, ranges, keys, inputs, outputs),
    })),
    neuronCount,
    ranges,
    outputs,
    inputs,
    stimulusKeys: Uint32Array.from(network.stimuli, ({ id }) => keys.get(id)!),
    synapses: buildSynapses(network.connections, ranges, sourceCount),
    ring: createDelayRing(neuronCount, longestDelay),
  };
}

/** The batch that holds a neuron, by its global index, and its index there. */
export function batchOf(compiled: Compiled, neuron: number): { model: NeuronModel; batch: Batch; index: number } {
  let first = 0;
  for (const { model, batch } of compiled.batches) {
    if (neuron < first + batch.size) return { model, batch, index: neuron - first };
    first += batch.size;
  }
  throw new Error(`Found neuron ${neuron}, expected one below ${compiled.neuronCount}`);
}

function buildBatch(
  model: NeuronModel,
  members: readonly Population[],
  ranges: ReadonlyMap<string, SourceRange>,
  keys: ReadonlyMap<string, number>,
  inputs: Float64Array,
  outputs: Float64Array,
): Batch {
  const first = ranges.get(members[0]!.id)!.first;
  const size = members.reduce((sum, population) => sum + population.size, 0);
  return {
    size,
    input: inputs.subarray(first, first + size),
    output: outputs.subarray(first, first + size),
    variables: Object.fromEntries(model.variables.map(({ symbol }) => [symbol, new Float64Array(size)])),
    parameters: Object.fromEntries(
      model.parameters.map((spec) => [spec.symbol, buildColumn(members, spec.symbol, spec.default)]),
    ),
    populationKey: Uint32Array.from(members.flatMap(({ id, size }) => Array<number>(size).fill(keys.get(id)!))),
    neuronInPopulation: Uint32Array.from(members.flatMap((population) => [...Array(population.size).keys()])),
  };
}

/** One value when all neurons of the batch share it, else one a neuron. */
function buildColumn(members: readonly Population[], symbol: string, standard: number): Column {
  const values = members.flatMap(({ parameters, size }) => {
    const value = parameters[symbol] ?? standard;
    return typeof value === 'number' ? Array<number>(size).fill(value) : [...value];
  });
  const shared = values.every((value) => value === values[0]);
  return { values: Float64Array.from(shared ? values.slice(0, 1) : values), stride: shared ? 0 : 1 };
}

/** Hashes of the ids; in the rare case of a collision the later id moves on to the next free key. */
function randomKeys(ids: readonly string[]): Map<string, number> {
  const taken = new Set<number>();
  return new Map(
    ids.map((id) => {
      let key = hashId(id);
      while (taken.has(key)) key = (key + 1) >>> 0;
      taken.add(key);
      return [id, key];
    }),
  );
}

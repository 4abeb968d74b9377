import { getModel } from '../models/index.ts';
import type { Batch, Column, NeuronModel } from '../models/types.ts';
import type { Network, Population } from '../network/types.ts';
import { buildSynapses, rangeOf, type SourceRange, type Synapses } from './csr.ts';
import { createDelayRing, type DelayRing } from './delay-ring.ts';
import { hashId } from './random.ts';

/**
 * A network as typed arrays, ready for the clock. Sources are all neurons, batch by batch, then all stimuli as the
 * network lists them. Populations are laid out, and stimuli deliver, in order of their ids, so that sums do not depend
 * on the file's order.
 */
export interface Compiled {
  readonly network: Network;
  readonly batches: readonly LaidOutBatch[];
  readonly neuronCount: number;
  /** By id of a population or stimulus. */
  readonly ranges: ReadonlyMap<string, SourceRange>;
  /** Output of every source in the present step; batches hold views of it. */
  readonly outputs: Float64Array;
  /** Input of every neuron in the present step; batches hold views of it. */
  readonly inputs: Float64Array;
  /** Random key of every stimulus. */
  readonly stimulusKeys: Uint32Array;
  /** Sources of all stimuli, in the order in which they deliver. */
  readonly stimulusOrder: Int32Array;
  readonly synapses: Synapses;
  readonly ring: DelayRing;
}

/** A batch among all neurons. */
export interface LaidOutBatch {
  readonly model: NeuronModel;
  readonly batch: Batch;
  /** Global index of its first neuron. */
  readonly first: number;
  /** Variables and the output, `y`, which must stay finite. */
  readonly watched: readonly { readonly symbol: string; readonly values: Float64Array }[];
}

/** Lays out a valid network in memory. Throws when the network names what it lacks: check it first. */
export function layOut(network: Network): Compiled {
  const populations = byId(network.populations);
  const models = [...new Set(populations.map(({ model }) => model))].map(getModel);
  const groups = models.map((model) => ({ model, members: populations.filter((p) => p.model === model.id) }));
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
    batches: groups.map(({ model, members }) => {
      const batch = buildBatch(model, members, ranges, keys, inputs, outputs);
      const variables = Object.entries(batch.variables).map(([symbol, values]) => ({ symbol, values }));
      const { first } = rangeOf(ranges, members[0]!.id);
      return { model, batch, first, watched: [...variables, { symbol: 'y', values: batch.output }] };
    }),
    neuronCount,
    ranges,
    outputs,
    inputs,
    stimulusKeys: Uint32Array.from(network.stimuli, ({ id }) => keys.get(id)!),
    stimulusOrder: Int32Array.from(byId(network.stimuli), ({ id }) => rangeOf(ranges, id).first),
    synapses: buildSynapses(network.connections, ranges, sourceCount, neuronCount),
    ring: createDelayRing(neuronCount, longestDelay),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The batch that holds a neuron, by its global index, and its index there. */
export function batchOf(compiled: Compiled, neuron: number): { model: NeuronModel; batch: Batch; index: number } {
  for (const { model, batch, first } of compiled.batches) {
    if (neuron < first + batch.size) return { model, batch, index: neuron - first };
  }
  throw new Error(`Found neuron ${neuron}, expected one below ${compiled.neuronCount}`);
}

/** How messages name a neuron, by its global index: `id`, or `id[3]` in a population. */
export function neuronName({ network, ranges, neuronCount }: Compiled, neuron: number): string {
  for (const { id, size } of network.populations) {
    const { first } = rangeOf(ranges, id);
    if (neuron >= first && neuron < first + size) return size > 1 ? `${id}[${neuron - first}]` : id;
  }
  throw new Error(`Found neuron ${neuron}, expected one below ${neuronCount}`);
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
    populationKey: fillKeys(members, keys, size),
    neuronInPopulation: fillIndices(members, size),
  };
}

function fillKeys(members: readonly Population[], keys: ReadonlyMap<string, number>, size: number): Uint32Array {
  const filled = new Uint32Array(size);
  let first = 0;
  for (const { id, size: count } of members) filled.fill(keys.get(id)!, first, (first += count));
  return filled;
}

function fillIndices(members: readonly Population[], size: number): Uint32Array {
  const filled = new Uint32Array(size);
  let k = 0;
  for (const population of members) for (let i = 0; i < population.size; i++) filled[k++] = i;
  return filled;
}

/** One value when all neurons of the batch share it, else one a neuron. */
function buildColumn(members: readonly Population[], symbol: string, standard: number): Column {
  const given = members.map(({ parameters, size }) => ({ value: parameters[symbol] ?? standard, size }));
  const [sample] = given.map(({ value }) => (typeof value === 'number' ? value : value[0]!));
  const isShared = given.every(
    ({ value }) => value === sample || (typeof value !== 'number' && value.every((v) => v === sample)),
  );
  if (isShared) return { values: Float64Array.of(sample!), stride: 0 };
  const values = new Float64Array(given.reduce((sum, { size }) => sum + size, 0));
  let first = 0;
  for (const { value, size } of given) {
    if (typeof value === 'number') values.fill(value, first, first + size);
    else values.set(value, first);
    first += size;
  }
  return { values, stride: 1 };
}

/** Hashes of the ids; in the rare case of a collision the id that sorts later moves on to the next free key. */
function randomKeys(ids: readonly string[]): Map<string, number> {
  const taken = new Set<number>();
  return new Map(
    [...ids].sort().map((id) => {
      let key = hashId(id);
      while (taken.has(key)) key = (key + 1) >>> 0;
      taken.add(key);
      return [id, key];
    }),
  );
}

import { createRandom, hashId, type RandomSource } from '../../simulation/random.ts';
import { inputId, layerId } from './seeds.ts';
import type { Converted, ConvertedLayer, ConversionOptions } from './types.ts';

/** Converted layers that take one sample after the other. Arrays are written over at the next. */
export interface SpikingLayers {
  /** Spikes of each neuron of each hidden layer so far, and what arrived at outputs in all. */
  readonly counts: readonly Float64Array[];
  readonly sums: Float64Array;
  /** So far: of inputs and hidden neurons, and the synapses they reached. */
  readonly spikes: number;
  readonly synapticOperations: number;
  /** At rest, with this sample before it. */
  begin(x: Float64Array, seed: number): void;
  /**
   * One step of all layers, one after the other: a spike reaches the next layer in the same step. As a network, where each layer
   * takes a step, layer l does this in step `step` + l.
   */
  advance(): void;
}

/** Neurons that spiked in this step, in their order, and how often. */
interface Spikes {
  count: number;
  readonly neurons: Int32Array;
  readonly times: Int32Array;
}

const noSpikes = (size: number): Spikes => ({ count: 0, neurons: new Int32Array(size), times: new Int32Array(size) });

export function createSpikingLayers({ layers, options, inputScale }: Converted): SpikingLayers {
  const hidden = layers.slice(0, -1);
  const last = layers.at(-1)!;
  const inputs = layers[0]!.inputs;
  const isCurrent = options.input === 'current';
  const fire = hidden.map((layer, l) => createNeurons(layer, options, layerId(l), l + 1));
  const drives = layers.map(({ size }) => new Float64Array(size));
  const fired = hidden.map(({ size }) => noSpikes(size));
  const sent = noSpikes(inputs);
  const signed = new Float64Array(inputs);
  const counts = hidden.map(({ size }) => new Float64Array(size));
  const sums = new Float64Array(last.size);
  const inputKey = hashId(inputId);
  let random = createRandom(0);
  let [step, spikes, operations] = [0, 0, 0];

  /** Spikes that come into layer l, times its weights. */
  function gather(l: number, { count, neurons, times }: Spikes): void {
    const { size, weights } = layers[l]!;
    const drive = drives[l]!;
    drive.fill(0);
    for (let k = 0; k < count; k++) {
      const factor = l === 0 ? Math.sign(signed[neurons[k]!]!) * times[k]! : times[k]!;
      for (let j = 0, at = neurons[k]! * size; j < size; j++, at++) drive[j]! += weights[at]! * factor;
      spikes += times[k]!;
      operations += times[k]! * size;
    }
  }

  function sendInputs(): void {
    sent.count = 0;
    for (let i = 0; i < inputs; i++) {
      const mean = Math.abs(signed[i]!);
      if (mean === 0) continue;
      random.at(inputKey, i, step);
      const times = options.input === 'poisson' ? random.poisson(mean) : random.uniform() < mean ? 1 : 0;
      if (times > 0) push(sent, i, times);
    }
  }

  return {
    counts,
    sums,
    get spikes() {
      return spikes;
    },
    get synapticOperations() {
      return operations;
    },
    begin(x, seed) {
      random = createRandom(seed);
      [step, spikes, operations] = [0, 0, 0];
      for (let i = 0; i < inputs; i++) signed[i] = x[i]! / inputScale;
      sums.fill(0);
      for (const each of counts) each.fill(0);
      for (const each of fire) each.rest();
      if (isCurrent) hold(layers[0]!, signed, drives[0]!);
    },
    advance() {
      if (!isCurrent) {
        sendInputs();
        gather(0, sent);
      }
      for (let l = 0; l < hidden.length; l++) {
        fire[l]!.fire(drives[l]!, step, random, fired[l]!);
        tally(fired[l]!, counts[l]!);
        gather(l + 1, fired[l]!);
      }
      const drive = drives.at(-1)!;
      for (let j = 0; j < last.size; j++) sums[j]! += last.biases[j]! + drive[j]!;
      step++;
    },
  };
}

/** What a layer gets from inputs that are held. */
export function hold({ inputs, size, weights }: ConvertedLayer, x: ArrayLike<number>, drive: Float64Array): void {
  drive.fill(0);
  for (let i = 0; i < inputs; i++) {
    const value = x[i]!;
    if (value === 0) continue;
    for (let j = 0, at = i * size; j < size; j++, at++) drive[j]! += weights[at]! * value;
  }
}

function push(spikes: Spikes, neuron: number, times: number): void {
  spikes.neurons[spikes.count] = neuron;
  spikes.times[spikes.count++] = times;
}

function tally({ count, neurons, times }: Spikes, counts: Float64Array): void {
  for (let k = 0; k < count; k++) counts[neurons[k]!]! += times[k]!;
}

/** The neurons of one hidden layer. */
export interface Neurons {
  rest(): void;
  fire(drive: Float64Array, step: number, random: RandomSource, to: Spikes): void;
}

/** `delay` is the step that step 0 of this layer is in the network as a file, which random numbers are counted by. */
export function createNeurons(layer: ConvertedLayer, options: ConversionOptions, id: string, delay: number): Neurons {
  const { size, biases, silent } = layer;
  if (options.neuron === 'if') return integrateAndFire(layer, options);
  const key = hashId(id);
  const isPoisson = options.neuron === 'poisson';
  return {
    rest: () => undefined,
    fire(drive, step, random, to) {
      to.count = 0;
      for (let j = 0; j < size; j++) {
        if (silent?.[j]) continue;
        const z = biases[j]! + drive[j]!;
        if (isPoisson && z <= 0) continue;
        random.at(key, j, step + delay);
        const times = isPoisson ? random.poisson(z) : random.uniform() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
        if (times > 0) push(to, j, times);
      }
    },
  };
}

function integrateAndFire({ size, biases, silent }: ConvertedLayer, { reset, start }: ConversionOptions): Neurons {
  const potentials = new Float64Array(size);
  const subtracts = reset === 'subtraction';
  return {
    rest: () => potentials.fill(start),
    fire(drive, _step, _random, to) {
      to.count = 0;
      for (let j = 0; j < size; j++) {
        if (silent?.[j]) continue;
        const v = potentials[j]! + (biases[j]! + drive[j]!);
        if (v >= 1) push(to, j, 1);
        potentials[j] = v < 1 ? v : subtracts ? v - 1 : 0;
      }
    },
  };
}

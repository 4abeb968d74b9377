import { createRandom } from '../../simulation/random.ts';
import type { Initializer } from '../initializers.ts';
import { factorsOf, type Optimizer } from '../optimizers.ts';
import { scheduledFactor, type Schedule } from '../schedules.ts';
import { shuffle } from '../shuffle.ts';
import { dropUnits } from './dropout.ts';
import { groupSize } from './layout.ts';
import type { DenseNetwork } from './network.ts';

export interface TrainingOptions {
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  /** Samples a step: 1 is online learning, `full` all of them. */
  readonly batch: number | 'full';
  /** Epochs that the schedule is laid out for. */
  readonly epochs: number;
  readonly l1: number;
  readonly l2: number;
  readonly initializer: Initializer;
  readonly seed: number;
}

/** A moment of a training, from which it goes on as if it had not stopped. */
export interface Checkpoint {
  readonly step: number;
  readonly bytes: Uint8Array;
}

/** Why a training stopped by itself. */
export interface Explosion {
  readonly step: number;
  readonly layer: number;
  readonly message: string;
}

/** Training of a network, batch by batch; what it does depends on its options alone. */
export interface Training {
  readonly network: DenseNetwork;
  readonly stepsPerEpoch: number;
  /** Batches done. */
  readonly step: number;
  /** Mean loss of the samples of the present epoch so far, or of the last one at its end; as they were when their batch came. */
  readonly runningLoss: number;
  readonly explosion: Explosion | null;
  /** Does batches until `step` has grown by `count`, or until the loss is no number: then the weights are the last good ones. */
  advance(count: number): void;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/** Draws the weights and begins. Throws on options that make no sense. */
export function startTraining(network: DenseNetwork, options: TrainingOptions): Training {
  const { samples, arrays, kernel } = network;
  const { optimizer, schedule, epochs, l1, l2, seed } = options;
  const size = options.batch === 'full' ? samples.count : Math.min(options.batch, samples.count);
  if (!(Number.isInteger(size) && size >= 1)) throw new Error(`Found batches of ${options.batch}, expected 1 or more`);
  const stepsPerEpoch = Math.ceil(samples.count / size);
  const random = createRandom(seed);
  const order = new Int32Array(samples.count);
  let step = 0;
  let orderOf = -1;
  let [lossSum, weightSum] = [0, 0];
  let explosion: Explosion | null = null;
  let good: Checkpoint;

  network.initialise(options.initializer, random);
  for (const moment of arrays.moments) moment.view.fill(0);

  function batch(): void {
    const epoch = Math.floor(step / stepsPerEpoch);
    const within = step % stepsPerEpoch;
    if (orderOf !== epoch) {
      if (size < samples.count) shuffle(order, random, epoch);
      else if (orderOf < 0) order.forEach((_, k) => (order[k] = k));
      orderOf = epoch;
    }
    if (within === 0) {
      [lossSum, weightSum] = [0, 0];
      good = checkpoint();
    }
    const first = within * size;
    const count = Math.min(size, samples.count - first);
    let weight = 0;
    for (let k = 0; k < count; k++) {
      const sample = order[first + k]!;
      arrays.order.view[k] = sample;
      weight += arrays.sampleWeights.view[sample]!;
    }
    kernel.clearGradient();
    let loss = 0;
    for (let at = 0; at < count; at += groupSize) {
      const group = Math.min(groupSize, count - at);
      dropUnits(arrays, group, random, step, at);
      loss += kernel.accumulate(arrays.order.address + 4 * at, group);
    }
    if (!Number.isFinite(loss)) return explode();
    lossSum += loss;
    weightSum += weight;
    const rate = optimizer.rate * scheduledFactor(schedule, step / stepsPerEpoch, epochs);
    const [a, b, correction1, correction2, decay] = factorsOf(optimizer, step + 1);
    if (weight > 0)
      kernel.optimise(1 / weight, rate, a, b, optimizer.epsilon, correction1, correction2, l1, l2, rate * decay);
    step++;
  }

  function explode(): void {
    const layer = arrays.layers.findIndex(({ weights, biases, inputStride, stride }) => {
      const { view } = arrays.parameters;
      const all = [
        ...view.subarray(weights.first, weights.first + inputStride * stride),
        ...view.subarray(biases.first, biases.first + stride),
      ];
      return all.some((value) => !(Math.abs(value) < 1e30));
    });
    const named = layer >= 0 ? layer : arrays.layers.length - 1;
    const epoch = Math.floor(step / stepsPerEpoch);
    const message =
      `the loss is no number at step ${step} (epoch ${epoch}), by the weights of layer ${named + 1}; ` +
      `those of the beginning of the epoch are kept. Lower the learning rate (${optimizer.rate}) or scale the inputs`;
    const at = step;
    restore(good);
    explosion = { step: at, layer: named + 1, message };
  }

  function checkpoint(): Checkpoint {
    return { step, bytes: arrays.memory.state.slice() };
  }

  function restore({ step: then, bytes }: Checkpoint): void {
    arrays.memory.state.set(bytes);
    step = then;
    explosion = null;
    [lossSum, weightSum] = [0, 0];
  }

  good = checkpoint();
  return {
    network,
    stepsPerEpoch,
    get step() {
      return step;
    },
    get runningLoss() {
      return lossSum / weightSum;
    },
    get explosion() {
      return explosion;
    },
    advance(count) {
      for (let k = 0; k < count && !explosion; k++) batch();
    },
    checkpoint,
    restore,
  };
}

import { createRandom } from '../simulation/random.ts';
import { checkDistortion, distort, type Distortion } from './distortion.ts';
import type { Initializer } from './initializers.ts';
import type { Learner } from './learner.ts';
import { checkOptimizer, factorsOf, type Optimizer } from './optimizers.ts';
import { scheduledFactor, type Schedule } from './schedules.ts';
import { shuffle } from './shuffle.ts';

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
  /** Of first weights, of the order of samples, and of dropout. */
  readonly seed: number;
  /** Of pictures, while they are learnt. */
  readonly distortion?: Distortion | null;
}

/** A moment of a training, from which it goes on as if it had not stopped. */
export interface Checkpoint {
  readonly step: number;
  readonly bytes: Uint8Array;
}

/** Why a training stopped by itself. */
export interface Explosion {
  readonly step: number;
  readonly message: string;
}

/** Training of a network, batch by batch; what it does depends on its options alone. */
export interface Training {
  readonly learner: Learner;
  readonly stepsPerEpoch: number;
  /** Batches done. */
  readonly step: number;
  /** Mean loss of the samples of the present epoch so far, each as it was when its batch came; NaN before the first. */
  readonly runningLoss: number;
  readonly explosion: Explosion | null;
  /** Does `count` batches, fewer when the loss becomes no number or weights grow beyond bounds: then the weights are the last good ones. */
  advance(count: number): void;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/** Draws the weights and begins; `keepWeights` goes on from those there are. Throws on options that make no sense. */
export function startTraining(learner: Learner, options: TrainingOptions, keepWeights = false): Training {
  const { optimizer, schedule, epochs, l1, l2, seed, distortion = null } = options;
  const total = learner.samples.count;
  const size = options.batch === 'full' ? total : Math.min(options.batch, total);
  if (distortion && !learner.show)
    throw new Error('Found a circuit, expected a multilayer perceptron to distort samples');
  if (!(Number.isInteger(size) && size >= 1)) throw new Error(`Found batches of ${options.batch}, expected 1 or more`);
  const issue = checkOptimizer(optimizer) ?? (distortion && checkDistortion(distortion, learner.samples.inputs));
  if (issue) throw new Error(issue);
  const stepsPerEpoch = Math.ceil(total / size);
  const random = createRandom(seed);
  const order = Int32Array.from({ length: total }, (_, k) => k);
  let step = 0;
  let orderOf = -1;
  let [lossSum, weightSum] = [0, 0];
  let explosion: Explosion | null = null;

  const distorted = new Float64Array(distortion ? learner.samples.inputs : 0);

  if (!keepWeights) learner.initialise(options.initializer, random);
  let good = checkpoint();

  function batch(): void {
    const epoch = Math.floor(step / stepsPerEpoch);
    const within = step % stepsPerEpoch;
    if (size < total && orderOf !== epoch) shuffle(order, random, epoch);
    orderOf = epoch;
    let beginning: Checkpoint | null = null;
    if (within === 0) {
      [lossSum, weightSum] = [0, 0];
      if (learner.grownBeyondBounds() === null) beginning = checkpoint();
    }
    const rows = order.subarray(within * size, Math.min((within + 1) * size, total));
    const rate = optimizer.rate * scheduledFactor(schedule, step / stepsPerEpoch, epochs);
    const [first, second, correction1, correction2, decay] = factorsOf(optimizer, step + 1);
    const { epsilon } = optimizer;
    const factors = { rate, first, second, epsilon, correction1, correction2, l1, l2, decay: rate * decay };
    if (distortion) showDistorted(rows, epoch);
    const loss = learner.learn(rows, { step, random, ...factors });
    if (distortion) for (const row of rows) learner.show!(row, inputsOf(row));
    if (!Number.isFinite(loss)) return explode(rows);
    // Only now are the weights of the beginning known to have a loss.
    if (beginning) good = beginning;
    lossSum += loss;
    weightSum += learner.weightOf(rows);
    step++;
    if (step % stepsPerEpoch === 0 && learner.grownBeyondBounds() !== null && !Number.isFinite(learner.loss()))
      explode(rows);
  }

  function inputsOf(row: number): Float64Array {
    const { x, inputs } = learner.samples;
    return x.subarray(row * inputs, (row + 1) * inputs);
  }

  function showDistorted(rows: Int32Array, epoch: number): void {
    for (const row of rows) {
      distort(inputsOf(row), distorted, distortion!, random, [row, epoch]);
      learner.show!(row, distorted);
    }
  }

  function explode(rows: Int32Array): void {
    const [at, epoch] = [step, Math.floor(step / stepsPerEpoch)];
    const grown = learner.grownBeyondBounds();
    const where = grown === null ? `what ${learner.overflowsAt(rows)} puts out is` : `weights of ${grown} have grown`;
    const remedy =
      at === 0
        ? 'scale the inputs or choose smaller first weights'
        : `lower the learning rate (${optimizer.rate}) or scale the inputs`;
    restore(good);
    const message = `The loss is no number at step ${at} (epoch ${epoch}); ${where} beyond bounds. The weights of step ${step} are kept: ${remedy}`;
    explosion = { step: at, message };
  }

  function checkpoint(): Checkpoint {
    return { step, bytes: learner.state() };
  }

  function restore({ step: then, bytes }: Checkpoint): void {
    learner.setState(bytes);
    good = { step: then, bytes };
    step = then;
    explosion = null;
    [lossSum, weightSum] = [0, 0];
  }

  return {
    learner,
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

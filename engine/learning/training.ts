import { createRandom } from '../simulation/random.ts';
import { distortSamples } from './distorted-samples.ts';
import type { Distortion } from './distortion.ts';
import { blame, firstRemedy, type Explosion } from './explosion.ts';
import type { Initializer } from './initializers.ts';
import type { Learner } from './learner.ts';
import { checkOptimizer, factorsOf, type Optimizer } from './optimizers.ts';
import { checkSchedule, scheduledFactor, type Schedule } from './schedules.ts';
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
  /** Whether to scale the target is left to be advised: it is a quantity as the table has it. True where left out. */
  readonly canScaleTarget?: boolean;
}

/** A moment of a training, from which it goes on as if it had not stopped. */
export interface Checkpoint {
  readonly step: number;
  readonly bytes: Uint8Array;
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
  const { optimizer, schedule, epochs, l1, l2, seed, distortion = null, canScaleTarget = true } = options;
  const total = learner.samples.count;
  const size = options.batch === 'full' ? total : Math.min(options.batch, total);
  if (!(Number.isInteger(size) && size >= 1)) throw new Error(`Found batches of ${options.batch}, expected 1 or more`);
  const issue = checkOptimizer(optimizer) ?? checkSchedule(schedule) ?? checkPenalties(options);
  if (issue) throw new Error(issue);
  const stepsPerEpoch = Math.ceil(total / size);
  const random = createRandom(seed);
  const distorted = distortion && distortSamples(learner, distortion, random);
  const order = Int32Array.from({ length: total }, (_, k) => k);
  let step = 0;
  let orderOf = -1;
  let [lossSum, weightSum] = [0, 0];
  let explosion: Explosion | null = null;

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
    distorted?.show(rows, epoch);
    const loss = learner.learn(rows, { step, random, ...factors });
    distorted?.putBack(rows);
    if (!Number.isFinite(loss)) return explode(rows);
    // Only now are the weights of the beginning known to have a loss.
    if (beginning) good = beginning;
    lossSum += loss;
    weightSum += learner.weightOf(rows);
    step++;
    if (step % stepsPerEpoch === 0 && learner.grownBeyondBounds() !== null && !Number.isFinite(learner.loss()))
      explode(rows);
  }

  function explode(rows: Int32Array): void {
    const [at, epoch] = [step, Math.floor(step / stepsPerEpoch)];
    const { cause, what } = blame(learner, rows, canScaleTarget);
    const isFirst = at === 0 || cause === 'target';
    const remedy = isFirst ? firstRemedy(cause) : `lower the learning rate (${optimizer.rate}) or scale the inputs`;
    restore(good);
    const message = `The loss is no number at step ${at} (epoch ${epoch}); ${what} beyond bounds. It goes back to step ${step}: ${remedy}`;
    explosion = { step: at, message, cause };
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

function checkPenalties({ l1, l2, epochs }: TrainingOptions): string | null {
  for (const [name, penalty] of Object.entries({ l1, l2 }))
    if (!(penalty >= 0 && Number.isFinite(penalty))) return `Found ${name} ${penalty}, expected 0 or more`;
  return epochs > 0 ? null : `Found ${epochs} epochs, expected a number above 0`;
}

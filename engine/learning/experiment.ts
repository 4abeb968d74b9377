import type { Precision } from '../codegen/memory.ts';
import type { Prepared } from '../data/apply.ts';
import { balancedWeights, weighClasses } from '../data/class-weights.ts';
import { fitPreparation } from '../data/fit.ts';
import type { Preparation } from '../data/preparation.ts';
import { prepareRows } from '../data/prepare.ts';
import type { Problem } from '../data/problem.ts';
import { splitRows, type Split } from '../data/split.ts';
import { watchEpochs } from './best-epoch.ts';
import { createDense, type DenseNetwork } from './dense/network.ts';
import type { DenseSpec, LossName } from './dense/spec.ts';
import { designDense, suitedInitializer, type Design } from './design.ts';
import { startEarlyStopping } from './early-stopping.ts';
import { startLbfgsTraining, type Lbfgs, type LbfgsTraining } from './lbfgs/training.ts';
import type { Learner } from './learner.ts';
import { measure, type Measures } from './measure.ts';
import type { Optimizer } from './optimizers.ts';
import type { Samples } from './samples.ts';
import type { Subject } from './subject.ts';
import { startTraining, type TrainingOptions } from './training.ts';

/** What to train, and how. */
export interface Choices extends Design, Omit<TrainingOptions, 'initializer' | 'optimizer'> {
  readonly optimizer: Optimizer | Lbfgs;
  /** What suits the hidden units where null: He for ReLUs, else Glorot; a circuit then begins with its own weights. */
  readonly initializer: TrainingOptions['initializer'] | null;
  /** Rows of rare classes count more, so that all classes count alike. */
  readonly balanced: boolean;
  /** Epochs without improvement on a tenth of the training rows after which to stop; null goes through all epochs. */
  readonly patience: number | null;
  readonly precision: Precision;
}

/** One training of one split, from preparation to measures. */
export interface ExperimentOf<N extends Learner> {
  readonly preparation: Preparation;
  readonly loss: LossName;
  readonly network: N;
  /** Makes networks of the same shape for other rows. */
  readonly subject: Subject<N>;
  /** What early stopping watches; null without it. */
  readonly watched: Prepared | null;
  readonly training: LbfgsTraining;
  /** Epochs done. */
  readonly epoch: number;
  /** Does up to `count` batches (with early stopping whole epochs); true when it is over. */
  advance(count: number): boolean;
  /** With early stopping, goes back to the weights of the best epoch on the watched rows. */
  keepBest(): void;
  /** For a training that is cut short: without early stopping, goes back to the epoch of least training loss. */
  cutShort(): void;
  /** Of any labelled rows, at the present weights; of the rows learnt from where left out. */
  measure(rows?: Int32Array): Measures;
  /** Of the rows learnt from, and of those set aside; the weights are then the best ones. */
  finish(): { readonly train: Measures; readonly test: Measures };
}

/** With a multilayer perceptron. */
export type Experiment = ExperimentOf<DenseNetwork> & { readonly spec: DenseSpec };

/** Prepares both parts by what the training part teaches, draws the weights, and begins. Throws on choices that make no sense. */
export function startExperiment(problem: Problem, split: Split, choices: Choices): Experiment {
  const rows = setAside(problem, split, choices);
  const preparation = fitPreparation(problem, rows.learnt);
  const { spec, loss } = designDense(preparation, choices);
  const optimizer = choices.optimizer.name === 'lbfgs' ? 'sgd' : choices.optimizer.name;
  const subject: Subject<DenseNetwork> = {
    loss,
    initializer: choices.initializer ?? suitedInitializer(choices),
    make: (samples) => createDense(spec, samples, { loss, optimizer, precision: choices.precision }),
    outputs: (network) => network.outputs(),
  };
  return Object.assign(begin(problem, rows, preparation, choices, subject), { spec });
}

/** The rows of a split by what they are for. */
export interface Rows {
  readonly learnt: Int32Array;
  /** What early stopping watches; null without it. */
  readonly watched: Int32Array | null;
  readonly test: Int32Array;
}

export function setAside({ target }: Problem, { train, test }: Split, { patience, seed }: Choices): Rows {
  if (patience === null) return { learnt: train, watched: null, test };
  const codes = target.task === 'classification' ? target.codes : null;
  const parts = splitRows(train, 0.1, { seed: seed + 1, codes });
  return { learnt: parts.train, watched: parts.test, test };
}

/** Begins to train a subject that fits the preparation. */
export function begin<N extends Learner>(
  problem: Problem,
  { learnt, watched, test }: Rows,
  preparation: Preparation,
  choices: Choices,
  subject: Subject<N>,
): ExperimentOf<N> {
  const { epochs, patience } = choices;
  const prepared = (rows: Int32Array): Prepared => prepareRows(problem, preparation, rows);
  const train = prepared(learnt);
  const network = subject.make(choices.balanced ? balance(train, preparation) : train.samples);
  const canScaleTarget = problem.target.task === 'regression' && !problem.plan.standardiseTarget;
  const training = trainingOf(network, { ...choices, canScaleTarget }, subject.initializer);
  const total = epochs * training.stepsPerEpoch;
  const kept = watched && prepared(watched);
  const stopping = kept && startEarlyStopping(training, subject.make(kept.samples), { patience: patience! });

  const epochsSoFar = watchEpochs(training);

  function measured(rows = learnt): Measures {
    const those = rows === learnt ? train : prepared(rows);
    const other = subject.make(those.samples);
    other.setParameters(network.parameters());
    return measure(preparation, those, subject.outputs(other), other.loss());
  }

  return {
    ...{ preparation, loss: subject.loss, network, subject, watched: kept, training },
    get epoch() {
      return training.step / training.stepsPerEpoch;
    },
    advance(count) {
      const isOver = (): boolean => training.explosion !== null || training.isOver || training.step >= total;
      if (isOver()) return true;
      const batches = Math.min(count, total - training.step);
      if (!stopping) epochsSoFar.advance(batches);
      else if (!stopping.advance(Math.max(1, Math.floor(batches / training.stepsPerEpoch)))) return true;
      return isOver();
    },
    keepBest: () => stopping?.keepBest(),
    cutShort: () => (stopping ?? { keepBest: epochsSoFar.keep }).keepBest(),
    measure: measured,
    finish() {
      stopping?.keepBest();
      return { train: measured(), test: measured(test) };
    },
  };
}

function trainingOf(
  network: Learner,
  { optimizer, ...choices }: Choices & { readonly canScaleTarget: boolean },
  initializer: Subject<Learner>['initializer'],
): LbfgsTraining {
  if (optimizer.name === 'lbfgs') {
    if (choices.l1 > 0) throw new Error(`Found l1 ${choices.l1} with L-BFGS, expected 0, for it needs a smooth loss`);
    if (choices.dropout > 0)
      throw new Error(`Found dropout ${choices.dropout} with L-BFGS, expected 0, for it needs the same loss each time`);
    return startLbfgsTraining(network, { ...choices, optimizer, initializer });
  }
  const drawn = initializer ?? ({ kind: 'zero' } as const);
  const training = startTraining(network, { ...choices, optimizer, initializer: drawn }, initializer === null);
  return Object.assign(training, { isOver: false });
}

function balance(train: Prepared, { target }: Preparation): Samples {
  if (target.task !== 'classification' || !train.codes) return train.samples;
  return weighClasses(train, balancedWeights(train.codes, target.classes.length));
}

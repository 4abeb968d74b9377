import { balancedWeights, weighClasses } from '../data/class-weights.ts';
import type { Prepared } from '../data/apply.ts';
import { prepareSplit } from '../data/prepare.ts';
import type { Preparation } from '../data/preparation.ts';
import type { Problem } from '../data/problem.ts';
import { splitRows, type Split } from '../data/split.ts';
import type { Precision } from '../codegen/memory.ts';
import { designDense, type Design } from './design.ts';
import { createDense, type DenseNetwork } from './dense/network.ts';
import type { DenseSpec, LossName } from './dense/spec.ts';
import { startEarlyStopping, type EarlyStopping } from './early-stopping.ts';
import { measure, type Measures } from './measure.ts';
import { startTraining, type Training, type TrainingOptions } from './training.ts';

/** What to train, and how. */
export interface Choices extends Design, Omit<TrainingOptions, 'initializer'> {
  /** What suits the hidden units where null: He for ReLUs, else Glorot. */
  readonly initializer: TrainingOptions['initializer'] | null;
  /** Rows of rare classes count more, so that all classes count alike. */
  readonly balanced: boolean;
  /** Epochs without improvement on a tenth of the training rows after which to stop; null goes through all epochs. */
  readonly patience: number | null;
  readonly precision: Precision;
}

/** One training of one split, from preparation to measures. */
export interface Experiment {
  readonly preparation: Preparation;
  readonly spec: DenseSpec;
  readonly loss: LossName;
  readonly network: DenseNetwork;
  readonly training: Training;
  /** Epochs done. */
  readonly epoch: number;
  /** Does up to `count` batches (with early stopping whole epochs); true when it is over. */
  advance(count: number): boolean;
  /** Of the rows learnt from, and of those set aside; the weights are then the best ones. */
  finish(): { readonly train: Measures; readonly test: Measures };
}

/** Prepares both parts by what the training part teaches, draws the weights, and begins. Throws on choices that make no sense. */
export function startExperiment(problem: Problem, split: Split, choices: Choices): Experiment {
  const { rows, validation } = setAside(problem, split.train, choices);
  const { preparation, train, test } = prepareSplit(problem, { train: rows, test: split.test });
  const { spec, loss } = designDense(preparation, choices);
  const { optimizer, precision, epochs } = choices;
  const made = (prepared: Prepared, samples = prepared.samples): DenseNetwork =>
    createDense(spec, samples, { loss, optimizer: optimizer.name, precision });
  const network = made(train, choices.balanced ? balance(train, preparation) : train.samples);
  const initializer = choices.initializer ?? { kind: suits(choices) };
  const training = startTraining(network, { ...choices, initializer });
  const total = epochs * training.stepsPerEpoch;
  const stopping =
    validation && watch(training, made(prepareSplit(problem, { train: rows, test: validation }).test), choices);

  return {
    ...{ preparation, spec, loss, network, training },
    get epoch() {
      return training.step / training.stepsPerEpoch;
    },
    advance(count) {
      if (training.explosion || training.step >= total) return true;
      if (!stopping) training.advance(Math.min(count, total - training.step));
      else if (!stopping.advance(Math.max(1, Math.round(count / training.stepsPerEpoch)))) return true;
      return training.explosion !== null || training.step >= total;
    },
    finish() {
      stopping?.keepBest();
      const parameters = network.parameters();
      const measured = (prepared: Prepared): Measures => {
        const other = made(prepared);
        other.setParameters(parameters);
        return measure(preparation, prepared, other.outputs(), other.loss());
      };
      return { train: measured(train), test: measured(test) };
    },
  };
}

function setAside(
  { target }: Problem,
  rows: Int32Array,
  { patience, seed }: Choices,
): { readonly rows: Int32Array; readonly validation: Int32Array | null } {
  if (patience === null) return { rows, validation: null };
  const codes = target.task === 'classification' ? target.codes : null;
  const { train, test } = splitRows(rows, 0.1, { seed: seed + 1, codes });
  return { rows: train, validation: test };
}

function watch(training: Training, validation: DenseNetwork, { patience }: Choices): EarlyStopping {
  return startEarlyStopping(training, validation, { patience: patience! });
}

function balance(train: Prepared, { target }: Preparation) {
  if (target.task !== 'classification' || !train.codes) return train.samples;
  return weighClasses(train, balancedWeights(train.codes, target.classes.length));
}

function suits({ activation }: Design): 'he' | 'glorot' {
  return activation === 'relu' || activation === 'leaky-relu' ? 'he' : 'glorot';
}

import { confusionRows } from '../../../engine/data/measures/confusion.ts';
import { inputNames, outputNames } from '../../../engine/data/preparation.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import { checkShare, splitRows } from '../../../engine/data/split.ts';
import { startExperiment, type Choices, type Experiment } from '../../../engine/learning/experiment.ts';
import { createHistory } from '../../../engine/learning/history.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import type { Issue, Parsed } from '../../../engine/network/issue.ts';
import { createEvaluator, type Watched } from './evaluator.ts';
import { createPainter } from './picture.ts';
import { createReadings } from './readings.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';
import { createSlices, type Slices } from './slices.ts';
import { trainedSubject, type TrainedSubject } from './trained-subject.ts';
import { createTrajectory } from './trajectory.ts';
import {
  mostDrawnClasses,
  type CurvePoint,
  type PictureFrame,
  type Started,
  type TrainingRequest,
} from './protocol.ts';

/** A training that is watched: what it does does not depend on how it is watched. */
export interface TrainingRun {
  readonly started: Started;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Batches done. */
  readonly step: number;
  readonly samplesDone: number;
  readonly over: boolean;
  readonly explosion: string | null;
  /** Does up to `count` batches, or measures one part after an epoch; the batches done. */
  advance(count: number): number;
  /** Measures the present weights, which gives a point of the curve only where one is due. */
  settle(): void;
  /** Goes to a step that was done before, exactly, and measures there. */
  goTo(step: number): void;
  /** What was measured last. */
  standing(): CurvePoint;
  /** What was measured since the last call. */
  takePoints(): CurvePoint[];
  confusion(): number[][] | null;
  picture(): PictureFrame | null;
  read(names: readonly ReadingName[]): Partial<Readings>;
  /** The network as it stands; `name` is that of the data. */
  subject(name: string): TrainedSubject;
  /** Through its loss. */
  readonly slices: Slices;
}

/** A curve of more points shows no more. */
const mostPoints = 500;

/** Checkpoints to go back to: so many, as far as memory allows, and so many an epoch. */
const mostCheckpoints = 256;
const checkpointBytes = 64 * 2 ** 20;
const checkpointsPerEpoch = 8;

export function startRun(problem: Problem, request: TrainingRequest): Parsed<TrainingRun> {
  const { labelled, target } = problem;
  const issue = checkShare(labelled, request.testShare);
  if (issue) return { ok: false, issues: [issue] };
  const codes = target.task === 'classification' ? target.codes : null;
  const split = splitRows(labelled, request.testShare, { seed: request.seed, codes });
  const experiment = tryToStart(() => startExperiment(problem, split, choicesOf(request)));
  if ('message' in experiment) return { ok: false, issues: [experiment] };
  const { training, network, spec, loss } = experiment;
  const { stepsPerEpoch } = training;
  const history = createHistory(training, {
    bytes: Math.min(checkpointBytes, mostCheckpoints * training.checkpoint().bytes.length),
    everyBatch: Math.ceil(stepsPerEpoch / checkpointsPerEpoch),
  });
  const trajectory = createTrajectory(network.parameterCount);
  trajectory.note(0, () => network.parameters());
  const slices = createSlices(problem, split, experiment, trajectory);
  const total = request.epochs * stepsPerEpoch;
  const every = Math.ceil(request.epochs / mostPoints) * stepsPerEpoch;
  const parts = {
    train: createEvaluator(problem, experiment, split.train),
    test: createEvaluator(problem, experiment, split.test),
  };
  const classes = target.task === 'classification' ? target.classes : [];
  const isDrawn = classes.length <= mostDrawnClasses;
  const painter = isDrawn ? createPainter(problem, split, experiment, parts.test) : null;
  let points: CurvePoint[] = [];
  /** Steps of the last point of the curve, and of what was measured last. */
  let [pointStep, measuredStep] = [-1, -1];
  let latest: { train: Watched; test: Watched };
  let standing: CurvePoint;
  /** Measures that are due, a part at a time, so that other messages are heard between them. */
  let due: (() => void)[] = [];

  function askForMeasures(): void {
    let train: Watched;
    due = [
      () => (train = parts.train.measure()),
      () => {
        latest = { train, test: parts.test.measure() };
        standing = pointOf(training.step / stepsPerEpoch, latest);
        measuredStep = training.step;
        const isPoint = measuredStep % every === 0 || measuredStep === total || training.explosion !== null;
        if (measuredStep <= pointStep || !isPoint) return;
        points.push(standing);
        pointStep = measuredStep;
      },
    ];
  }

  function settle(): void {
    if (measuredStep !== training.step && due.length === 0) askForMeasures();
    while (due.length > 0) due.shift()!();
  }

  settle();

  const run: TrainingRun = {
    started: {
      inputs: spec.inputs,
      layers: spec.layers,
      inputNames: inputNames(experiment.preparation),
      outputNames: outputNames(experiment.preparation),
      loss,
      parameters: network.parameterCount,
      batches: stepsPerEpoch,
      classes,
      train: { rows: split.train.length, measured: parts.train.count },
      test: { rows: split.test.length, measured: parts.test.count },
      picture: painter?.picture ?? null,
    },
    epochs: request.epochs,
    stepsPerEpoch,
    get step() {
      return training.step;
    },
    get samplesDone() {
      return (training.step / stepsPerEpoch) * network.samples.count;
    },
    get over() {
      return due.length === 0 && (training.explosion !== null || training.step >= total);
    },
    get explosion() {
      return training.explosion?.message ?? null;
    },
    advance(count) {
      const task = due.shift();
      if (task) return (task(), 0);
      const before = training.step;
      const next = Math.min(total, (Math.floor(before / every) + 1) * every);
      history.advance(Math.min(count, next - before, trajectory.until(before)));
      if (training.explosion) trajectory.forgetAfter(training.step);
      trajectory.note(training.step, () => network.parameters());
      if (training.step === next || training.explosion) askForMeasures();
      return Math.max(0, training.step - before);
    },
    settle,
    goTo(step) {
      history.goTo(step);
      trajectory.forgetAfter(step);
      // What was still to be measured belongs to weights that are gone.
      due = [];
      points = [];
      [pointStep, measuredStep] = [step, -1];
      settle();
    },
    standing: () => standing,
    takePoints() {
      const taken = points;
      points = [];
      return taken;
    },
    confusion: () => (isDrawn && latest.test.confusion ? confusionRows(latest.test.confusion) : null),
    picture: () => painter?.frame() ?? null,
    read: createReadings(problem, split, experiment, parts.test, slices),
    slices,
    subject: (name) => trainedSubject(problem, experiment, split, name),
  };
  return { ok: true, value: run };
}

function choicesOf({ hidden, activation, optimizer, rate, batch, epochs, seed }: TrainingRequest): Choices {
  return {
    ...{ hidden, activation, batch, epochs, seed },
    optimizer: optimizerOf(optimizer, { rate }),
    schedule: { kind: 'constant' },
    initializer: null,
    lossName: null,
    dropout: 0,
    l1: 0,
    l2: 0,
    balanced: false,
    patience: null,
    precision: 'f64',
  };
}

/** Choices that do not fit the data are the user's to mend. */
function tryToStart(start: () => Experiment): Experiment | Issue {
  try {
    return start();
  } catch (error) {
    const { message } = error as Error;
    const [, found, expected] = /^Found (.*), expected (.*)$/s.exec(message) ?? [];
    if (found !== undefined) return { path: 'network', message: `found ${found}`, expected: expected! };
    if (!(error instanceof RangeError)) throw error;
    return { path: 'network', message, expected: 'a smaller network or fewer rows' };
  }
}

function pointOf(epoch: number, { train, test }: { train: Watched; test: Watched }): CurvePoint {
  return {
    epoch,
    trainLoss: train.loss,
    testLoss: test.loss,
    trainScore: train.score,
    testScore: test.score,
  };
}

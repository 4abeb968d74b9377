import { confusionRows } from '../../../engine/data/measures/confusion.ts';
import { inputNames, outputNames } from '../../../engine/data/preparation.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import { checkShare, splitRows } from '../../../engine/data/split.ts';
import { circuitPlan } from '../../../engine/learning/circuit-experiment.ts';
import { setAside } from '../../../engine/learning/experiment.ts';
import { createHistory } from '../../../engine/learning/history.ts';
import { keptModel } from '../../../engine/learning/kept-model.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { isDense } from './any-experiment.ts';
import { beginExperiment, layered } from './begin.ts';
import { choicesOf } from './choices.ts';
import { drawnCircuit } from './drawn-circuit.ts';
import { endingOf } from './ending.ts';
import { caseSubject, type CaseSubject } from './case-subject.ts';
import { createEvaluator, type Watched } from './evaluator.ts';
import { misfitsOf } from './misfits.ts';
import { createPatience } from './patience.ts';
import { createPainter } from './picture.ts';
import { createReadings } from './readings.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';
import { createSlices, type Slices } from './slices.ts';
import { trainedSubject, type TrainedSubject } from './trained-subject.ts';
import { createTrajectory } from './trajectory.ts';
import {
  mostDrawnClasses,
  type CurvePoint,
  type Ending,
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
  readonly ending: Ending | null;
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
  /** What a file keeps of it as it stands, measured on the rows set aside. */
  model(name: string): TrainedModel;
  /** A row of the table in the network as it stands. */
  caseAt(row: number | null): Parsed<CaseSubject>;
  /** Through its loss. */
  readonly slices: Slices;
}

/** A curve of more points shows no more. */
const mostPoints = 500;

/** Checkpoints to go back to: so many, as far as memory allows, and so many an epoch. */
const mostCheckpoints = 256;
const checkpointBytes = 64 * 2 ** 20;
const checkpointsPerEpoch = 8;

export function startRun(given: Problem, request: TrainingRequest): Parsed<TrainingRun> {
  const { circuit = null } = request;
  const read = circuit ? readProblem(given.table, { ...given.plan, ...circuitPlan(circuit) }) : null;
  if (read && !read.ok) return read;
  const problem = read?.value ?? given;
  const { labelled, target } = problem;
  const issue = checkShare(labelled, request.testShare);
  if (issue) return { ok: false, issues: [issue] };
  const codes = target.task === 'classification' ? target.codes : null;
  const split = splitRows(labelled, request.testShare, { seed: request.seed, codes });
  const misfits = misfitsOf(problem, split, request);
  if (misfits.length > 0) return { ok: false, issues: misfits };
  const choices = choicesOf(request);
  const begun = beginExperiment(problem, split, choices, circuit);
  if (!begun.ok) return begun;
  const experiment = begun.value;
  const { training, network, loss } = experiment;
  const patience = createPatience(experiment, choices.patience);
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
    train: createEvaluator(problem, experiment, setAside(problem, split, choices).learnt),
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
  /** Whether it has come to its end, and what there is to say of that. */
  let hasEnded = false;
  let ending: Ending | null = null;

  function askForMeasures(): void {
    let train: Watched;
    due = [
      () => (train = parts.train.measure()),
      () => {
        latest = { train, test: parts.test.measure() };
        standing = pointOf(training.step / stepsPerEpoch, latest);
        measuredStep = training.step;
        const isPoint = measuredStep % every === 0 || endsHere() || training.explosion !== null;
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

  /** At the end of an epoch. */
  function endsHere(): boolean {
    const { step } = training;
    if (training.isOver || step >= total) return true;
    return patience !== null && step % stepsPerEpoch === 0 && patience.endsAt(step / stepsPerEpoch);
  }

  /** Goes back to the best weights, as far as it was watched. */
  function end(): void {
    hasEnded = true;
    ending = endingOf(experiment, patience, request.epochs);
    if (!ending || ending.kept === ending.epoch) return;
    history.goTo(ending.kept * stepsPerEpoch);
    askForMeasures();
  }

  settle();

  const run: TrainingRun = {
    started: {
      inputs: isDense(experiment) ? experiment.spec.inputs : network.samples.inputs,
      layers: isDense(experiment) ? experiment.spec.layers : [],
      circuit: 'circuit' in network ? drawnCircuit(network.circuit) : null,
      inputNames: inputNames(experiment.preparation),
      outputNames: outputNames(experiment.preparation),
      loss,
      parameters: network.parameterCount,
      batches: stepsPerEpoch,
      classes,
      train: { rows: network.samples.count, measured: parts.train.count },
      test: { rows: split.test.length, measured: parts.test.count },
      ...(patience && { watched: patience.rows }),
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
      return due.length === 0 && (training.explosion !== null || hasEnded);
    },
    get explosion() {
      return training.explosion?.message ?? null;
    },
    get ending() {
      return ending;
    },
    advance(count) {
      const task = due.shift();
      if (task) return (task(), 0);
      const before = training.step;
      const [epochEnd, pointEnd] = [stepsPerEpoch, every].map((length) => (Math.floor(before / length) + 1) * length);
      const next = Math.min(total, pointEnd!, patience ? epochEnd! : Infinity);
      history.advance(Math.min(count, next - before, trajectory.until(before)));
      if (training.explosion) trajectory.forgetAfter(training.step);
      trajectory.note(training.step, () => network.parameters());
      if (training.step === epochEnd && !training.explosion) patience?.note();
      const ends = !training.explosion && endsHere();
      if (ends || training.explosion || training.step === pointEnd) askForMeasures();
      if (ends) due.push(end);
      return Math.max(0, training.step - before);
    },
    settle,
    goTo(step) {
      history.goTo(step);
      trajectory.forgetAfter(step);
      // What was still to be measured belongs to weights that are gone.
      due = [];
      points = [];
      [hasEnded, ending] = [false, null];
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
    subject: (name) => trainedSubject(problem, layered(experiment), split, name),
    model: (name) =>
      keptModel(layered(experiment), {
        ...{ name, choices, missingTexts: [], isRefit: false },
        epochsDone: experiment.epoch,
        tests: [experiment.measure(split.test)],
      }),
    caseAt: (row) => caseSubject(problem, experiment, split, row),
  };
  return { ok: true, value: run };
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

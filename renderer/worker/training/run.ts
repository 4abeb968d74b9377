import { inputNames, outputNames } from '../../../engine/data/preparation.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import { checkShare, splitRows } from '../../../engine/data/split.ts';
import { circuitPlan } from '../../../engine/learning/circuit-experiment.ts';
import { setAside } from '../../../engine/learning/experiment.ts';
import { keptModel } from '../../../engine/learning/kept-model.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { isDense } from './any-experiment.ts';
import { beginExperiment, layered } from './begin.ts';
import { choicesOf } from './choices.ts';
import { createCourse, type Course } from './course.ts';
import { drawnCircuit } from './drawn-circuit.ts';
import { caseSubject, type CaseSubject } from './case-subject.ts';
import { createMeasures, type Measures } from './measures.ts';
import { misfitsOf } from './misfits.ts';
import { createPatience } from './patience.ts';
import { createPainter } from './picture.ts';
import { createReadings } from './readings.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';
import { createSlices, type Slices } from './slices.ts';
import { trainedSubject, type TrainedSubject } from './trained-subject.ts';
import { createTrajectory } from './trajectory.ts';
import { mostDrawnClasses, type PictureFrame, type Started, type TrainingRequest } from './protocol.ts';

/** A training that is watched, and what there is to know of it. */
export interface TrainingRun {
  readonly started: Started;
  readonly course: Omit<Course, 'extend'>;
  readonly measures: Pick<Measures, 'standing' | 'takePoints' | 'confusion'>;
  readonly stepsPerEpoch: number;
  readonly samplesDone: number;
  /** What it learns from. */
  readonly problem: Problem;
  picture(): PictureFrame | null;
  read(names: readonly ReadingName[]): Partial<Readings>;
  /** The network as it stands; `name` is that of the data. */
  subject(name: string): TrainedSubject;
  /** What a file keeps of it as it stands, measured on the rows set aside; what means missing is kept with it. */
  model(name: string, missingTexts?: readonly string[]): TrainedModel;
  /** Goes on to so many epochs as if they had been meant from the start; false where that takes another training. */
  extend(epochs: number): boolean;
  /** A row of the table in the network as it stands. */
  caseAt(row: number | null): Parsed<CaseSubject>;
  /** Through its loss. */
  readonly slices: Slices;
}

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
  let choices = choicesOf(request);
  const begun = beginExperiment(problem, split, choices, circuit);
  if (!begun.ok) return begun;
  const experiment = begun.value;
  const { training, network, loss } = experiment;
  const { stepsPerEpoch } = training;
  const patience = createPatience(experiment, choices.patience);
  const trajectory = createTrajectory(network.parameterCount);
  const slices = createSlices(problem, split, experiment, trajectory);
  const measures = createMeasures(problem, experiment, {
    train: setAside(problem, split, choices).learnt,
    test: split.test,
  });
  const course = createCourse(experiment, request.epochs, measures, patience, trajectory);
  const classes = target.task === 'classification' ? target.classes : [];
  const isDrawn = classes.length <= mostDrawnClasses;
  const painter = isDrawn ? createPainter(problem, split, experiment, measures.test) : null;

  /** What is asked of the present weights waits for them. */
  function arrive(): void {
    while (!course.goOnBack(stepsPerEpoch));
  }

  return {
    ok: true,
    value: {
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
        train: { rows: network.samples.count, measured: measures.train.count },
        test: { rows: split.test.length, measured: measures.test.count },
        ...(patience && { watched: patience.rows }),
        picture: painter?.picture ?? null,
      },
      stepsPerEpoch,
      problem,
      get samplesDone() {
        return (training.step / stepsPerEpoch) * network.samples.count;
      },
      course,
      measures: { ...measures, confusion: () => (isDrawn ? measures.confusion() : null) },
      picture: () => painter?.frame() ?? null,
      read: createReadings(problem, split, experiment, measures.test, slices),
      slices,
      subject(name) {
        arrive();
        return trainedSubject(problem, layered(experiment), split, name);
      },
      model(name, missingTexts = []) {
        arrive();
        return keptModel(layered(experiment), {
          ...{ name, choices, missingTexts, isRefit: false },
          epochsDone: course.epochsDone,
          tests: [experiment.measure(split.test)],
        });
      },
      extend(epochs) {
        // Along a cosine each epoch's rate depends on how many there will be.
        if (choices.schedule.kind === 'cosine' || !course.extend(epochs)) return false;
        choices = { ...choices, epochs };
        return true;
      },
      caseAt(row) {
        arrive();
        return caseSubject(problem, experiment, split, row);
      },
    },
  };
}

import { confusionRows } from '../../../engine/data/measures/confusion.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { createEvaluator, type Evaluator, type Watched } from './evaluator.ts';
import type { CurvePoint } from './protocol.ts';

/** Measures the weights of a training on both parts of the data, a part at a time, so that other messages are heard between them. */
export interface Measures {
  readonly train: Evaluator;
  readonly test: Evaluator;
  /** Whether parts are asked for that are not measured yet. */
  readonly isDue: boolean;
  /** Asks for the present weights, as a point of the curve where one is due here. */
  ask(isPoint: boolean): void;
  /** Measures one part that was asked for. */
  measureOne(): void;
  /** Measures all that was asked for, and the present weights where they were not. */
  settle(isPoint: boolean): void;
  /** Forgets what was measured after a step, or is still to be: it belongs to weights that are gone. */
  goBackTo(step: number): void;
  /** What was measured last. */
  standing(): CurvePoint;
  /** Points of the curve since the last call. */
  takePoints(): CurvePoint[];
  /** Of the test rows, as measured last. */
  confusion(): number[][] | null;
}

export function createMeasures(
  problem: Problem,
  experiment: AnyExperiment,
  rows: { readonly train: Int32Array; readonly test: Int32Array },
): Measures {
  const { training } = experiment;
  const train = createEvaluator(problem, experiment, rows.train);
  const test = createEvaluator(problem, experiment, rows.test);
  let points: CurvePoint[] = [];
  /** Steps of the last point of the curve, and of what was measured last. */
  let [pointStep, measuredStep] = [-1, -1];
  let latest: Watched;
  let standing: CurvePoint;
  let due: (() => void)[] = [];

  function ask(isPoint: boolean): void {
    let learnt: Watched;
    due = [
      () => (learnt = train.measure()),
      () => {
        latest = test.measure();
        measuredStep = training.step;
        standing = pointOf(measuredStep / training.stepsPerEpoch, learnt, latest);
        if (!isPoint || measuredStep <= pointStep) return;
        points.push(standing);
        pointStep = measuredStep;
      },
    ];
  }

  const measureOne = (): void => due.shift()?.();

  return {
    train,
    test,
    get isDue() {
      return due.length > 0;
    },
    ask,
    measureOne,
    settle(isPoint) {
      if (measuredStep !== training.step && due.length === 0) ask(isPoint);
      while (due.length > 0) measureOne();
    },
    goBackTo(step) {
      due = [];
      const epoch = step / training.stepsPerEpoch;
      points = points.filter((point) => point.epoch <= epoch);
      [pointStep, measuredStep] = [step, -1];
    },
    standing: () => standing,
    takePoints() {
      const taken = points;
      points = [];
      return taken;
    },
    confusion: () => latest.confusion && confusionRows(latest.confusion),
  };
}

function pointOf(epoch: number, train: Watched, test: Watched): CurvePoint {
  return { epoch, trainLoss: train.loss, testLoss: test.loss, trainScore: train.score, testScore: test.score };
}

import { readOutputs } from '../../../engine/data/preparation.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { everyFew, type Evaluator } from './evaluator.ts';
import { axisOf, valueAlong } from './axis.ts';
import { planeMargin, samplesAt, valuesOf } from './plane.ts';
import { curveSamples, gridSide, type Axis, type Picture, type PictureFrame, type Points } from './protocol.ts';

/** What of a training can be drawn, and how it stands. */
export interface Painter {
  readonly picture: Picture;
  frame(): PictureFrame;
}

/** More points than this only hide each other. */
const mostPoints = 1500;

/** null where nothing can be drawn: classes by more than two inputs. */
export function createPainter(
  problem: Problem,
  split: Split,
  experiment: AnyExperiment,
  test: Evaluator,
): Painter | null {
  const { inputs, target } = experiment.preparation;
  const names = inputs.flatMap((input) => (input.type === 'number' ? [input.name] : []));
  const isPlain = names.length === inputs.length;
  if (target.task === 'classification')
    return isPlain && names.length === 2 ? regions(problem, split, experiment, names) : null;
  return isPlain && names.length === 1
    ? curve(problem, split, experiment, names[0]!)
    : predicted(problem, experiment, test);
}

function regions(problem: Problem, split: Split, experiment: AnyExperiment, names: readonly string[]): Painter {
  const [x, y] = names.map((name) => valuesOf(problem, name)) as [Float64Array, Float64Array];
  const points = pointsOf(problem, split, x, y);
  const axes = [axisOf(names[0]!, x, planeMargin), axisOf(names[1]!, y, planeMargin)] as const;
  const cell = (axis: Axis, k: number): number => valueAlong(axis, (k + 0.5) / gridSide);
  const cells = Array.from({ length: gridSide * gridSide }, (_, k) => k);
  const outputs = networkAt(experiment, names, [
    cells.map((k) => cell(axes[0], k % gridSide)),
    cells.map((k) => cell(axes[1], Math.floor(k / gridSide))),
  ]);
  const classes = problem.target.task === 'classification' ? problem.target.classes.length : 1;
  return {
    picture: { kind: 'regions', x: axes[0], y: axes[1], ...points },
    frame() {
      const prediction = readOutputs(experiment.preparation, outputs());
      if (prediction.task !== 'classification') throw new Error('Found values, expected classes');
      const { codes, scores } = prediction;
      const certainty = Float32Array.from(codes, (code, k) => {
        return Math.max(0, (scores[k * classes + code]! - 1 / classes) / (1 - 1 / classes));
      });
      return { kind: 'regions', codes: Uint8Array.from(codes), certainty };
    },
  };
}

function curve(problem: Problem, split: Split, experiment: AnyExperiment, name: string): Painter {
  const values = valuesOf(problem, name);
  const x = axisOf(name, values, 0.04);
  const targets = targetsOf(problem);
  const outputs = networkAt(
    experiment,
    [name],
    [Array.from({ length: curveSamples }, (_, k) => valueAlong(x, k / (curveSamples - 1)))],
  );
  const y = axisOf(problem.target.name, targets, 0.15);
  return {
    picture: { kind: 'curve', x, y, ...pointsOf(problem, split, values, targets) },
    frame: () => ({ kind: 'curve', values: predictionsOf(experiment, outputs()) }),
  };
}

function predicted(problem: Problem, experiment: AnyExperiment, test: Evaluator): Painter {
  const targets = targetsOf(problem);
  const axis = axisOf(problem.target.name, targets, 0.05);
  const x = Float64Array.from(test.rows, (row) => targets[row]!);
  const { length } = x;
  const rows = rowNumbersOf(problem, test.rows);
  const points = { rows, x, y: x, codes: new Uint8Array(length), isTest: new Uint8Array(length).fill(1) };
  return {
    picture: { kind: 'predicted', x: axis, y: { ...axis, name: `predicted ${axis.name}` }, points, total: length },
    frame: () => ({ kind: 'predicted', values: predictionsOf(experiment, test.outputs()) }),
  };
}

function predictionsOf({ preparation }: AnyExperiment, outputs: Float64Array): Float64Array {
  const prediction = readOutputs(preparation, outputs);
  return prediction.task === 'regression' ? prediction.values : new Float64Array(0);
}

/** The outputs that the present weights give for rows of these input columns. */
function networkAt(
  { preparation, subject, network }: AnyExperiment,
  names: readonly string[],
  columns: readonly (readonly number[])[],
): () => Float64Array {
  const copy = subject.make(samplesAt(preparation, names, columns));
  return () => {
    copy.setParameters(network.parameters());
    return subject.outputs(copy);
  };
}

/** The rows of both parts that have both numbers. */
function pointsOf(
  problem: Problem,
  { train, test }: Split,
  x: Float64Array,
  y: Float64Array,
): { readonly points: Points; readonly total: number } {
  const isDrawn = (row: number): boolean => !Number.isNaN(x[row]!) && !Number.isNaN(y[row]!);
  const tests = new Set(test);
  const all = Int32Array.from([...train, ...test])
    .filter(isDrawn)
    .sort();
  const rows = everyFew(all, mostPoints);
  const codes = problem.target.task === 'classification' ? problem.target.codes : null;
  const points = {
    rows: rowNumbersOf(problem, rows),
    x: Float64Array.from(rows, (row) => x[row]!),
    y: Float64Array.from(rows, (row) => y[row]!),
    codes: Uint8Array.from(rows, (row) => codes?.[row] ?? 0),
    isTest: Uint8Array.from(rows, (row) => (tests.has(row) ? 1 : 0)),
  };
  return { points, total: all.length };
}

function rowNumbersOf({ table }: Problem, rows: Int32Array): Int32Array {
  return rows.map((row) => table.rowNumbers[row]!);
}

function targetsOf({ target }: Problem): Float64Array {
  return target.task === 'regression' ? target.values : new Float64Array(0);
}

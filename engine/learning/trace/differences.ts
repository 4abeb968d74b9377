import type { TraceSample, TraceSubject } from './subject.ts';
import { evaluateCase } from './trace-case.ts';
import type { CaseTrace } from './types.ts';

/** A gradient beside what a difference of two losses says of it. */
export interface DifferenceRow {
  readonly parameter: number;
  readonly backpropagated: number;
  /** (L(p + h) − L(p − h)) / 2h. */
  readonly difference: number;
  readonly step: number;
  /** |a − b| / (|a| + |b|), 0 where both are 0. */
  readonly relativeError: number;
}

/** Central differences parameter by parameter, in chunks. */
export interface DifferenceSession {
  readonly rows: readonly DifferenceRow[];
  /** Passes through the network so far: two a parameter. */
  readonly evaluations: number;
  /** Up to `count` parameters more; true when all are done. */
  advance(count: number): boolean;
}

export function startDifferences(subject: TraceSubject, sample: TraceSample, trace: CaseTrace): DifferenceSession {
  const rows: DifferenceRow[] = [];
  const parameters = Float64Array.from(subject.parameters);
  let evaluations = 0;

  function lossAt(k: number, value: number): number {
    evaluations++;
    parameters[k] = value;
    const { loss } = evaluateCase({ ...subject, parameters }, sample).cost;
    parameters[k] = subject.parameters[k]!;
    return loss;
  }

  function row(parameter: number): DifferenceRow {
    const value = parameters[parameter]!;
    const step = 1e-5 * Math.max(1, Math.abs(value));
    const difference = (lossAt(parameter, value + step) - lossAt(parameter, value - step)) / (2 * step);
    const backpropagated = trace.gradients[parameter]!.gradient;
    const size = Math.abs(backpropagated) + Math.abs(difference);
    const relativeError = size === 0 ? 0 : Math.abs(backpropagated - difference) / size;
    return { parameter, backpropagated, difference, step, relativeError };
  }

  return {
    rows,
    get evaluations() {
      return evaluations;
    },
    advance(count) {
      const end = Math.min(parameters.length, rows.length + count);
      while (rows.length < end) rows.push(row(rows.length));
      return rows.length === parameters.length;
    },
  };
}

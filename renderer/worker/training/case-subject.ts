import { inputNames, readOutputs } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { Experiment } from '../../../engine/learning/experiment.ts';
import { denseSubjectOf, type TraceSample, type TraceSubject } from '../../../engine/learning/trace/subject.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import type { TracedCase } from './case-protocol.ts';

/** A row with a class or value, and the network as it stands. */
export interface CaseSubject extends Pick<TracedCase, 'row' | 'previous' | 'next' | 'isTest' | 'truth'> {
  readonly subject: TraceSubject;
  readonly sample: TraceSample;
  /** What outputs say: a class, or a value in the table's units. */
  readonly read: (outputs: Float64Array) => string | number;
}

/** A row is named by its number in the table; the first labelled one is taken for null. */
export function caseSubject(
  problem: Problem,
  { preparation, spec, loss, network }: Experiment,
  { test }: Split,
  wanted: number | null,
): Parsed<CaseSubject> {
  const { table, labelled, target } = problem;
  const numberAt = (place: number): number | null => (place in labelled ? table.rowNumbers[labelled[place]!]! : null);
  const place = wanted === null ? 0 : labelled.findIndex((_, k) => numberAt(k) === wanted);
  if (place < 0) {
    const [first, last] = [numberAt(0)!, numberAt(labelled.length - 1)!];
    const what = target.task === 'classification' ? 'class' : 'value';
    const expected = `a row with a ${what}, from ${first} to ${last}`;
    return { ok: false, issues: [{ path: 'row', message: `row ${wanted} has no ${what} to compare with`, expected }] };
  }
  const row = labelled[place]!;
  const { samples } = prepareRows(problem, preparation, Int32Array.of(row));
  return {
    ok: true,
    value: {
      ...{ row: numberAt(place)!, previous: numberAt(place - 1), next: numberAt(place + 1) },
      isTest: test.includes(row),
      truth: target.task === 'classification' ? target.classes[target.codes[row]!]! : target.values[row]!,
      subject: denseSubjectOf(spec, network.parameters(), loss, inputNames(preparation)),
      sample: { inputs: [...samples.x], targets: [...samples.t] },
      read(outputs) {
        const prediction = readOutputs(preparation, outputs);
        return prediction.task === 'classification' ? prediction.labels[0]! : prediction.values[0]!;
      },
    },
  };
}

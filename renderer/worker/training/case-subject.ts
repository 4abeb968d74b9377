import { inputNames, readOutputs } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { Samples } from '../../../engine/learning/samples.ts';
import {
  circuitSubjectAt,
  denseSubjectOf,
  type TraceSample,
  type TraceSubject,
} from '../../../engine/learning/trace/subject.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { layered } from './begin.ts';
import type { TracedCase } from './case-protocol.ts';

/** A row with a class or value, and the network as it stands. */
export interface CaseSubject extends Pick<TracedCase, 'row' | 'previous' | 'next' | 'isTest' | 'truth' | 'predicted'> {
  readonly subject: TraceSubject;
  readonly sample: TraceSample;
}

/** A row is named by its number in the table; the first labelled one is taken for null. */
export function caseSubject(
  problem: Problem,
  experiment: AnyExperiment,
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
  const prepared = prepareRows(problem, experiment.preparation, Int32Array.of(row)).samples;
  return {
    ok: true,
    value: {
      ...{ row: numberAt(place)!, previous: numberAt(place - 1), next: numberAt(place + 1) },
      isTest: test.includes(row),
      truth: target.task === 'classification' ? target.classes[target.codes[row]!]! : target.values[row]!,
      ...traced(experiment, prepared),
    },
  };
}

/** The network at its present weights, and one row as it takes it: a circuit has an order of inputs and outputs of its own. */
function traced(experiment: AnyExperiment, prepared: Samples): Pick<CaseSubject, 'subject' | 'sample' | 'predicted'> {
  const { preparation, network, loss, subject } = experiment;
  const parameters = network.parameters();
  const one = subject.make(prepared);
  one.setParameters(parameters);
  const prediction = readOutputs(preparation, subject.outputs(one));
  return {
    subject:
      'circuit' in network
        ? circuitSubjectAt(network.circuit, parameters, loss)
        : denseSubjectOf(layered(experiment).spec, parameters, loss, inputNames(preparation)),
    sample: { inputs: [...one.samples.x], targets: [...one.samples.t] },
    predicted: prediction.task === 'classification' ? prediction.labels[0]! : prediction.values[0]!,
  };
}

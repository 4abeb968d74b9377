import { fitPreparation } from '../data/fit.ts';
import type { PreparationPlan } from '../data/plan.ts';
import { inputNames, outputNames, type Preparation } from '../data/preparation.ts';
import type { Problem } from '../data/problem.ts';
import type { Split } from '../data/split.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import type { LossName } from './dense/spec.ts';
import { begin, setAside, type Choices, type ExperimentOf } from './experiment.ts';
import { readCircuit } from './graph/circuit.ts';
import { matchCircuit, samplesFor } from './graph/match.ts';
import { createCircuit, type CircuitNetwork } from './graph/network.ts';
import type { Samples } from './samples.ts';
import type { Subject } from './subject.ts';

type CircuitChoices = Pick<Choices, 'lossName' | 'optimizer' | 'initializer'>;

/** How data for a circuit are prepared unless the user says otherwise: inputs as they are, since its file has no place for scales. */
export function circuitPlan(network: Network): PreparationPlan {
  const circuit = readCircuit(network);
  const isSingle = circuit.ok && circuit.value.outputs.length === 1;
  return { standardise: false, constants: 'keep', ...(isSingle && { encoding: 'single' }) };
}

/** Trains a circuit as drawn; issues where it cannot learn or does not fit the data. Throws on choices that make no sense. */
export function startCircuitExperiment(
  problem: Problem,
  split: Split,
  choices: Choices,
  network: Network,
): Parsed<ExperimentOf<CircuitNetwork>> {
  const rows = setAside(problem, split, choices);
  const preparation = fitPreparation(problem, rows.learnt);
  const subject = circuitSubject(network, preparation, choices);
  return subject.ok ? { ok: true, value: begin(problem, rows, preparation, choices, subject.value) } : subject;
}

/** The circuit as something that learns rows so prepared, its inputs and outputs found by name. */
export function circuitSubject(
  network: Network,
  preparation: Preparation,
  { lossName, optimizer, initializer }: CircuitChoices,
): Parsed<Subject<CircuitNetwork>> {
  const circuit = readCircuit(network);
  if (!circuit.ok) return circuit;
  const columns = { inputs: inputNames(preparation), outputs: outputNames(preparation) };
  const match = matchCircuit(circuit.value, columns);
  if (!match.ok) return match;
  const name = optimizer.name === 'lbfgs' ? 'sgd' : optimizer.name;
  const create = (samples: Samples, loss: LossName): Parsed<CircuitNetwork> =>
    createCircuit(network, samplesFor(match.value, samples), { loss, optimizer: name });
  const trial = (loss: LossName): Issue[] =>
    issuesOf(create(blank(columns.inputs.length, columns.outputs.length), loss));
  const isOfClasses = preparation.target.task === 'classification';
  const loss = lossName ?? (isOfClasses && trial('cross-entropy').length === 0 ? 'cross-entropy' : 'squared');
  const issues = trial(loss);
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    value: {
      ...{ loss, initializer },
      make: (samples) => must(create(samples, loss)),
      outputs: (made) => inOrder(made.outputs(), match.value.outputs),
    },
  };
}

/** One sample, to see whether a circuit can learn at all. */
function blank(inputs: number, outputs: number): Samples {
  return { count: 1, inputs, outputs, x: new Float64Array(inputs), t: new Float64Array(outputs), weights: null };
}

function issuesOf(parsed: Parsed<unknown>): Issue[] {
  return parsed.ok ? [] : [...parsed.issues];
}

/** The circuit has been tried, and only the rows differ. */
function must(made: Parsed<CircuitNetwork>): CircuitNetwork {
  if (made.ok) return made.value;
  throw new Error(`Found ${made.issues[0]!.message}, expected ${made.issues[0]!.expected}`);
}

/** Columns of a circuit's outputs back at the places of the targets. */
function inOrder(outputs: Float64Array, places: readonly number[]): Float64Array {
  const width = places.length;
  const result = new Float64Array(outputs.length);
  outputs.forEach((value, k) => (result[k - (k % width) + places[k % width]!] = value));
  return result;
}

import { readTwoClasses, type TwoClasses } from '../../learning/perceptron/classes.ts';
import { explainInseparability } from '../../learning/perceptron/explain.ts';
import { decideSeparability, type Inseparability } from '../../learning/perceptron/separability.ts';
import type { Samples } from '../../learning/samples.ts';
import { dontCare, rowBits } from './function.ts';
import { pointsOf } from './points.ts';
import { quadruplesOf } from './quadruples.ts';
import { smallestWeights, type SmallestNeuron } from './smallest-weights.ts';
import { inputTables, onOffOf } from './tables.ts';

/** Whether one threshold neuron computes a function. */
export type ThresholdVerdict =
  | { readonly kind: 'threshold'; readonly neuron: SmallestNeuron }
  | {
      readonly kind: 'not-threshold';
      readonly certificate: Inseparability;
      /** Rows whose inequalities contradict each other, each as often as `certificate.integers` says. */
      readonly rows: readonly number[];
      /** The contradiction in words, a sentence or inequality a line. */
      readonly explanation: readonly string[];
    }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Weights of more inputs are not searched for long. */
const budgets = (inputCount: number): number => (inputCount <= 6 ? 3_000_000 : 300_000);

/**
 * Tests a table for being a threshold function: by four rows that contradict each other where there are such, as in every whole table of
 * up to 8 inputs that is none (Muroga 1971, 2-asummability), else by linear programming. Weights and certificates are whole numbers and are checked in them, so that either verdict is exact.
 */
export function testThreshold(values: Uint8Array, names: readonly string[]): ThresholdVerdict {
  const classes = classesOf(values, names.length);
  const [four] = names.length <= mostPairedInputs ? quadruplesOf(values, 1) : [];
  if (four) return refuted(classes, values, names, certificateOf(classes, values, four));
  const decision = decideSeparability(classes);
  if (decision.kind === 'undecided') return decision;
  if (decision.kind === 'inseparable') return refuted(classes, values, names, decision);
  const points = pointsOf(inputTables(names.length), onOffOf(values));
  const neuron = points && smallestWeights(points, budgets(names.length));
  if (neuron) return { kind: 'threshold', neuron };
  return { kind: 'undecided', reason: 'there are weights, but no small whole ones were found' };
}

/** The rows of a table whose value is given, as samples of the perceptron. Throws where there are none. */
export function classesOf(values: Uint8Array, inputCount: number): TwoClasses {
  const rows = givenRows(values);
  const samples: Samples = {
    count: rows.length,
    inputs: inputCount,
    outputs: 1,
    x: Float64Array.from(rows.flatMap((row) => rowBits(row, inputCount))),
    t: Float64Array.from(rows, (row) => values[row]!),
    weights: null,
  };
  const classes = readTwoClasses(samples);
  if (!classes.ok) throw new Error(`Found a table with ${classes.issues[0]!.message}, expected rows of 0 or 1`);
  return classes.value;
}

function givenRows(values: Uint8Array): number[] {
  return [...values.keys()].filter((row) => values[row] !== dontCare);
}

function refuted(
  classes: TwoClasses,
  values: Uint8Array,
  names: readonly string[],
  certificate: Inseparability,
): ThresholdVerdict {
  const given = givenRows(values);
  const rows = certificate.support.map((k) => given[k]!);
  return { kind: 'not-threshold', certificate, rows, explanation: explainInseparability(classes, certificate, names) };
}

/** Comparing all pairs of rows pays only so far. */
const mostPairedInputs = 9;

function certificateOf(classes: TwoClasses, values: Uint8Array, rows: readonly number[]): Inseparability {
  const given = givenRows(values);
  const support = rows.map((row) => given.indexOf(row)).sort((a, b) => a - b);
  const multipliers = new Float64Array(given.length);
  for (const k of support) multipliers[k] = 1 / support.length;
  const { inputs } = classes.samples;
  const [p, q] = rows.map((row) => rowBits(row, inputs));
  const commonPoint = Float64Array.from({ length: inputs }, (_, i) => (p![i]! + q![i]!) / 2);
  return { kind: 'inseparable', multipliers, support, residual: 0, integers: support.map(() => 1), commonPoint };
}

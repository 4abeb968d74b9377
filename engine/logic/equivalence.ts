import type { Issue } from '../network/issue.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Network } from '../network/types.ts';
import { checkTruthTable } from './check-options.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import type { ExpectedBit } from './expected.ts';
import { isInTime } from './horizon.ts';
import { nearestName } from './nearest.ts';
import { planRows, type RowPlan } from './rows.ts';
import { measurePlan, type TruthTableMeasurement } from './truth-table.ts';
import type { RowMeasure, TruthTable, TruthTableOptions } from './types.ts';
import { upstreamOfLamps } from './upstream.ts';

/** How two circuits are compared: outputs with an expectation take it from the reference instead. */
export type EquivalenceOptions = Omit<TruthTableOptions, 'expectations'>;

/** What keeps a circuit from being held against a reference; paths of the latter begin with `reference`. */
export function checkEquivalence(network: Network, reference: Network, options: EquivalenceOptions): Issue[] {
  const own = checkTruthTable(network, { ...options, expectations: new Map() });
  const others = checkTruthTable(reference, { ...optionsFor(reference, options), expectations: new Map() });
  const issues = [...own, ...others.map((issue) => ({ ...issue, path: `reference.${issue.path}` }))];
  return issues.length > 0 ? issues : checkNames(network, reference);
}

/**
 * Measures both circuits in the same rows, the reference first; what most of its trials show is what is expected of the
 * outputs of the same names. A row in which the reference has no answer asks for none.
 * Throws on what `checkEquivalence` finds.
 */
export function createEquivalence(
  network: Network,
  reference: Network,
  options: EquivalenceOptions,
): TruthTableMeasurement {
  const [issue] = checkEquivalence(network, reference, options);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  const plan = planRows(circuitInputs(network).length, network.seed, options.rows, options.only);
  const first = measurePlan(
    reference,
    { ...optionsFor(reference, options), expectations: new Map() },
    reorder(plan, network, reference),
  );
  const outputs = circuitOutputs(reference).map(({ id }, place): [string, ExpectedBit] => [
    id,
    (_levels, _offset, row) => answerOf(first.measures[row], place),
  ]);
  const second = measurePlan(network, { ...options, expectations: new Map(outputs) }, plan);
  return {
    advance(maxSteps) {
      // A step of one is a step of the other; what is left over of a slice is not worth a count.
      return first.advance(maxSteps) && second.advance(maxSteps);
    },
    get progress() {
      const { stepsRun, stepsTotal } = first.progress;
      const own = second.progress;
      return { ...own, stepsRun: stepsRun + own.stepsRun, stepsTotal: stepsTotal + own.stepsTotal };
    },
    head: second.head,
    row: second.row,
    table: () => second.table(),
  };
}

/** A row in which two circuits differ. */
export interface Counterexample {
  readonly inputs: TruthTable['rows'][number]['inputs'];
  readonly output: string;
  readonly expected: 0 | 1;
  /** Of a 1; null where the circuit has no answer at all. */
  readonly probability: number | null;
}

/** The worst row of a table that has a wrong output, plainly wrong before undecided; null when there is none. */
export function counterexampleOf({ rows }: Pick<TruthTable, 'rows'>): Counterexample | null {
  const wrong = rows.flatMap(({ inputs, outputs }) =>
    Object.entries(outputs).flatMap(([output, { verdict, expected, probability, right }]) =>
      verdict === 'wrong' ? [{ inputs, output, expected: expected!, probability, low: right?.low ?? -1 }] : [],
    ),
  );
  if (wrong.length === 0) return null;
  const { low: _low, ...worst } = wrong.reduce((least, each) => (each.low < least.low ? each : least));
  return worst;
}

function answerOf(measure: RowMeasure | undefined, place: number): 0 | 1 | null {
  const one = measure?.reason === null ? measure.ones[place] : undefined;
  if (one === undefined) return null;
  return one.low > 0.5 ? 1 : one.high < 0.5 ? 0 : null;
}

/** Neurons without time have no window. */
function optionsFor(network: Network, { window, spikes, ...options }: EquivalenceOptions): EquivalenceOptions {
  if (!isInTime(upstreamOfLamps(flattenNetwork(network)))) return options;
  return { ...options, ...(window !== undefined && { window }), ...(spikes !== undefined && { spikes }) };
}

/** The rows of one circuit with inputs in the order of another. */
function reorder(plan: RowPlan, from: Network, to: Network): RowPlan {
  const names = circuitInputs(from).map(({ id }) => id);
  const places = circuitInputs(to).map(({ id }) => names.indexOf(id));
  const levels = new Uint8Array(plan.levels.length);
  for (let row = 0; row < plan.count; row++) {
    const offset = row * plan.inputCount;
    places.forEach((place, i) => (levels[offset + i] = plan.levels[offset + place]!));
  }
  return { ...plan, levels };
}

function checkNames(network: Network, reference: Network): Issue[] {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const others = circuitInputs(reference).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  return [
    ...others.filter((id) => !inputs.includes(id)).map((id) => lacks('input', id, inputs)),
    ...inputs.filter((id) => !others.includes(id)).map((id) => surplus(id, others)),
    ...circuitOutputs(reference).flatMap(({ id }) => (outputs.includes(id) ? [] : [lacks('output', id, outputs)])),
  ];
}

function lacks(kind: 'input' | 'output', id: string, known: readonly string[]): Issue {
  const near = nearestName(id, known);
  const path = kind === 'input' ? 'stimuli' : 'probes';
  const expected = `${kind}s of the same names as the reference${near ? `; is it ${near} here?` : ''}`;
  return { path, message: `the circuit has no ${kind} "${id}", which the reference has`, expected };
}

function surplus(id: string, others: readonly string[]): Issue {
  const message = `the circuit has an input "${id}", which the reference has not`;
  return { path: 'stimuli', message, expected: `only the inputs ${others.join(', ') || 'that it has, none'}` };
}

import { flattenNetwork } from '../network/flatten.ts';
import type { Issue } from '../network/issue.ts';
import type { Probe } from '../network/types-probes.ts';
import type { Network } from '../network/types.ts';
import { checkTruthTable } from './check-options.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { parseConditions } from './condition.ts';
import { checkEquivalence, createEquivalence, type EquivalenceOptions } from './equivalence.ts';
import { parseExpected, type Expected } from './expected.ts';
import { parseExpectedTable } from './expected-table.ts';
import { isInTime } from './horizon.ts';
import { nearestName } from './nearest.ts';
import { describeRow } from './summary.ts';
import { tableText, type Task } from './task.ts';
import { createTruthTable, type TruthTableMeasurement } from './truth-table.ts';
import type { TruthTable } from './types.ts';
import { upstreamOfLamps } from './upstream.ts';

/** What a circuit achieves in a task. */
export interface Grade {
  /** Whether all is as the task asks; a sample of rows that are all right is enough. */
  readonly pass: boolean;
  readonly rowsRight: number;
  readonly rowsTotal: number;
  /** `a = 1, b = 0`; null where nothing was run. */
  readonly worstRow: string | null;
  /** Of the right answer, the lowest of all rows; null where a row has no answer. */
  readonly probability: number | null;
  readonly neurons: number;
  /** The longest of all rows. */
  readonly latency: number | null;
  readonly latencyUnit: 'step' | 'ms';
  /** What the task does not allow, in words; null when there is nothing. */
  readonly error: string | null;
}

export interface Grading {
  readonly measurement: TruthTableMeasurement;
  /** What is known so far; rows that were not run are not right. */
  grade(): Grade;
}

/** Begins to grade a circuit, or says why it cannot be measured. What its own lamps expect does not count. */
export function startGrading(
  network: Network,
  task: Task,
  reference: Network | null,
): { readonly ok: true; readonly value: Grading } | { readonly ok: false; readonly issues: readonly Issue[] } {
  const names = checkNames(network, task);
  if (names.length > 0) return { ok: false, issues: names };
  const circuit = prepared(network, task);
  const options = optionsOf(circuit, task);
  const started = reference
    ? startAgainst(circuit, prepared(reference, task), options)
    : startTable(circuit, task, options);
  if (!started.ok) return started;
  const measurement = started.value;
  const error = violations(network, task).join('; ') || null;
  return {
    ok: true,
    value: { measurement, grade: () => gradeOf(measurement.table(), countNeurons(network), error) },
  };
}

/** What keeps a circuit from being the reference of a task. */
export function checkReference(reference: Network, task: Task): Issue[] {
  const names = checkNames(reference, task);
  if (names.length > 0) return names;
  const circuit = prepared(reference, task);
  return checkTruthTable(circuit, { ...optionsOf(circuit, task), expectations: new Map() });
}

/** Those in chips as well. */
function countNeurons(network: Network): number {
  return flattenNetwork(network).populations.reduce((sum, { size }) => sum + size, 0);
}

type Started =
  | { readonly ok: true; readonly value: TruthTableMeasurement }
  | { readonly ok: false; readonly issues: readonly Issue[] };

function startTable(circuit: Network, task: Task, options: EquivalenceOptions): Started {
  const own = { ...options, expectations: expectedBy(circuit, task) };
  const issues = checkTruthTable(circuit, own);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: createTruthTable(circuit, own) };
}

function startAgainst(circuit: Network, reference: Network, options: EquivalenceOptions): Started {
  const issues = checkEquivalence(circuit, reference, options);
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: createEquivalence(circuit, reference, options) };
}

/** The circuit with the lamps of the task alone, none of which expects anything by itself, and the task's seed. */
function prepared(network: Network, { outputs, seed }: Task): Network {
  const probes = network.probes.flatMap((probe): Probe[] => {
    if (probe.kind !== 'lamp') return [probe];
    return outputs.includes(probe.id) ? [{ ...probe, expect: '' }] : [];
  });
  return { ...network, seed, probes };
}

function optionsOf(circuit: Network, task: Task): EquivalenceOptions {
  const { trials, required, rows, settleSteps, window, spikes } = task;
  const only = parseConditions(task.only, circuit);
  const inTime = isInTime(upstreamOfLamps(flattenNetwork(circuit)));
  return {
    trials,
    required,
    ...(only.ok && only.value && { only: only.value }),
    ...(rows !== undefined && { rows }),
    ...(settleSteps !== undefined && { settleSteps }),
    ...(inTime && window !== undefined && { window }),
    ...(inTime && spikes !== undefined && { spikes }),
  };
}

/** Names were checked, and the task was. */
function expectedBy(circuit: Network, task: Task): Expected {
  const table = tableText(task);
  const parsed = table === null ? parseExpected(task.expect, circuit) : parseExpectedTable(table, circuit);
  if (!parsed.ok) throw new Error(`Found ${parsed.issues[0]?.message ?? 'issues'}, expected a task that was checked`);
  return parsed.value;
}

function checkNames(network: Network, { inputs, outputs }: Task): Issue[] {
  const toggles = circuitInputs(network).map(({ id }) => id);
  const lamps = circuitOutputs(network).map(({ id }) => id);
  const missing = (kind: string, path: string, names: readonly string[], known: readonly string[]): Issue[] =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => {
        const near = nearestName(name, known);
        const found = known.length > 0 ? `found ${known.join(', ')}` : 'found none';
        const expected = near ? `the ${kind} ${near} to be called ${name}` : `a ${kind} of that id`;
        return { path, message: `there is no ${kind} "${name}", ${found}`, expected };
      });
  const others = toggles.filter((name) => !inputs.includes(name));
  return [
    ...missing('toggle', 'stimuli', inputs, toggles),
    ...missing('lamp', 'probes', outputs, lamps),
    ...others.map((name) => ({
      path: 'stimuli',
      message: `the toggle "${name}" is no input of the task`,
      expected: `only ${inputs.join(', ') || 'none'}; a clamp holds a signal for good`,
    })),
  ];
}

/** What a measured circuit may still not be. */
function violations(network: Network, { models, maxNeurons }: Task): string[] {
  const { populations } = flattenNetwork(network);
  const found = [...new Set(populations.map(({ model }) => model))].filter((model) => !models.includes(model));
  const neurons = countNeurons(network);
  return [
    ...(models.length > 0 && found.length > 0 ? [`uses ${found.join(', ')}, allowed ${models.join(', ')}`] : []),
    ...(maxNeurons !== undefined && neurons > maxNeurons ? [`has ${neurons} neurons, allowed ${maxNeurons}`] : []),
  ];
}

function gradeOf(table: TruthTable, neurons: number, error: string | null): Grade {
  const isRight = ({ outputs }: TruthTable['rows'][number]): boolean =>
    Object.values(outputs).every(({ verdict }) => verdict === 'right' || verdict === null);
  const asked = table.rows.filter(({ outputs }) => Object.values(outputs).some(({ expected }) => expected !== null));
  const worst = table.worstRow === null ? undefined : table.rows[table.worstRow];
  const reason = worst && Object.values(worst.outputs).some(({ verdict }) => verdict === 'wrong') ? worst.reason : null;
  return {
    pass: error === null && (table.pass ?? table.sampleRight ?? false),
    rowsRight: asked.filter(isRight).length,
    rowsTotal: asked.length,
    worstRow: worst ? describeRow(worst) : null,
    probability: worst ? lowestRight(worst) : null,
    neurons,
    latency: table.rows.reduce<number | null>((most, { latency }) => larger(most, latency), null),
    latencyUnit: table.latencyUnit,
    error: error ?? reason,
  };
}

function lowestRight({ outputs }: TruthTable['rows'][number]): number | null {
  const checked = Object.values(outputs).filter(({ expected }) => expected !== null);
  if (checked.some(({ right }) => right === null)) return null;
  return checked.reduce((least, { right }) => Math.min(least, right!.probability), 1);
}

function larger(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

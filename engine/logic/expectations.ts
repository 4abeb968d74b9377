import type { Issue } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import { namesIn, parseBoolean, type BooleanExpression } from './boolean.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { nearestName } from './nearest.ts';

/** What each lamp should show, by the lamp's id. */
export type Expectations = ReadonlyMap<string, BooleanExpression>;

/** An issue with the text it is about and the column in it, counted from 1. */
export interface ExpectationIssue extends Issue {
  readonly text: string;
  readonly column: number;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly ExpectationIssue[] };

/**
 * Reads texts such as `!(a & b)` and `sum = a ^ b`. A lamp that no text names keeps the expectation of its own file;
 * one with neither has no entry.
 */
export function parseExpectations(texts: readonly string[], network: Network): Checked<Expectations> {
  const circuit = namesOf(network);
  const issues: ExpectationIssue[] = [];
  const expectations = new Map<string, BooleanExpression>();
  const named = new Set<string>();

  texts.forEach((text, index) => {
    const parsed = parseOne(text, `expect[${index}]`, circuit);
    if (!parsed.ok) {
      issues.push(...parsed.issues);
      if (parsed.output !== null) named.add(parsed.output);
      return;
    }
    if (named.has(parsed.output)) issues.push(saidTwice(parsed.output, text, index));
    named.add(parsed.output);
    expectations.set(parsed.output, parsed.expression);
  });

  network.probes.forEach((probe, index) => {
    if (probe.kind !== 'lamp' || named.has(probe.id) || probe.expect.trim() === '') return;
    const parsed = parseOver(probe.expect, probe.expect, `probes[${index}].expect`, circuit);
    if (parsed.ok) expectations.set(probe.id, parsed.value);
    else issues.push(...parsed.issues);
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: expectations };
}

/** Input and output names of a circuit. */
interface CircuitNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

function namesOf(network: Network): CircuitNames {
  return {
    inputs: circuitInputs(network).map(({ id }) => id),
    outputs: circuitOutputs(network).map(({ id }) => id),
  };
}

type ParsedOne =
  | { readonly ok: true; readonly output: string; readonly expression: BooleanExpression }
  | { readonly ok: false; readonly output: string | null; readonly issues: readonly ExpectationIssue[] };

function parseOne(text: string, path: string, circuit: CircuitNames): ParsedOne {
  const equals = text.indexOf('=');
  const output = equals < 0 ? onlyOutput(text, path, circuit) : namedOutput(text, equals, path, circuit);
  if (!output.ok) return { ok: false, output: null, issues: output.issues };
  // Blanks in place of `OUTPUT =` keep the columns those of the whole text.
  const parsed = parseOver(text, ' '.repeat(equals + 1) + text.slice(equals + 1), path, circuit);
  if (!parsed.ok) return { ok: false, output: output.value, issues: parsed.issues };
  return { ok: true, output: output.value, expression: parsed.value };
}

function onlyOutput(text: string, path: string, { outputs }: CircuitNames): Checked<string> {
  const [first, second] = outputs;
  if (first === undefined) return failure(text, 1, path, 'the circuit has no lamp', 'a lamp on the output neuron');
  if (second === undefined) return { ok: true, value: first };
  const message = `the circuit has ${outputs.length} outputs (${outputs.join(', ')}), and the text names none`;
  return failure(text, 1, path, message, `the output before it, as in "${first} = ${text.trim()}"`);
}

function namedOutput(text: string, equals: number, path: string, { outputs }: CircuitNames): Checked<string> {
  const name = text.slice(0, equals).trim();
  if (outputs.includes(name)) return { ok: true, value: name };
  const column = text.length - text.trimStart().length + 1;
  if (name === '')
    return failure(text, column, path, 'no output is named before the =', oneOf('output', outputs, name));
  return failure(text, column, path, `the circuit has no output "${name}"`, oneOf('output', outputs, name));
}

/** Parses `expression` and checks its names; issues show `text`. */
function parseOver(
  text: string,
  expression: string,
  path: string,
  { inputs }: CircuitNames,
): Checked<BooleanExpression> {
  const parsed = parseBoolean(expression);
  if (!parsed.ok) {
    const issues = parsed.issues.map((issue) => at(text, columnOf(issue), path, issue.message, issue.expected));
    return { ok: false, issues };
  }
  const unknown = namesIn(parsed.value).filter(({ name }) => !inputs.includes(name));
  if (unknown.length === 0) return parsed;
  const issues = unknown.map(({ name, column }) =>
    at(text, column, path, `the circuit has no input "${name}"`, oneOf('input', inputs, name)),
  );
  return { ok: false, issues };
}

function saidTwice(output: string, text: string, index: number): ExpectationIssue {
  return at(text, 1, `expect[${index}]`, `output "${output}" has an expectation already`, 'one expectation an output');
}

function oneOf(kind: 'input' | 'output', known: readonly string[], name: string): string {
  if (known.length === 0) return `no name: the circuit has no ${kind}s`;
  const near = name === '' ? null : nearestName(name, known);
  return `one of the ${kind}s ${known.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`;
}

function columnOf(issue: Issue): number {
  return Number(issue.path.replace('column ', ''));
}

function at(text: string, column: number, path: string, message: string, expected: string): ExpectationIssue {
  return { path: `${path}, column ${column}`, message, expected, text, column };
}

function failure<T>(text: string, column: number, path: string, message: string, expected: string): Checked<T> {
  return { ok: false, issues: [at(text, column, path, message, expected)] };
}

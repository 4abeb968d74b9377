import type { Network } from '../network/types.ts';
import { evaluateBoolean, type BooleanExpression } from './boolean.ts';
import { busesOf, namesBus } from './buses.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { parseExpectations, type Checked, type ExpectationIssue } from './expectations.ts';
import { isArithmeticLamp, parseLamps } from './expected-lamps.ts';
import { splitTarget, usesArithmetic } from './lamp-text.ts';
import { parseOverInputs } from './over-inputs.ts';

/** What one output should be: of the levels of the inputs from `offset` on, and the number of the row; null: anything. */
export type ExpectedBit = (levels: ArrayLike<number>, offset: number, row: number) => 0 | 1 | null;

/** What each output should be, by the lamp's id; one without an entry is only measured. */
export type Expected = ReadonlyMap<string, BooleanExpression | ExpectedBit>;

/** The bit that a row of inputs asks of an output. */
export function expectedBit(
  expectation: BooleanExpression | ExpectedBit | undefined,
  inputs: readonly string[],
  levels: ArrayLike<number>,
  row: number,
): 0 | 1 | null {
  if (expectation === undefined) return null;
  const offset = row * inputs.length;
  if (typeof expectation === 'function') return expectation(levels, offset, row);
  return evaluateBoolean(expectation, (name) => levels[offset + inputs.indexOf(name)] === 1) ? 1 : 0;
}

/**
 * Reads what `parseExpectations` does, and arithmetic such as `s = a + b` or `larger = a > b`, in texts and in lamps of the
 * file alike, where outputs `s0` to `s3` make the number `s` and inputs likewise. A result that is too large or negative counts modulo 2 to the number of bits,
 * as in an adder.
 */
export function parseExpected(texts: readonly string[], network: Network): Checked<Expected> {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  const places = new Map([...busesOf(outputs)].map(([name, { bits }]) => [name, bits]));
  outputs.forEach((name, place) => places.set(name, [place]));
  const issues: ExpectationIssue[] = [];
  const arithmetic = new Map<string, ExpectedBit>();
  const plain: { readonly text: string; readonly index: number }[] = [];
  texts.forEach((text, index) => {
    const [name, start] = splitTarget(text);
    const target = name === null && outputs.length === 1 ? outputs[0]! : (name ?? '');
    const bits = places.get(target);
    if (bits === undefined || !isArithmetic(text.slice(start), bits.length, inputs)) return plain.push({ text, index });
    const padded = ' '.repeat(start) + text.slice(start);
    const parsed = parseOverInputs(padded, inputs, `expect[${index}]`, text);
    if (!parsed.ok) return issues.push(...parsed.issues);
    for (const [bit, place] of bits.entries()) {
      const output = outputs[place]!;
      if (arithmetic.has(output)) issues.push(saidTwice(output, text, index));
      arithmetic.set(output, (levels, offset) => ((parsed.value(levels, offset) >> BigInt(bit)) & 1n ? 1 : 0));
    }
    return undefined;
  });
  const lamps = parseLamps(network, (lamp) => arithmetic.has(lamp) || plainTargets(plain, outputs).has(lamp));
  if (!lamps.ok) issues.push(...lamps.issues);
  const rest = parseExpectations(
    plain.map(({ text }) => text),
    withoutExpectations(network, (lamp, text) => arithmetic.has(lamp) || isArithmeticLamp(text, inputs)),
  );
  if (!rest.ok) issues.push(...rest.issues.map((issue) => ({ ...issue, path: renumber(issue.path, plain) })));
  for (const { text, index } of plain) {
    const [name] = splitTarget(text);
    if (name !== null && arithmetic.has(name)) issues.push(saidTwice(name, text, index));
  }
  if (!rest.ok || !lamps.ok || issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    value: new Map<string, BooleanExpression | ExpectedBit>([...rest.value, ...lamps.value, ...arithmetic]),
  };
}

/** The outputs that Boolean texts name. */
function plainTargets(plain: readonly { readonly text: string }[], outputs: readonly string[]): ReadonlySet<string> {
  return new Set(plain.flatMap(({ text }) => splitTarget(text)[0] ?? (outputs.length === 1 ? outputs : [])));
}

/** The network, some of whose lamps expect nothing. */
function withoutExpectations(network: Network, isLeftOut: (lamp: string, text: string) => boolean): Network {
  const probes = network.probes.map((probe) =>
    probe.kind === 'lamp' && isLeftOut(probe.id, probe.expect) ? { ...probe, expect: '' } : probe,
  );
  return { ...network, probes };
}

/** Whether it takes more than Boolean operators on single inputs, or is asked for several bits. */
function isArithmetic(text: string, bits: number, inputs: readonly string[]): boolean {
  return bits > 1 || usesArithmetic(text) || namesBus(text, inputs);
}

function saidTwice(output: string, text: string, index: number): ExpectationIssue {
  const message = `output "${output}" has an expectation already`;
  return { path: `expect[${index}], column 1`, message, expected: 'one expectation an output', text, column: 1 };
}

function renumber(path: string, plain: readonly { readonly index: number }[]): string {
  return path.replace(/^expect\[(\d+)\]/, (_, index: string) => `expect[${plain[Number(index)]!.index}]`);
}

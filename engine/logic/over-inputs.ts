import { namesInArithmetic, parseArithmetic, type Arithmetic, type BinaryOperator } from './arithmetic.ts';
import { busesOf, readBus, type Bus } from './buses.ts';
import type { Checked, ExpectationIssue } from './expectations.ts';
import { nearestName } from './nearest.ts';

/** Value of an expression for the levels of a circuit's inputs, which begin at `offset`. */
export type OverInputs = (levels: ArrayLike<number>, offset: number) => bigint;

/**
 * Reads an arithmetic expression over inputs, and over the numbers that inputs such as `a0` to `a3` make, for `name` in
 * issues such as `only[0]`. Numbers are exact, whatever their size. `text` may be padded, for columns of a longer one, `whole`.
 */
export function parseOverInputs(
  text: string,
  inputs: readonly string[],
  path: string,
  whole = text,
): Checked<OverInputs> {
  const issueAt = (column: number, message: string, expected: string): ExpectationIssue => ({
    path: `${path}, column ${column}`,
    message,
    expected,
    text: whole,
    column,
  });
  const parsed = parseArithmetic(text);
  if (!parsed.ok) {
    const columnOf = (place: string): number => Number(place.replace('column ', ''));
    return {
      ok: false,
      issues: parsed.issues.map((issue) => issueAt(columnOf(issue.path), issue.message, issue.expected)),
    };
  }
  const buses = busesOf(inputs);
  const issues = namesInArithmetic(parsed.value).flatMap((name) => {
    const unknown = unknownName(name, inputs, buses);
    return unknown ? [issueAt(name.column, unknown.message, unknown.expected)] : [];
  });
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: build(parsed.value, inputs, buses) };
}

type Name = Extract<Arithmetic, { kind: 'name' }>;

function unknownName(
  { name, bit }: Name,
  inputs: readonly string[],
  buses: ReadonlyMap<string, Bus>,
): { readonly message: string; readonly expected: string } | null {
  const bus = buses.get(name);
  if (bit === null && (inputs.includes(name) || bus)) return null;
  if (bit !== null && bus) {
    const last = bus.first + bus.bits.length - 1;
    if (bit >= bus.first && bit <= last) return null;
    return { message: `${name} has no bit ${bit}`, expected: `a bit from ${bus.first} to ${last}` };
  }
  const known = bit === null ? [...inputs, ...buses.keys()] : [...buses.keys()];
  const near = nearestName(name, known);
  const numbers = buses.size > 0 ? `the numbers ${[...buses.keys()].join(', ')}` : '';
  const names = inputs.length > 0 ? `the inputs ${inputs.join(', ')}` : '';
  const all = [bit === null ? names : '', numbers].filter(Boolean).join(', or ');
  return {
    message: bit === null ? `the circuit has no input "${name}"` : `the circuit has no number "${name}" of inputs`,
    expected:
      all === '' ? 'no such name: the circuit has none' : `one of ${all}${near ? `; did you mean ${near}?` : ''}`,
  };
}

function build(expression: Arithmetic, inputs: readonly string[], buses: ReadonlyMap<string, Bus>): OverInputs {
  switch (expression.kind) {
    case 'number':
      return () => expression.value;
    case 'name':
      return reader(expression, inputs, buses);
    case 'unary': {
      const operand = build(expression.operand, inputs, buses);
      if (expression.operator === '-') return (levels, offset) => -operand(levels, offset);
      return (levels, offset) => (operand(levels, offset) === 0n ? 1n : 0n);
    }
    case 'binary': {
      const left = build(expression.left, inputs, buses);
      const right = build(expression.right, inputs, buses);
      const operation = operations[expression.operator];
      return (levels, offset) => operation(left(levels, offset), right(levels, offset));
    }
  }
}

function reader({ name, bit }: Name, inputs: readonly string[], buses: ReadonlyMap<string, Bus>): OverInputs {
  const bus = buses.get(name);
  if (bit === null && bus) return (levels, offset) => readBus(bus, levels, offset);
  const place = bit === null ? inputs.indexOf(name) : bus!.bits[bit - bus!.first]!;
  return (levels, offset) => (levels[offset + place] === 1 ? 1n : 0n);
}

const bitOf = (holds: boolean): bigint => (holds ? 1n : 0n);

const operations: Readonly<Record<BinaryOperator, (a: bigint, b: bigint) => bigint>> = {
  '*': (a, b) => a * b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '<': (a, b) => bitOf(a < b),
  '<=': (a, b) => bitOf(a <= b),
  '>': (a, b) => bitOf(a > b),
  '>=': (a, b) => bitOf(a >= b),
  '==': (a, b) => bitOf(a === b),
  '!=': (a, b) => bitOf(a !== b),
  '&': (a, b) => a & b,
  '^': (a, b) => a ^ b,
  '|': (a, b) => a | b,
};

import type { Issue, Parsed } from '../../network/issue.ts';
import { namesIn, parseBoolean, type BooleanExpression } from '../boolean.ts';
import { checkNames, type PlacedName } from './check-names.ts';
import { freeName, tabulate, type BooleanFunction } from './function.ts';

/**
 * Reads texts such as `a ^ b` and `carry = a & b` into one function. Inputs come in the order in which the texts name them; a single
 * text without a name is the output `y`. Issues have paths such as `expression[0], column 5`.
 */
export function functionFromExpressions(texts: readonly string[]): Parsed<BooleanFunction> {
  const parts = texts.map((text, index) => readPart(text, index, texts.length));
  const issues = parts.flatMap((part) => (part.ok ? [] : part.issues));
  if (texts.length === 0) issues.push({ path: 'expression', message: 'is missing', expected: 'such as "a & !b"' });
  if (issues.length > 0) return { ok: false, issues };
  const read = parts.flatMap((part) => (part.ok ? [part.value] : []));
  const inputs = firstOfEach(read.flatMap(({ names }) => names));
  const taken = new Set(inputs.map(({ name }) => name));
  const outputs = read.map(({ output }) => output ?? { name: freeName(['y', 'out', 'q'], taken), path: '' });
  const recursive = recursion(inputs, outputs);
  const wrong = recursive.length > 0 ? recursive : checkNames(inputs, outputs);
  if (wrong.length > 0) return { ok: false, issues: wrong };
  const names = inputs.map(({ name }) => name);
  return {
    ok: true,
    value: {
      inputs: names,
      outputs: read.map(({ expression }, k) => ({
        name: outputs[k]!.name,
        values: tabulate(expression, names),
        expression,
      })),
    },
  };
}

interface Part {
  /** Null where the text names none. */
  readonly output: PlacedName | null;
  readonly expression: BooleanExpression;
  readonly names: readonly PlacedName[];
}

function readPart(text: string, index: number, count: number): Parsed<Part> {
  const path = `expression[${index}]`;
  const equals = text.indexOf('=');
  if (equals < 0 && count > 1) {
    const message = `one of ${count} expressions names no output`;
    return { ok: false, issues: [{ path: `${path}, column 1`, message, expected: `as in "sum = ${text.trim()}"` }] };
  }
  // Blanks in place of `OUTPUT =` keep the columns those of the whole text.
  const parsed = parseBoolean(' '.repeat(equals + 1) + text.slice(equals + 1));
  if (!parsed.ok)
    return { ok: false, issues: parsed.issues.map((issue) => ({ ...issue, path: `${path}, ${issue.path}` })) };
  const names = namesIn(parsed.value).map(({ name, column }) => ({ name, path: `${path}, column ${column}` }));
  const column = text.length - text.trimStart().length + 1;
  const output = equals < 0 ? null : { name: text.slice(0, equals).trim(), path: `${path}, column ${column}` };
  return { ok: true, value: { output, expression: parsed.value, names } };
}

function firstOfEach(names: readonly PlacedName[]): PlacedName[] {
  return [...new Map([...names].reverse().map((each) => [each.name, each])).values()].reverse();
}

/** An output that an expression reads has another remedy than a name that stands twice. */
function recursion(inputs: readonly PlacedName[], outputs: readonly PlacedName[]): Issue[] {
  const names = new Set(outputs.map(({ name }) => name));
  return inputs
    .filter(({ name }) => names.has(name))
    .map(({ name, path }) => ({
      path,
      message: `"${name}" is an output`,
      expected: `inputs alone: write out what ${name} is`,
    }));
}

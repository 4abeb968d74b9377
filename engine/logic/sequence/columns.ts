import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../circuit.ts';
import { nearestName } from '../nearest.ts';
import type { Cell } from './split-line.ts';

/** What a column of a sequence is about; `name` is an id of the network, or `hold`. */
export interface Column {
  readonly kind: 'hold' | 'input' | 'output';
  readonly name: string;
}

/** Finds the inputs and outputs that names mean. Not every one needs a column, each has one at most. */
export function readColumns(cells: readonly Cell[], network: Network, line: string): Parsed<readonly Column[]> {
  const names = cells.map(({ text }) => text);
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  const issues: Issue[] = [];
  const columns = names.map((name, index): Column => {
    const path = `${line}, column ${cells[index]!.column}`;
    if (names.indexOf(name) < index) issues.push({ path, message: `"${name}" has two columns`, expected: 'one' });
    if (inputs.includes(name)) return { kind: 'input', name };
    if (outputs.includes(name)) return { kind: 'output', name };
    if (!holdNames.includes(name.toLowerCase())) issues.push(unknown(name, path, [...inputs, ...outputs]));
    return { kind: 'hold', name: 'hold' };
  });
  if (issues.length > 0) return { ok: false, issues };
  if (columns.some(({ kind }) => kind === 'output')) return { ok: true, value: columns };
  const expected = outputs.length > 0 ? `one of ${outputs.join(', ')}` : 'a circuit with a lamp';
  return { ok: false, issues: [{ path: line, message: 'no output has a column', expected }] };
}

const holdNames: readonly string[] = ['hold', 'steps'];

function unknown(name: string, path: string, known: readonly string[]): Issue {
  const near = nearestName(name, known);
  const names = known.length > 0 ? `, ${known.join(', ')}` : '';
  const message = name === '' ? 'a column has no name' : `the circuit has no input or output "${name}"`;
  return { path, message, expected: `hold${names}${near ? `; did you mean ${near}?` : ''}` };
}

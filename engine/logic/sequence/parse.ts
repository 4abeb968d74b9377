import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { readColumns } from './columns.ts';
import { readLines, type Line } from './lines.ts';
import { readSettings } from './settings.ts';
import { separatorOf, splitLine, type Cell, type Separator } from './split-line.ts';
import { readVector } from './read-vector.ts';
import type { Sequence } from './types.ts';

/** Vectors that one sequence takes. */
export const maxVectors = 10_000;

/**
 * Reads a table of vectors over time: a line of column names, then one vector a line. Columns are inputs and outputs of
 * the circuit by name, and `hold`, the steps that a vector is held. Cells stand apart by blanks, commas, semicolons or
 * tabs, with `|` where it helps the eye. Inputs are 0, 1, `^` (a pulse) or `-` (as before), outputs 0, 1 or `x`.
 * `#` begins a note; `hold: 4` and `pulse: 2` say for all lines what they do not say. Paths of issues are lines and, where
 * one thing in it is wrong, its column, both from 1.
 */
export function parseSequence(text: string, network: Network): Parsed<Sequence> {
  const lines = readLines(text);
  const settings = readSettings(lines);
  const [heading, ...rows] = lines.filter(({ setting }) => setting === null);
  if (!heading) return failed({ path: '', message: 'the sequence is empty', expected: expectedHeading });
  if (rows.length === 0) {
    return failed({ path: heading.path, message: 'no vector is below the names', expected: 'a line of bits for each' });
  }
  if (rows.length > maxVectors) {
    const message = `the sequence has ${rows.length} vectors`;
    return failed({ path: rows[maxVectors]!.path, message, expected: `at most ${maxVectors}` });
  }
  const separator = separatorOf(heading.text);
  const groups = splitLine(heading, separator);
  const columns = readColumns(groups.flat(), network, heading.path);
  if (!columns.ok || !settings.ok) return { ok: false, issues: [settings, columns].flatMap(issuesOf) };
  const vectors = rows.map((line) => {
    const cells = cellsOf(line, separator, groups);
    return cells.ok ? readVector(cells.value, columns.value, settings.value.hold, line) : cells;
  });
  const issues = vectors.flatMap(issuesOf);
  if (issues.length > 0) return { ok: false, issues };
  const { pulse, recorded } = settings.value;
  const namesOf = (kind: string): string[] => columns.value.flatMap((each) => (each.kind === kind ? [each.name] : []));
  const names = { inputs: namesOf('input'), outputs: namesOf('output') };
  return {
    ok: true,
    value: { ...names, pulse, recorded, vectors: vectors.flatMap((each) => (each.ok ? [each.value] : [])) },
  };
}

const expectedHeading = 'a line of names, such as "hold s r | q", then a line of bits for each vector';

function failed(issue: Issue): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [issue] };
}

function issuesOf(parsed: Parsed<unknown>): readonly Issue[] {
  return parsed.ok ? [] : parsed.issues;
}

/** The cells of a line, which are as many as the names, also between the bars. */
function cellsOf(line: Line, separator: Separator, names: readonly Cell[][]): Parsed<readonly Cell[]> {
  const { path } = line;
  const found = splitLine(line, separator);
  const cells = found.flat();
  const count = names.flat().length;
  if (cells.length !== count) {
    const message = `found ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
    const surplus = cells[count];
    const place = surplus ? `${path}, column ${surplus.column}` : path;
    return failed({ path: place, message, expected: `${count}, one for each name` });
  }
  const isBarred = found.length > 1 && names.length > 1;
  if (!isBarred || names.every(({ length }, k) => length === found[k]?.length)) return { ok: true, value: cells };
  const message = `the bar is after ${found[0]!.length} of ${count} cells`;
  return failed({ path, message, expected: `it after ${names[0]!.length}, as among the names` });
}

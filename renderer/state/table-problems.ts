import { parseConditions } from '../../engine/logic/condition.ts';
import { parseExpectedTable } from '../../engine/logic/expected-table.ts';
import { parseExpected } from '../../engine/logic/expected.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import { linesOf, type TableChoices } from './table-choices.svelte.ts';

/** What is wrong with the condition, at its column. */
export function conditionIssues(text: string, network: Network): readonly Issue[] {
  if (text.trim() === '') return [];
  const parsed = parseConditions([text], network);
  return parsed.ok ? [] : parsed.issues.map((issue) => ({ ...issue, path: `column ${issue.column}` }));
}

type Expected = Pick<TableChoices, 'expectation' | 'expressions' | 'expectedTable' | 'reference'>;

/** What is wrong with what the outputs should be, at its line. */
export function expectationIssues(choices: Expected, network: Network): readonly Issue[] {
  switch (choices.expectation) {
    case 'file':
      return [];
    case 'expressions':
      return expressionIssues(choices.expressions, network);
    case 'table': {
      const parsed = parseExpectedTable(choices.expectedTable, network);
      return parsed.ok ? [] : parsed.issues;
    }
    case 'circuit':
      return choices.reference
        ? []
        : [{ path: '', message: 'no circuit is chosen', expected: 'a file to compare with' }];
  }
}

function expressionIssues(text: string, network: Network): readonly Issue[] {
  const lines = linesOf(text);
  if (lines.length === 0)
    return [{ path: '', message: 'nothing is written', expected: 'such as s = a + b, or !(a & b)' }];
  const parsed = parseExpected(
    lines.map((line) => line.text),
    network,
  );
  if (parsed.ok) return [];
  return parsed.issues.map(({ path, column, ...issue }) => {
    const index = /^expect\[(\d+)\]/.exec(path)?.[1];
    // What the lamps of the file expect is not to be mended here.
    return index === undefined
      ? { path, ...issue }
      : { ...issue, path: `line ${lines[Number(index)]!.line}, column ${column}` };
  });
}

import type { BooleanExpression } from '../../engine/logic/boolean.ts';
import { parseConditions } from '../../engine/logic/condition.ts';
import { checkEquivalence, createEquivalence } from '../../engine/logic/equivalence.ts';
import { parseExpectedTable } from '../../engine/logic/expected-table.ts';
import { parseExpected, type Expected, type ExpectedBit } from '../../engine/logic/expected.ts';
import { checkTruthTable, createTruthTable, type TruthTableMeasurement } from '../../engine/logic/truth-table.ts';
import type { Parsed } from '../../engine/network/issue.ts';
import type { TruthTableRequest } from './table-protocol.ts';

/** The measurement that a request asks for, not yet begun. */
export function createMeasurement(request: TruthTableRequest): Parsed<TruthTableMeasurement> {
  const { network, reference, only = [], trials, rows, window, spikes } = request;
  const condition = parseConditions(only, network);
  if (!condition.ok) return condition;
  const options = {
    trials,
    ...(condition.value && { only: condition.value }),
    ...(rows && { rows }),
    ...(window !== undefined && { window }),
    ...(spikes !== undefined && { spikes }),
  };
  if (reference) {
    const issues = checkEquivalence(network, reference, options);
    return issues.length > 0
      ? { ok: false, issues }
      : { ok: true, value: createEquivalence(network, reference, options) };
  }
  const expected = readExpected(request);
  if (!expected.ok) return expected;
  const all = { ...options, expectations: expected.value };
  const issues = checkTruthTable(network, all);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: createTruthTable(network, all) };
}

/** What a table says of an output takes the place of what the file says. */
function readExpected({ network, expectations = [], expectedTable }: TruthTableRequest): Parsed<Expected> {
  const parsed = parseExpected(expectations, network);
  if (!parsed.ok || expectedTable === undefined) return parsed;
  const table = parseExpectedTable(expectedTable, network);
  if (!table.ok) return table;
  return { ok: true, value: new Map<string, BooleanExpression | ExpectedBit>([...parsed.value, ...table.value]) };
}

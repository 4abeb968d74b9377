import { expect, it } from 'vitest';
import { createLanes } from '../../../../engine/logic/lanes/lanes.ts';
import { functionFromExpressions } from '../../../../engine/logic/synthesis/from-expressions.ts';
import { functionFromTable } from '../../../../engine/logic/synthesis/from-table.ts';
import { synthesize } from '../../../../engine/logic/synthesis/synthesize.ts';
import { laneMismatches } from '../../../../engine/logic/synthesis/verify.ts';

function lanesOf(text: string) {
  const target = functionFromExpressions([text]);
  const made = target.ok ? synthesize(target.value, 'threshold') : target;
  const lanes = made.ok ? createLanes(made.value.network) : made;
  if (!lanes.ok) throw new Error(JSON.stringify(lanes.issues));
  return lanes.value;
}

it('finds no row wrong of the function itself, over more rows than there are lanes', () => {
  const names = [...'abcdefghi'];
  const text = `a ^ ${names.slice(1).join(' & ')}`;
  const target = functionFromExpressions([text]);
  expect(target.ok && laneMismatches(lanesOf(text), target.value)).toEqual([]);
});

it('names the rows of another function that differ, but for those that nobody asks about', () => {
  // AND is on in the last row alone; of OR it differs in 01 and 10, and 10 may be either here.
  const or = functionFromTable('a b | y\n0 0 | 0\n0 1 | 1\n1 0 | -\n1 1 | 1');
  expect(or.ok && laneMismatches(lanesOf('a & b'), or.value)).toEqual([{ row: 1, output: 'y', shown: 0, expected: 1 }]);
});

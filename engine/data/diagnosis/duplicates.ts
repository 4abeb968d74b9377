import type { Problem } from '../problem.ts';
import { countOf } from '../../network/count.ts';
import { listed } from '../words.ts';
import type { Finding } from './finding.ts';
import { keysOf } from './keys.ts';

/** Labelled rows that are alike in all inputs: with the same target they may be in both parts of a split, with another they contradict. */
export function findDuplicates({ inputs, target, labelled, table }: Problem): Finding[] {
  const columns = inputs.map(keysOf);
  const hashes = hashRows(columns, labelled);
  const buckets = new Map<number, number[]>();
  const [alike, contrary]: [number[], number[]] = [[], []];
  const targetOf = (row: number): number =>
    target.task === 'classification' ? target.codes[row]! : target.values[row]!;
  for (const [k, row] of labelled.entries()) {
    const bucket = buckets.get(hashes[k]!);
    const first = bucket?.find((other) => columns.every((values) => isSame(values[other]!, values[row]!)));
    if (first !== undefined) (targetOf(first) === targetOf(row) ? alike : contrary).push(table.rowNumbers[row]!);
    else if (bucket) bucket.push(row);
    else buckets.set(hashes[k]!, [row]);
  }
  return [
    ...report(
      'duplicates',
      alike,
      'with the same target',
      'keep one of each: copies on both sides of a split make a test too easy',
    ),
    ...report('contradictions', contrary, 'with another target', 'no network can be right on both; check the labels'),
  ];
}

const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

/** FNV-1a over the words of each row's values, column by column. */
function hashRows(columns: readonly Float64Array[], rows: Int32Array): Uint32Array {
  const hashes = new Uint32Array(rows.length).fill(0x811c9dc5);
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  for (const values of columns) {
    for (let k = 0; k < rows.length; k++) {
      // −0 becomes 0.
      value[0] = values[rows[k]!]! + 0;
      let hash = hashes[k]!;
      for (const word of [words[0]!, words[1]!]) {
        hash = Math.imul(hash ^ word, 0x01000193);
        // Doubles differ in their upper bits, which multiplication alone never brings down.
        hash ^= hash >>> 15;
      }
      hashes[k] = hash;
    }
  }
  return hashes;
}

function report(kind: Finding['kind'], rows: readonly number[], how: string, advice: string): Finding[] {
  if (rows.length === 0) return [];
  const repeat = rows.length === 1 ? 'repeats' : 'repeat';
  const message = `${countOf(rows.length, 'row')} ${repeat} an earlier row in all inputs, ${how} (${listed(rows)})`;
  return [{ kind, path: '', message, advice }];
}

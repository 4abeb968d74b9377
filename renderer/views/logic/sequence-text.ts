import { circuitInputs, circuitOutputs } from '../../../engine/logic/circuit.ts';
import { readLines } from '../../../engine/logic/sequence/lines.ts';
import type { VectorOutput, VectorReport } from '../../../engine/logic/sequence/types.ts';
import { sequenceToText } from '../../../engine/logic/sequence/write.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { MarkSpan } from '../../ui/marks.ts';
import { markOf, type VerdictMark } from './truth-table-text.ts';

/** A test to begin with: the names of the circuit, and a vector of its present levels of which nothing is expected. */
export function firstText(network: Network): string {
  const inputs = circuitInputs(network);
  const outputs = circuitOutputs(network);
  const vector = { steps: 4, inputs: inputs.map(({ value }) => value), expected: outputs.map(() => null), note: '' };
  return sequenceToText({
    inputs: inputs.map(({ id }) => id),
    outputs: outputs.map(({ id }) => id),
    pulse: 1,
    recorded: false,
    vectors: [vector],
  });
}

/** Where in a text an issue such as `line 3, column 5` is: the word that stands there, or the line; null where it names none. */
export function spanOf(text: string, path: string): MarkSpan | null {
  const place = /^line (\d+)(?:, column (\d+))?$/.exec(path);
  if (!place) return null;
  const lines = text.split(/\r\n|\n|\r/);
  const line = lines[Number(place[1]) - 1] ?? '';
  const start = startOfLine(text, Number(place[1]) - 1);
  if (place[2] === undefined) return { start, end: start + line.length };
  const from = Number(place[2]) - 1;
  const [word] = /^[^\s,;|]*/.exec(line.slice(from))!;
  return { start: start + from, end: start + from + word.length };
}

/** The line of a vector, counted from 0 through those that stand in the text. */
export function spanOfVector(text: string, index: number): MarkSpan | null {
  const [, ...vectors] = readLines(text).filter(({ setting }) => setting === null);
  return spanOf(text, vectors[index]?.path ?? '');
}

function startOfLine(text: string, index: number): number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)];
  const before = ends[index - 1];
  return before ? before.index + before[0].length : 0;
}

/** Right ✓, wrong ✗, not run ⋯, and · where any answer will do. */
export function outputMark({ verdict }: VectorOutput, stale: boolean): VerdictMark {
  return verdict === null ? { kind: 'unchecked', sign: '·', word: 'any' } : markOf(verdict, stale);
}

/** The bit that was seen, or its probability where chance has a part in it. */
export function outputText({ probability, low, high }: VectorOutput): string {
  if (probability === null || low === null || high === null) return '–';
  return low === high ? String(probability) : `${probability.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

export function isWrong({ outputs }: VectorReport): boolean {
  return Object.values(outputs).some(({ verdict }) => verdict === 'wrong');
}

import type { Estimate } from '../../analysis/intervals.ts';
import type { Disturbance, Reliability, ReliabilityPoint } from './types.ts';

/** A sweep in a few sentences, for people. */
export function summarizeReliability(reliability: Omit<Reliability, 'summary'>): string {
  const run = reliability.points.filter(({ allRows }) => allRows !== null);
  const first = run[0];
  if (first === undefined) return 'No level was run.';
  const last = run.at(-1)!;
  const sentences = [
    levelSentence(reliability, first),
    ...(last === first ? [] : [levelSentence(reliability, last)]),
    crossingSentence(reliability.kind, run),
    sampleSentence(reliability),
  ];
  return sentences.filter(Boolean).join(' ');
}

const names: Readonly<Record<Disturbance, string>> = {
  noise: 'noise of deviation',
  jitter: 'weights off by a share of',
  lesion: 'neurons dead with probability',
};

function levelSentence(
  { kind, rows }: Omit<Reliability, 'summary'>,
  { level, allRows, worstRow }: ReliabilityPoint,
): string {
  const place = level === 0 ? 'Undisturbed' : `With ${names[kind]} ${level}`;
  const all = `${place}, ${rows.length === 1 ? 'the row is' : `all ${rows.length} rows are`} right with probability ${estimateWords(allRows!)}`;
  if (worstRow === null || rows.length === 1 || worstRow.right.probability === 1) return `${all}.`;
  const inputs = Object.entries(rows[worstRow.row]!).map(([name, bit]) => `${name} = ${bit}`);
  return `${all}; the worst row is ${inputs.join(', ')}, with ${short(worstRow.right.probability)}.`;
}

function crossingSentence(kind: Disturbance, run: readonly ReliabilityPoint[]): string {
  const below = run.findIndex(({ allRows }) => allRows!.probability < 0.5);
  if (below <= 0) return '';
  return `It falls below one half between ${kind} ${run[below - 1]!.level} and ${run[below]!.level}.`;
}

function sampleSentence({ sampled, rows, rowsPossibleText }: Omit<Reliability, 'summary'>): string {
  return sampled ? `The ${rows.length} rows are a random sample of ${rowsPossibleText}.` : '';
}

function estimateWords({ probability, low, high }: Estimate): string {
  return low === high ? short(probability) : `${short(probability)} (${short(low)} to ${short(high)})`;
}

function short(probability: number): string {
  return String(Number(probability.toPrecision(3)));
}

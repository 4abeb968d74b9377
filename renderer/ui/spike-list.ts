import { limits } from '../../engine/network/limits.ts';
import type { MarkSpan } from './marks.ts';
import { formatNumber } from './number.ts';

/** Spikes of the sources of a stimulus: two lists of one length, times in ms, in order of time, then source. */
export interface SpikeList {
  readonly times: readonly number[];
  readonly sources: readonly number[];
}

/** What a text of spike times says, or what is wrong and where. */
export type SpikeReading =
  | { readonly ok: true; readonly value: SpikeList }
  | { readonly ok: false; readonly message: string; readonly at: MarkSpan };

/** ms in a unit; a number without one is in ms. */
const units: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, us: 1e-3, µs: 1e-3, μs: 1e-3 };

/**
 * Reads times as people write them: `20ms, 0,04 s; 60`. Spaces, semicolons, line ends and commas part them; a comma
 * between two digits is a decimal one. With more than one source each line begins with the number of its source: `3: 10, 20`.
 */
export function readSpikes(text: string, size: number): SpikeReading {
  const spikes: { time: number; source: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const problem = readLine(line, start, size, spikes);
    if (problem) return problem;
    start += line.length + 1;
  }
  spikes.sort((a, b) => a.time - b.time || a.source - b.source);
  return { ok: true, value: { times: spikes.map(({ time }) => time), sources: spikes.map(({ source }) => source) } };
}

/** The same list as a text that reads back. */
export function formatSpikes({ times, sources }: SpikeList, size: number): string {
  if (size === 1) return times.map(plain).join(', ');
  const lines = new Map<number, string[]>();
  sources.forEach((source, k) => lines.set(source, [...(lines.get(source) ?? []), plain(times[k]!)]));
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([source, list]) => `${source}: ${list.join(', ')}`)
    .join('\n');
}

/** All the digits that a double has: a list that is written and read back stays the same. */
function plain(time: number): string {
  return String(time);
}

type Spikes = { time: number; source: number }[];
type Problem = Extract<SpikeReading, { ok: false }>;

function readLine(line: string, start: number, size: number, spikes: Spikes): Problem | null {
  const head = /^\s*(\d+)\s*:/.exec(line);
  if (!head && size > 1 && line.trim() !== '') {
    const expected = `begin the line with the number of its source, such as “0: ${line.trim()}”`;
    return wrong(
      `Which of the ${size.toLocaleString('en')} sources? ${capital(expected)}`,
      start,
      line.trimEnd().length,
    );
  }
  const source = head ? Number(head[1]) : 0;
  if (source >= size) {
    const known = size === 1 ? 'the only one is 0' : `they are 0 to ${size - 1}`;
    return wrong(`There is no source ${source}: ${known}`, start, head![0].length);
  }
  const from = head?.[0].length ?? 0;
  for (const match of line.slice(from).matchAll(/\S+(?:\s+(?:ms|s|us|[µμ]s)(?![^\s,;]))?/g)) {
    const problem = readWord(match[0], start + from + match.index, source, spikes);
    if (problem) return problem;
  }
  return null;
}

/** What stands between two spaces: times, parted by semicolons or by commas that are not decimal. */
function readWord(word: string, start: number, source: number, spikes: Spikes): Problem | null {
  for (const match of word.matchAll(/(?:(?<=\d),(?=\d)|[^,;])+/g)) {
    const problem = readTime(match[0], start + match.index, source, spikes);
    if (problem) return problem;
  }
  return null;
}

function readTime(text: string, start: number, source: number, spikes: Spikes): Problem | null {
  const name = text.trim();
  if (name === '') return null;
  const two = 'can be read in two ways: put a space after each comma that parts two times';
  if (/,.*,/.test(name)) return wrong(`“${name}” ${two}`, start, name.length);
  const parts = /^([+−-]?(?:\d+[.,]?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/i.exec(name);
  const scale = units[parts?.[2] ?? ''];
  if (!parts) return wrong(`“${name}” is not a time: write a number, such as 20 or 0.02 s`, start, name.length);
  if (scale === undefined) return wrong(`“${parts[2]}” is not a unit of time: write ms, s or µs`, start, name.length);
  const time = Number((Number(parts[1]!.replace(',', '.').replace('−', '-')) * scale).toPrecision(15));
  if (time < 0) return wrong(`${formatNumber(time)} ms is before the run: times begin at 0`, start, name.length);
  if (time > limits.time) return wrong(`“${name}” is too late: at most ${limits.time} ms`, start, name.length);
  spikes.push({ time, source });
  return null;
}

function wrong(message: string, start: number, length: number): Problem {
  return { ok: false, message, at: { start, end: start + length } };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

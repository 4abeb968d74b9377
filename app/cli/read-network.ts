import { parseJson } from '../../engine/network/json.ts';
import { limits } from '../../engine/network/limits.ts';
import { parseNetwork } from '../../engine/network/parse.ts';
import type { Parsed } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Arguments } from './arguments.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { markIssues, textWithin } from './mark-issues.ts';
import { numberOption, wholeOption } from './numbers.ts';
import { readInput } from './read-file.ts';
import { readSpikeFiles } from './read-spikes.ts';

/** The network of the positional argument and the spikes it names, with the seed of `--seed` and the step of `--dt` where given. */
export async function readNetwork(args: Arguments, io: Io): Promise<Network> {
  const path = args.text('network')!;
  const seed = wholeOption(args, 'seed', { min: 0, max: limits.seed });
  const dt = numberOption(args, 'dt', { above: 0, max: 1000 });
  const input = parseFile(await readInput(path), path);
  const network = unwrap(parseNetwork(withDt(input, dt)), path, input);
  if (dt !== null) sayDt(dt, input, io);
  return readSpikeFiles(seed === null ? network : { ...network, seed }, path);
}

/** The network of a file as it is, with the spikes it names. */
export async function readNetworkFile(path: string): Promise<Network> {
  const input = parseFile(await readInput(path), path);
  return readSpikeFiles(unwrap(parseNetwork(input), path, input), path);
}

/** The JSON of a file's text, or a failure that marks the place where it breaks. */
export function parseFile(text: string, file: string): unknown {
  const json = parseJson(text);
  if (json.ok) return json.value;
  throw new Failure(markIssues(json.issues, () => text).map((issue) => ({ file, ...issue })));
}

/** What was parsed from a file, or a failure that names the file and marks the place in texts of `input`. */
export function unwrap<T>(parsed: Parsed<T>, file: string, input: unknown = null): T {
  if (parsed.ok) return parsed.value;
  throw new Failure(markIssues(parsed.issues, textWithin(input)).map((issue) => ({ file, ...issue })));
}

/** Before anything is read into the network, so that delays in ms and intervals follow from the new step. */
function withDt(input: unknown, dt: number | null): unknown {
  if (dt === null || typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const { time = {} } = input as { time?: unknown };
  // What else is wrong with the time is for the parser to say.
  return typeof time === 'object' && time !== null ? { ...input, time: { ...time, dt } } : input;
}

function sayDt(dt: number, input: unknown, io: Io): void {
  const written = (input as { time?: { dt?: number } }).time?.dt ?? 1;
  if (written === dt) return;
  const steps = 'delays and intervals in steps stay so many steps, delays in ms are rounded anew';
  io.stderr.write(`nandrite: dt is ${dt} ms in place of the file's ${written} ms; ${steps}\n`);
}

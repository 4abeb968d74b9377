import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { parseSpikeCsv } from '../../engine/formats/spike-csv.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Network } from '../../engine/network/types.ts';
import { readText } from '../files/read-text.ts';
import { Failure } from './failure.ts';
import { markIssues } from './mark-issues.ts';

/** The longest spike file that is read, in MiB. */
const limit = 50;

/**
 * Fills the times and sources of `spike-times` stimuli that name a `file` and have none of their own. The file is CSV, and lies in the
 * folder of the network's file or below it. Fails in words, with line and column of what is wrong in it.
 */
export async function readSpikeFiles(network: Network, networkPath: string): Promise<Network> {
  if (!network.stimuli.some(isFromFile)) return network;
  const stimuli: Stimulus[] = [];
  for (const [index, stimulus] of network.stimuli.entries()) {
    if (!isFromFile(stimulus)) {
      stimuli.push(stimulus);
      continue;
    }
    const path = await spikePath(stimulus.file, networkPath, index);
    stimuli.push({ ...stimulus, ...(await readSpikes(path, stimulus.size)) });
  }
  return { ...network, stimuli };
}

type SpikeTimes = Extract<Stimulus, { kind: 'spike-times' }>;

function isFromFile(stimulus: Stimulus): stimulus is SpikeTimes {
  return stimulus.kind === 'spike-times' && stimulus.file !== '' && stimulus.times.length === 0;
}

async function readSpikes(path: string, size: number): Promise<Pick<SpikeTimes, 'times' | 'sources'>> {
  const text = await readText(path, limit);
  if (!text.ok) throw new Failure([text.issue]);
  const spikes = parseSpikeCsv(text.value, size);
  if (spikes.ok) return spikes.value;
  throw new Failure(markIssues(spikes.issues, () => text.value).map((issue) => ({ file: path, ...issue })));
}

/** A network from elsewhere must not read what lies outside its folder: not by its name, and not through a link. */
async function spikePath(file: string, networkPath: string, index: number): Promise<string> {
  const folder = dirname(networkPath);
  const path = join(folder, file);
  const isInside = !isAbsolute(file) && isWithin(folder, path) && !(await leadsOutside(folder, path));
  if (isInside) return path;
  throw new Failure([
    {
      file: networkPath,
      path: `stimuli[${index}].file`,
      message: `"${file}" is outside the folder of the network`,
      expected: 'a file in that folder or below it, such as "spikes.csv"',
    },
  ]);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A file that is not there leads nowhere; that is said when it is read. */
async function leadsOutside(folder: string, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => null);
  return target !== null && !isWithin(await realpath(folder), target);
}

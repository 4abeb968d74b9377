import { flatten } from '../../network/flatten.ts';
import type { Issue } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { checkTruthTable } from '../truth-table.ts';
import { upstreamOfLamps } from '../upstream.ts';
import { checkNoise } from './noisy.ts';
import { isKnown, sparedIn } from './spared.ts';
import type { ReliabilityOptions } from './types.ts';

/** Levels of one sweep. */
const maxLevels = 1000;

/** What keeps the reliability of a circuit from being measured. */
export function checkReliability(drawn: Network, options: ReliabilityOptions): Issue[] {
  const { network, places } = flatten(drawn);
  const { expectations, kind, levels, instances = defaultInstances, spared = [], rows, settleSteps } = options;
  const issues = checkTruthTable(network, {
    expectations,
    ...(rows !== undefined && { rows }),
    ...(settleSteps !== undefined && { settleSteps }),
  });
  if (expectations.size === 0) {
    issues.push({ path: 'expectations', message: 'no output has one', expected: 'an expression for a lamp at least' });
  }
  if (levels.length === 0 || levels.length > maxLevels) {
    issues.push({ path: 'levels', message: `found ${levels.length}`, expected: `1 to ${maxLevels} levels` });
  }
  const most = kind === 'lesion' ? 1 : 1e6;
  levels.forEach((level, index) => {
    if (level >= 0 && level <= most) return;
    issues.push({ path: `levels[${index}]`, message: `found ${level}`, expected: `a number from 0 to ${most}` });
  });
  if (!(Number.isInteger(instances) && instances >= 1 && instances <= 1_000_000)) {
    issues.push({ path: 'instances', message: `found ${instances}`, expected: 'a whole number from 1 to 1000000' });
  }
  spared.forEach((id, index) => {
    if (isKnown(network, id)) return;
    const ids = network.populations.map((each) => each.id);
    const expected = ids.length > 0 ? `one of ${ids.join(', ')}` : 'a circuit with neurons';
    issues.push({ path: `spared[${index}]`, message: `there is no population "${id}"`, expected });
  });
  if (kind !== 'noise' || issues.length > 0) return issues;
  const placeOf = new Map(network.populations.map(({ id }, index) => [id, places.populations[index]!]));
  return checkNoise(upstreamOfLamps(network), sparedIn(network, spared), placeOf);
}

export const defaultInstances = 400;

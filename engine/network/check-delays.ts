import { checkDistribution } from './check-distribution.ts';
import { delaySteps } from './delay.ts';
import { limits } from './limits.ts';
import type { Issue } from './issue.ts';
import type { Connection } from './types-connections.ts';

/** Whether a delay in ms fits the delay ring at this dt, whatever is drawn. */
export function checkDelay({ delay }: Connection, path: string, dt: number): Issue[] {
  if (typeof delay === 'number') return [];
  const at = `${path}.delay.ms`;
  const longest = limits.delay * dt;
  if (typeof delay.ms !== 'number') return checkDistribution(delay.ms, at, [0, longest], 'ms');
  if (delaySteps(delay.ms, dt) <= limits.delay) return [];
  return [{ path: at, message: `found ${delay.ms}`, expected: `at most ${longest}, ${limits.delay} steps` }];
}

import { shareWithin, supportOf } from '../wiring/laws.ts';
import type { Issue } from './issue.ts';
import type { Distribution } from './types-connections.ts';

/** Whether a law can be drawn from, and gives values of [min, max] alone; `why` ends the message where it does not. */
export function checkDistribution(
  law: Distribution,
  path: string,
  [min, max]: readonly [number, number] = [-Infinity, Infinity],
  why = '',
): Issue[] {
  const { low = -Infinity, high = Infinity } = law;
  if (low > high)
    return [{ path: `${path}.high`, message: `found ${high}`, expected: `at least ${low}, which is "low"` }];
  if (shareWithin(law) < 0.001) {
    const message = 'the bounds leave less than 1 in 1000 of the law';
    return [{ path, message, expected: '"low" and "high" around more of it' }];
  }
  const [least, greatest] = supportOf(law);
  if (least >= min && greatest <= max) return [];
  const message = `the law reaches from ${least} to ${greatest}${why === '' ? '' : ` ${why}`}`;
  return [{ path, message, expected: remedy([least, greatest], [min, max]) }];
}

function remedy([least, greatest]: readonly [number, number], [min, max]: readonly [number, number]): string {
  const bounds = [least < min ? `"low": ${min}` : '', greatest > max ? `"high": ${max}` : ''].filter((b) => b !== '');
  return `${rangeOf(min, max)}, such as by ${bounds.join(' and ')}`;
}

/** `values from 0 to 1`, `values of at least 0`. */
export function rangeOf(min: number, max: number): string {
  if (max === Infinity) return `values of at least ${min}`;
  return min === -Infinity ? `values of at most ${max}` : `values from ${min} to ${max}`;
}

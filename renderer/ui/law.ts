import type { Connection, Distribution } from '../../engine/network/types-connections.ts';
import { formatNumber } from './number.ts';

/** `normal, mean 1.6, sd 0.2`: a law as people read it. */
export function lawText(law: Distribution): string {
  const { kind, ...options } = law;
  const parts = Object.entries(options).map(([name, value]) => `${name} ${formatNumber(value as number)}`);
  return [kind, ...parts].join(', ');
}

/** `2 steps`, `1.5 ms`, or the law of a delay. */
export function delayText(delay: Connection['delay']): string {
  if (typeof delay === 'number') return `${delay} step${delay === 1 ? '' : 's'}`;
  return typeof delay.ms === 'number' ? `${formatNumber(delay.ms)} ms` : `${lawText(delay.ms)} ms`;
}

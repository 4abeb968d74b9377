import { delaySteps } from '../../engine/network/delay.ts';
import type { Connection, Distribution } from '../../engine/network/types-connections.ts';
import { mean } from '../../engine/wiring/laws.ts';

/** A number, or the mean of the law that it is drawn from: what a drawing shows of it. */
export function meanOf(value: number | Distribution): number {
  return typeof value === 'number' ? value : mean(value);
}

/** A delay in steps, of a law the mean. */
export function meanDelay(delay: Connection['delay'], dt: number): number {
  return typeof delay === 'number' ? delay : delaySteps(meanOf(delay.ms), dt);
}

import type { MemoryPlan } from '../codegen/memory.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Clock } from '../simulation/clock.ts';

/**
 * The exact step of an Ornstein–Uhlenbeck process (Gillespie 1996, Exact numerical simulation of the Ornstein–Uhlenbeck
 * process): its law does not depend on dt. What is kept is the distance from the mean, which starts at 0.
 */
export function planNoise(
  memory: MemoryPlan,
  { sd, tau }: Extract<Stimulus, { kind: 'ornstein-uhlenbeck' }>,
  key: number,
  dt: number,
): (clock: Clock, mean: number) => number {
  const distance = memory.reals(1);
  const kept = Math.exp(-dt / tau);
  const spread = sd * Math.sqrt(-Math.expm1((-2 * dt) / tau));
  return (clock, mean) => {
    const now = distance.view[0]!;
    distance.view[0] = now * kept + spread * clock.random.at(key, 0, clock.step).normal();
    return mean + now;
  };
}

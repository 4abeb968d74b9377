import type { Stimulus } from '../network/types.ts';
import type { StepContext } from '../models/types.ts';

/** Output of a stimulus in one step. `level` is the present value of a toggle, clamp or constant. */
export function driveStimulus(stimulus: Stimulus, level: number, key: number, clock: StepContext): number {
  if (stimulus.kind !== 'poisson') return level;
  return clock.random.at(key, 0, clock.step).poisson((stimulus.rate * clock.dt) / 1000);
}

/** The level a stimulus starts at; a Poisson stimulus has none. */
export function initialLevel(stimulus: Stimulus): number {
  return stimulus.kind === 'poisson' ? 0 : stimulus.value;
}

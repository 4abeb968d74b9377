import type { Stimulus } from '../network/types.ts';
import type { StepContext } from '../models/types.ts';

/** Output of a stimulus in one step. `level` is the present value of a toggle, clamp or constant, or a Poisson rate in spikes/s. */
export function driveStimulus(stimulus: Stimulus, level: number, key: number, clock: StepContext): number {
  if (stimulus.kind !== 'poisson') return level;
  return clock.random.at(key, 0, clock.step).poisson((level * clock.dt) / 1000);
}

/** The level a stimulus starts at. */
export function initialLevel(stimulus: Stimulus): number {
  return stimulus.kind === 'poisson' ? stimulus.rate : stimulus.value;
}

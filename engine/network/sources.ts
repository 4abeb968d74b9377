import type { Stimulus } from './types-stimuli.ts';

/** How many sources a stimulus has. */
export function stimulusSize(stimulus: Stimulus): number {
  return stimulus.kind === 'poisson' || stimulus.kind === 'spike-times' ? stimulus.size : 1;
}

/** Whether a stimulus is made of single spikes: onto neurons in time, `auto` is then a jump, else an input current. */
export function isSpikeTrain({ kind }: Stimulus): boolean {
  return kind === 'poisson' || kind === 'spike-times';
}

/** Whether what a stimulus puts out counts as spikes in rasters and rates: bits do, as in circuits of McCulloch and Pitts. */
export function countsAsSpikes(stimulus: Stimulus): boolean {
  return isSpikeTrain(stimulus) || stimulus.kind === 'toggle' || stimulus.kind === 'clamp';
}

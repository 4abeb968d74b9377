import type { Issue } from './issue.ts';
import type { Stimulus } from './types-stimuli.ts';

/** Whether a stimulus ends after it begins, and its spikes are those of its sources. */
export function checkStimulus(stimulus: Stimulus, path: string): Issue[] {
  switch (stimulus.kind) {
    case 'step':
      return checkStop(stimulus, path, stimulus.stop >= stimulus.start, 'at least');
    case 'ramp':
      return checkStop(stimulus, path, stimulus.stop > stimulus.start, 'more than');
    case 'spike-times':
      return checkSpikes(stimulus, path);
    default:
      return [];
  }
}

function checkStop({ start, stop }: { start: number; stop: number }, path: string, ok: boolean, than: string): Issue[] {
  return ok ? [] : [{ path: `${path}.stop`, message: `found ${stop}`, expected: `${than} ${start}, the start` }];
}

function checkSpikes({ times, sources, size }: Stimulus & { kind: 'spike-times' }, path: string): Issue[] {
  if (times.length !== sources.length) {
    const message = `found ${sources.length} for ${times.length} times`;
    return [{ path: `${path}.sources`, message, expected: 'as many sources as times' }];
  }
  const outside = sources.findIndex((source) => source >= size);
  if (outside < 0) return [];
  // The lists have been sorted since they were read, so that an index would mislead.
  const expected = size === 1 ? '0, since "size" is 1' : `0 to ${size - 1}, since "size" is ${size}`;
  return [{ path: `${path}.sources`, message: `found ${sources[outside]}`, expected }];
}

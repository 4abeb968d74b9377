import type { Stimulus } from '../network/types-stimuli.ts';

type Waveform = Extract<Stimulus, { kind: 'step' | 'ramp' | 'sine' }>;

/** The value of a stimulus that changes by a formula at a step; `level` is its present value or amplitude. */
export function valueAt(stimulus: Waveform, level: number, step: number, dt: number): number {
  switch (stimulus.kind) {
    case 'step':
      return step >= stepAt(stimulus.start, dt) && step < stepAt(stimulus.stop, dt) ? level : 0;
    case 'ramp': {
      const { from, to, start, stop } = stimulus;
      const t = step * dt;
      if (t < start) return from;
      return t >= stop ? to : from + ((to - from) * (t - start)) / (stop - start);
    }
    case 'sine':
      return stimulus.offset + level * Math.sin((2 * Math.PI * stimulus.frequency * step * dt) / 1000 + stimulus.phase);
  }
}

/** The first step that begins at or after `ms`, forgiving the rounding of decimal fractions. */
export function stepAt(ms: number, dt: number): number {
  return Math.ceil(ms / dt - 1e-6);
}

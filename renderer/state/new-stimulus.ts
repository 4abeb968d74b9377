import type { Stimulus } from '../../engine/network/types-stimuli.ts';

/** A stimulus of a kind as the palette makes it: values that show at once what it does. Currents are in pA, times in ms. */
export function newStimulus(kind: Stimulus['kind'], id: string): Stimulus {
  const base = { id, label: id };
  switch (kind) {
    case 'toggle':
      return { ...base, kind, value: 0 };
    case 'clamp':
      return { ...base, kind, value: 1 };
    case 'constant':
      return { ...base, kind, value: 1 };
    case 'step':
      return { ...base, kind, value: 150, start: 20, stop: 120 };
    case 'ramp':
      return { ...base, kind, from: 0, to: 200, start: 0, stop: 200 };
    case 'sine':
      return { ...base, kind, amplitude: 100, frequency: 10, phase: 0, offset: 100 };
    case 'ornstein-uhlenbeck':
      return { ...base, kind, mean: 100, sd: 50, tau: 5 };
    case 'poisson':
      return { ...base, kind, rate: 100, size: 1 };
    case 'spike-times':
      return { ...base, kind, size: 1, times: [10, 20, 30, 60, 90], sources: [0, 0, 0, 0, 0], file: '' };
  }
}

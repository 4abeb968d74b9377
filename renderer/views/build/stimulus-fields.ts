import { limits } from '../../../engine/network/limits.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import type { Network } from '../../../engine/network/types.ts';
import { weightUnit } from '../../network/weight-unit.ts';
import { unitText } from '../../ui/unit.ts';

/** A number of a stimulus, as the inspector shows it. */
export interface StimulusField {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly step?: number;
}

/** The numbers of a stimulus; a toggle's level is shown in another way. */
export function stimulusFields(stimulus: Stimulus): readonly StimulusField[] {
  const times = { unit: 'ms', min: 0, max: limits.time, step: 10 };
  const level = { unit: '', min: -limits.constant, max: limits.constant };
  switch (stimulus.kind) {
    case 'toggle':
      return [];
    case 'clamp':
      return [{ name: 'value', label: 'held at', value: stimulus.value, unit: '', min: 0, max: 1, whole: true }];
    case 'constant':
      return [{ ...level, name: 'value', label: 'value', value: stimulus.value }];
    case 'step':
      return [
        { ...level, name: 'value', label: 'value', value: stimulus.value },
        { ...times, name: 'start', label: 'from', value: stimulus.start, max: stimulus.stop },
        { ...times, name: 'stop', label: 'until', value: stimulus.stop, min: stimulus.start },
      ];
    case 'ramp':
      return [
        { ...level, name: 'from', label: 'begins at', value: stimulus.from },
        { ...level, name: 'to', label: 'ends at', value: stimulus.to },
        // A ramp takes some time, however short.
        { ...times, name: 'start', label: 'from', value: stimulus.start, max: stimulus.stop - 1e-3 },
        { ...times, name: 'stop', label: 'until', value: stimulus.stop, min: stimulus.start + 1e-3 },
      ];
    case 'sine':
      return [
        { ...level, name: 'amplitude', label: 'amplitude', value: stimulus.amplitude },
        {
          name: 'frequency',
          label: 'frequency',
          value: stimulus.frequency,
          unit: 'Hz',
          min: 0,
          max: limits.rate,
          step: 1,
        },
        { name: 'phase', label: 'phase', value: stimulus.phase, unit: 'rad', min: -1e6, max: 1e6 },
        { ...level, name: 'offset', label: 'offset', value: stimulus.offset },
      ];
    case 'ornstein-uhlenbeck':
      return [
        { ...level, name: 'mean', label: 'mean', value: stimulus.mean },
        { ...level, name: 'sd', label: 'standard deviation', value: stimulus.sd, min: 0 },
        { ...times, name: 'tau', label: 'correlation time', value: stimulus.tau, min: 1e-6, step: 1 },
      ];
    case 'poisson':
      return [
        { name: 'rate', label: 'rate', value: stimulus.rate, unit: 'spikes/s', min: 0, max: limits.rate, step: 10 },
        {
          name: 'size',
          label: 'sources',
          value: stimulus.size,
          unit: '',
          min: 1,
          max: limits.populationSize,
          whole: true,
        },
      ];
    case 'spike-times':
      return [
        {
          name: 'size',
          label: 'sources',
          value: stimulus.size,
          unit: '',
          // None that has spikes is taken away.
          min: stimulus.sources.reduce((most, source) => Math.max(most, source + 1), 1),
          max: limits.populationSize,
          whole: true,
        },
      ];
  }
}

/** Unit in which the values of a stimulus arrive: that of the weights on its axons, where all agree; else ''. */
export function arrivalUnit(network: Network, id: string): string {
  const axons = network.connections.filter(({ source }) => source === id).slice(0, 20);
  const units = new Set(axons.map((connection) => unitText(weightUnit(connection, network))));
  return units.size === 1 ? [...units][0]! : '';
}

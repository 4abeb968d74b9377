import type { MemoryPlan, RealArray, Region } from '../codegen/memory.ts';
import { stimulusSize } from '../network/sources.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';
import type { Clock } from '../simulation/clock.ts';
import type { SourceLayout } from '../simulation/sources.ts';
import { planNoise } from './ornstein-uhlenbeck.ts';
import { planPoissonGroup } from './poisson-group.ts';
import { createSpikeTimes } from './spike-times.ts';
import { valueAt } from './waveforms.ts';

/** A stimulus laid out among the sources. */
export interface StimulusDriver {
  readonly id: string;
  /** Index in the network. */
  readonly index: number;
  readonly first: number;
  readonly size: number;
  /**
   * Sets the outputs of the present step and appends the sources with one to the active list from `count` on; returns the
   * new count. `level` is the present value of a toggle, clamp, constant or step, the rate of a Poisson group in spikes/s, the amplitude of a sine,
   * the mean of noise.
   */
  drive(clock: Clock, level: number, count: number): number;
}

interface Shared {
  readonly outputs: Region<RealArray>;
  readonly active: Region<Int32Array>;
}

/** Drivers of all stimuli in order of their ids, whose state is part of the memory's. */
export function planStimuli(
  memory: MemoryPlan,
  network: Network,
  layout: SourceLayout,
  shared: Shared,
): StimulusDriver[] {
  const indices = [...network.stimuli.keys()].sort((a, b) =>
    network.stimuli[a]!.id < network.stimuli[b]!.id ? -1 : 1,
  );
  return indices.map((index) => {
    const stimulus = network.stimuli[index]!;
    const { first } = layout.ranges.get(stimulus.id)!;
    const drive = planDrive(memory, stimulus, layout.keys.get(stimulus.id)!, network.time.dt, { ...shared, first });
    return { id: stimulus.id, index, first, size: stimulusSize(stimulus), drive };
  });
}

/** The level a stimulus starts at. */
export function initialLevel(stimulus: Stimulus): number {
  switch (stimulus.kind) {
    case 'toggle':
    case 'clamp':
    case 'constant':
    case 'step':
      return stimulus.value;
    case 'poisson':
      return stimulus.rate;
    case 'sine':
      return stimulus.amplitude;
    case 'ornstein-uhlenbeck':
      return stimulus.mean;
    case 'ramp':
    case 'spike-times':
      return 1;
  }
}

/** From a rate in spikes/s to the mean number of spikes in a step. */
function perStep(drive: (clock: Clock, mean: number, count: number) => number): StimulusDriver['drive'] {
  return (clock, level, count) => drive(clock, (level * clock.dt) / 1000, count);
}

function planDrive(
  memory: MemoryPlan,
  stimulus: Stimulus,
  key: number,
  dt: number,
  shared: Shared & { first: number },
): StimulusDriver['drive'] {
  const { outputs, active, first } = shared;
  /** Sets one source's output and lists it when it is not 0. */
  const send = (source: number, value: number, count: number): number => {
    outputs.view[first + source] = value;
    if (value === 0) return count;
    active.view[count] = first + source;
    return count + 1;
  };
  switch (stimulus.kind) {
    case 'poisson':
      if (stimulus.size === 1) {
        return (clock, level, count) =>
          send(0, clock.random.at(key, 0, clock.step).poisson((level * clock.dt) / 1000), count);
      }
      return perStep(planPoissonGroup(memory, key, stimulus.size, send));
    case 'spike-times':
      return createSpikeTimes(stimulus, dt, send);
    case 'ornstein-uhlenbeck': {
      const next = planNoise(memory, stimulus, key, dt);
      return (clock, level, count) => send(0, next(clock, level), count);
    }
    default:
      return (clock, level, count) => send(0, valueAt(stimulus, level, clock.step, clock.dt), count);
  }
}

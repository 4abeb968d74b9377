import type { MemoryPlan, RealArray, Region } from '../codegen/memory.ts';
import { stimulusSize } from '../network/sources.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';
import type { Clock } from '../simulation/clock.ts';
import type { Carrier } from '../simulation/deliver.ts';
import type { SourceLayout } from '../simulation/sources.ts';
import { planNoise } from './ornstein-uhlenbeck.ts';
import { planPoissonGroup, type DriveGroup, type GroupPlace } from './poisson-group.ts';
import type { Send } from './send.ts';
import { createSpikeTimes } from './spike-times.ts';
import { valueAt } from './waveforms.ts';

/** A stimulus laid out among the sources. */
export interface StimulusDriver {
  readonly id: string;
  /** Index in the network. */
  readonly index: number;
  readonly first: number;
  readonly size: number;
  /** Null where the output is the level itself: of a toggle, clamp or constant, whose one source the simulation sets. */
  readonly drive: Drive | null;
}

/**
 * Sets the outputs of the present step and appends the sources with one to the active list from `count` on; returns the
 * new count. `level` is the present value of a step, the rate of a Poisson group in spikes/s, the amplitude of a sine, the mean
 * of noise.
 */
export type Drive = (clock: Clock, level: number, count: number) => number;

interface Shared {
  readonly outputs: Region<RealArray>;
  readonly active: Region<Int32Array>;
}

/** Plans the drivers of all stimuli in order of their ids, whose state is part of the memory's. Call the result once the memory is there. */
export function planStimuli(
  memory: MemoryPlan,
  network: Network,
  layout: SourceLayout,
  shared: Shared,
): (carrier: Carrier | null) => StimulusDriver[] {
  const indices = [...network.stimuli.keys()].sort((a, b) =>
    network.stimuli[a]!.id < network.stimuli[b]!.id ? -1 : 1,
  );
  const planned = indices.map((index) => {
    const stimulus = network.stimuli[index]!;
    const { first } = layout.ranges.get(stimulus.id)!;
    const size = stimulusSize(stimulus);
    const place = { first, size, key: layout.keys.get(stimulus.id)!, seed: network.seed };
    const attach = planDrive(memory, stimulus, place, network.time.dt, shared);
    return (carrier: Carrier | null): StimulusDriver => ({
      id: stimulus.id,
      index,
      first,
      size,
      drive: attach(carrier),
    });
  });
  return (carrier) => planned.map((attach) => attach(carrier));
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
function perStep(drive: DriveGroup): Drive {
  return (clock, level, count) => drive(clock, (level * clock.dt) / 1000, count);
}

function planDrive(
  memory: MemoryPlan,
  stimulus: Stimulus,
  place: GroupPlace,
  dt: number,
  shared: Shared,
): (carrier: Carrier | null) => Drive | null {
  const { key } = place;
  const send = sender(shared, place.first);
  switch (stimulus.kind) {
    case 'toggle':
    case 'clamp':
    case 'constant':
      return () => null;
    case 'poisson': {
      if (stimulus.size > 1) {
        const planned = planPoissonGroup(memory, place, shared);
        return (carrier) => perStep(planned(carrier));
      }
      const drive: Drive = ({ random, step, dt }, rate, count) =>
        send(0, random.at(key, 0, step).poisson((rate * dt) / 1000), count);
      return () => drive;
    }
    case 'spike-times':
      return () => createSpikeTimes(stimulus, dt, send);
    case 'ornstein-uhlenbeck': {
      const next = planNoise(memory, stimulus, key, dt);
      return () => (clock, level, count) => send(0, next(clock, level), count);
    }
    default:
      return () => (clock, level, count) => send(0, valueAt(stimulus, level, clock.step, clock.dt), count);
  }
}

function sender({ outputs, active }: Shared, first: number): Send {
  return (source, value, count) => {
    outputs.view[first + source] = value;
    if (value === 0) return count;
    active.view[count] = first + source;
    return count + 1;
  };
}

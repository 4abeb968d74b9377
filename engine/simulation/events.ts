import type { NetworkEvent } from '../network/types-events.ts';
import type { Network } from '../network/types.ts';
import { stepAt } from '../stimuli/waveforms.ts';
import type { Compiled } from './compiled.ts';
import { cut, lesion, scatterWeights } from './damage.ts';
import { createRandom } from './random.ts';

/** What a network plans to happen, in order of time. */
export interface Schedule {
  /** Step of the next event; Infinity when none is left. */
  readonly next: number;
  carryOut(compiled: Compiled, step: number): void;
  /** Goes to a step whose state already holds what happened before it. */
  seek(step: number): void;
}

export function scheduleEvents({ events, time, seed }: Network): Schedule {
  const due = events.map((event, index) => ({ event, index, step: stepAt(event.at, time.dt) }));
  due.sort((a, b) => a.step - b.step || a.index - b.index);
  let position = 0;
  const moveTo = (place: number): void => {
    position = place;
    schedule.next = due[place]?.step ?? Infinity;
  };
  const schedule = {
    next: due[0]?.step ?? Infinity,
    carryOut(compiled: Compiled, step: number) {
      let place = position;
      for (; place < due.length && due[place]!.step <= step; place++) {
        const { event, index } = due[place]!;
        happen(compiled, event, createRandom(seed).at(compiled.randomKeys.events, index, 0));
      }
      moveTo(place);
    },
    seek(step: number) {
      const place = due.findIndex((each) => each.step >= step);
      moveTo(place < 0 ? due.length : place);
    },
  };
  return schedule;
}

/** Carries out one event; random choices follow from `random`. */
export function happen(
  compiled: Compiled,
  event: DistributiveWithoutTime<NetworkEvent>,
  random: ReturnType<typeof createRandom>,
): void {
  switch (event.kind) {
    case 'lesion':
      return lesion(compiled, event, random);
    case 'cut':
      return cut(compiled, event, random);
    case 'weight-noise':
      return scatterWeights(compiled, event, random);
  }
}

export type DistributiveWithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

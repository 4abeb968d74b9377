import { createActivityCounter, type ActivityCounter } from '../analysis/activity.ts';
import { compile } from '../simulation/compile.ts';
import { NonFiniteError, type Simulation } from '../simulation/simulation.ts';
import type { Mapping } from './mapping/types.ts';
import { createObserver, type Observer } from './observe.ts';
import { rateTwinOf } from './twins.ts';
import type { NeuronAt } from './types.ts';

/** One model of a comparison as it runs, with its rate twin beside it. */
export interface Contender {
  readonly id: string;
  readonly mapping: Mapping;
  readonly simulation: Simulation;
  readonly observer: Observer;
  /** Counts the twin's outputs; null without one. */
  readonly twin: { readonly simulation: Simulation; readonly counter: ActivityCounter } | null;
  /** Steps that it takes in all. */
  readonly steps: number;
  readonly failure: string | null;
  readonly isDone: boolean;
  /** How much of its run it has done, from 0 to 1. */
  readonly progress: number;
  /** ms by the clock of the caller. */
  readonly wall: number;
  /** Advances by so many steps at most. */
  advance(count: number): void;
}

export interface ContenderOptions {
  readonly duration: number;
  readonly watched: readonly NeuronAt[];
  readonly times: Float64Array;
  readonly smoothing: number;
  readonly maxSpikes: number;
  readonly now: (() => number) | undefined;
}

/** Of the network's probes only those that are shown are kept: what others record would cost memory alone. */
export function createContender(id: string, mapping: Mapping, options: ContenderOptions): Contender {
  const network = { ...mapping.network, probes: mapping.network.probes.filter(({ kind }) => kind === 'lamp') };
  const simulation = compile(network);
  const steps = Math.max(1, Math.round(options.duration / network.time.dt));
  const observer = createObserver(simulation, { ...options, steps });
  const twin = createTwin(network);
  let failure: string | null = null;
  let wall = 0;
  return {
    ...{ id, mapping, simulation, observer, twin, steps },
    get failure() {
      return failure;
    },
    get isDone() {
      return failure !== null || simulation.stepCount >= steps;
    },
    get progress() {
      return failure === null ? simulation.stepCount / steps : 1;
    },
    get wall() {
      return wall;
    },
    advance(count) {
      const begin = options.now?.() ?? 0;
      try {
        for (let k = 0; k < count && simulation.stepCount < steps; k++) {
          simulation.step();
          observer.observe();
        }
      } catch (error) {
        if (!(error instanceof NonFiniteError)) throw error;
        failure = error.message;
      }
      wall += (options.now?.() ?? 0) - begin;
      follow(twin, simulation.stepCount);
    },
  };
}

function createTwin(network: Mapping['network']): Contender['twin'] {
  const twin = rateTwinOf(network);
  if (!twin) return null;
  const simulation = compile(twin);
  return { simulation, counter: createActivityCounter(simulation) };
}

function follow(twin: Contender['twin'], step: number): void {
  while (twin && twin.simulation.stepCount < step) {
    twin.simulation.step();
    twin.counter.count();
  }
}

import { createActivityCounter } from '../analysis/activity.ts';
import { compile } from '../simulation/compile.ts';
import { NonFiniteError, type Simulation } from '../simulation/simulation.ts';
import { burnIn } from './convergence/convergence.ts';
import type { HeldValues } from './held-values.ts';
import type { Mapping } from './mapping/types.ts';
import { rangeOf } from '../simulation/sources.ts';
import { createObserver, type Observer } from './observe.ts';
import { rateReferenceOf } from './twins.ts';
import type { Network } from '../network/types.ts';
import type { NeuronAt } from './types.ts';

/** One model of a comparison as it runs, with a circuit of rates that says what it should do beside it. */
export interface Contender {
  readonly id: string;
  readonly mapping: Mapping;
  readonly simulation: Simulation;
  readonly observer: Observer;
  /** Mean output a step that a circuit of rates says the neuron should have; null without one. */
  readonly reference: ((population: string, neuron: number) => number) | null;
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
  /** Without chips, as it was drawn. */
  readonly source: Network;
  readonly duration: number;
  readonly watched: readonly NeuronAt[];
  readonly times: Float64Array;
  readonly smoothing: number;
  readonly maxSpikes: number;
  readonly held: HeldValues;
  readonly now: (() => number) | undefined;
}

/** Of the network's probes only those that are shown are kept: what others record would cost memory alone. */
export function createContender(id: string, mapping: Mapping, options: ContenderOptions): Contender {
  const network = { ...mapping.network, probes: mapping.network.probes.filter(({ kind }) => kind === 'lamp') };
  const simulation = compile(network);
  const steps = Math.max(1, Math.round(options.duration / network.time.dt));
  const observer = createObserver(simulation, options);
  const follower = createFollower(mapping, options);
  let failure: string | null = null;
  let wall = 0;
  return {
    ...{ id, mapping, simulation, observer, steps, reference: follower && follower.mean },
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
      follower?.follow(simulation.stepCount * network.time.dt);
    },
  };
}

function createFollower(
  mapping: Mapping,
  { source, duration }: ContenderOptions,
): { follow(time: number): void; mean(population: string, neuron: number): number } | null {
  const reference = rateReferenceOf(source, mapping);
  if (!reference) return null;
  const simulation = compile(reference.network);
  const counter = createActivityCounter(simulation);
  const { dt } = reference.network.time;
  return {
    follow(time) {
      while (simulation.stepCount * dt < time - 1e-9) {
        simulation.step();
        // A twin that no signal has reached says nothing yet.
        if (simulation.stepCount * dt > burnIn * duration) counter.count();
      }
    },
    mean(population, neuron) {
      const { first } = rangeOf(simulation.compiled.ranges, population);
      return (reference.factor(population) * counter.totals[first + neuron]!) / Math.max(1, counter.steps);
    },
  };
}

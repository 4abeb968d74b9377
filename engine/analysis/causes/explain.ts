import type { Network } from '../../network/types.ts';
import type { Intervention } from '../../runs/types.ts';
import { batchOf, type Compiled } from '../../simulation/compiled.ts';
import type { SimulationOptions } from '../../simulation/simulation.ts';
import { rangeOf } from '../../simulation/sources.ts';
import { accountInSteps } from './in-steps.ts';
import { accountInTime } from './in-time.ts';
import { createReplay, type Replay } from './replay.ts';
import { spikeKey, type Cause, type CauseGraph, type SpikeAt } from './types.ts';

/** Explains spikes of one run. What it has gone through once it goes through again from states that it kept. */
export interface Explainer {
  explain(question: Question): Explanation;
}

export interface Question {
  readonly population: string;
  readonly neuron: number;
  /** The step of the spike, or `last` for the last one before `end`. */
  readonly step: number | 'last';
  /** How many steps the run has: up to it spikes are looked for. */
  readonly end: number;
  /** How far back: 1 is the spike's own inputs, 2 also those of the neurons behind them, and so on. */
  readonly depth: number;
}

/** An answer that is being worked out; a caller that stops early has the causes so far. */
export interface Explanation {
  /** Goes through up to `maxSteps` steps of the run; true when the answer is complete. */
  advance(maxSteps: number): boolean;
  /** Steps of the run that have been gone through at least once, of `end`, and spikes explained. */
  readonly progress: { readonly step: number; readonly end: number; readonly spikes: number };
  answer(): Answer;
}

export type Answer =
  | { readonly kind: 'caused'; readonly graph: CauseGraph }
  /** It did not fire in that step; `firedAt` has the steps before `end` in which it did, at most `maxFirings`, the last ones. */
  | { readonly kind: 'silent'; readonly firedAt: readonly number[] };

/** Spikes that one graph holds. */
export const maxSpikes = 200;
export const maxFirings = 10_000;

/** `interventions` are what was changed while it ran, each at its step. Throws on a network that `compile` refuses. */
export function createExplainer(
  network: Network,
  interventions: readonly Intervention[] = [],
  options: SimulationOptions = {},
): Explainer {
  const replay = createReplay(network, interventions, options);
  return { explain: (question) => explain(replay, question) };
}

function explain(replay: Replay, question: Question): Explanation {
  const { compiled } = replay.simulation;
  const target = globalOf(compiled, question);
  const { step, end, depth } = question;
  const causes = new Map<string, Cause>();
  let reached = 0;
  let root: SpikeAt | null = null;
  let complete = true;
  const firedAt: number[] = [];
  const isRate = batchOf(compiled, target).model.output === 'rate';

  const fires = (): boolean => isRate || compiled.outputs[target]! > 0;

  /** Whether it fired in a step: found from the nearest state that is kept. */
  function* firesIn(step: number): Generator<void, boolean> {
    replay.seek(step);
    while (replay.simulation.stepCount <= step) {
      reached = Math.max(reached, replay.simulation.stepCount + 1);
      replay.step();
      yield;
    }
    return fires();
  }

  function* lookForSpikes(): Generator<void, void> {
    replay.seek(0);
    while (replay.simulation.stepCount < end) {
      replay.step();
      reached = Math.max(reached, replay.simulation.stepCount);
      if (fires()) firedAt.push(replay.simulation.stepCount - 1);
      if (firedAt.length > maxFirings) firedAt.shift();
      yield;
    }
  }

  function* work(): Generator<void, void> {
    const isKnown = step !== 'last' && step >= 0 && step < end && (yield* firesIn(step));
    if (!isKnown) yield* lookForSpikes();
    const asked = isKnown ? step : step === 'last' ? firedAt.at(-1) : undefined;
    if (asked === undefined) return;
    root = { population: question.population, neuron: question.neuron, step: asked };
    let layer = [root];
    for (let level = 0; level < depth && layer.length > 0; level++) {
      const next: SpikeAt[] = [];
      for (const spike of layer) {
        if (causes.has(spikeKey(spike))) continue;
        complete &&= causes.size < maxSpikes;
        if (causes.size >= maxSpikes) return;
        const cause = yield* causeOf(replay, spike);
        causes.set(spikeKey(spike), cause);
        next.push(...originsOf(cause));
      }
      layer = next;
    }
  }

  const working = work();
  let done = false;
  return {
    advance(maxSteps) {
      for (let k = 0; k < maxSteps && !done; k++) done = working.next().done === true;
      return done;
    },
    get progress() {
      return { step: reached, end, spikes: causes.size };
    },
    answer() {
      if (!root) return { kind: 'silent', firedAt };
      return {
        kind: 'caused',
        graph: { root: spikeKey(root), causes: Object.fromEntries(causes), complete: complete && done },
      };
    },
  };
}

/** Spikes of neurons that gave something, the strongest first. */
function originsOf({ contributions }: Cause): SpikeAt[] {
  const given = contributions.filter(({ value }) => value !== 0);
  given.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return given.flatMap(({ origin }) =>
    origin.kind === 'neuron' ? [{ population: origin.population, neuron: origin.neuron, step: origin.step }] : [],
  );
}

function causeOf(replay: Replay, spike: SpikeAt): Generator<void, Cause> {
  const { compiled } = replay.simulation;
  const target = globalOf(compiled, spike);
  const { model } = batchOf(compiled, target);
  return model.inTime ? accountInTime(replay, target, spike) : accountInSteps(replay, target, spike);
}

function globalOf(
  { ranges, network }: Compiled,
  { population, neuron }: Pick<SpikeAt, 'population' | 'neuron'>,
): number {
  if (!network.populations.some(({ id }) => id === population)) {
    const known = network.populations.map(({ id }) => id).join(', ');
    throw new Error(`Found population "${population}", expected one of ${known}`);
  }
  const { first, size } = rangeOf(ranges, population);
  if (!(Number.isInteger(neuron) && neuron >= 0 && neuron < size))
    throw new Error(
      `Found neuron ${neuron} of "${population}", expected a whole number of at least 0 and below ${size}`,
    );
  return first + neuron;
}

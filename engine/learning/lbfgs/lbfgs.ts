import { createLbfgsMemory, dot } from './memory.ts';
import { readLbfgsState, writeLbfgsState, type LbfgsStatus } from './state.ts';
import { searchLine, type LinePoint } from './line-search.ts';
import { createPenalised } from './penalised.ts';
import type { Trainable } from '../trainable.ts';
import type { Checkpoint } from '../training.ts';

export interface LbfgsOptions {
  /** Pairs of changes that are remembered, 10 when left out. */
  readonly memory?: number;
  /** Adds ½ l2 Σ w² to the loss; biases are left out. */
  readonly l2?: number;
  /** Samples that count; all when left out. */
  readonly rows?: Int32Array;
  /** It has converged where no number of the gradient is larger, 1e-8 when left out. */
  readonly gradientTolerance?: number;
}

export interface LbfgsStep {
  /** Counts from 0. */
  readonly step: number;
  /** Loss with its penalty, and largest number of its gradient, after the step. */
  readonly loss: number;
  readonly gradientNorm: number;
  /** Factor of the direction that the line search chose: 1 most of the time. */
  readonly length: number;
  /** Evaluations of loss and gradient that it took. */
  readonly evaluations: number;
}

/** A minimisation, step by step. */
export interface LbfgsSession {
  readonly network: Trainable;
  /** Steps done, and evaluations of loss and gradient, that at the beginning included. */
  readonly steps: number;
  readonly evaluations: number;
  /** With its penalty, and what of it that is. */
  readonly loss: number;
  readonly penalty: number;
  readonly gradientNorm: number;
  readonly status: LbfgsStatus;
  /** Null where it does not run any more. */
  step(): LbfgsStep | null;
  /** Up to `count` steps; false when it does not run any more. */
  advance(count: number): boolean;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/** Of one line search. */
const mostEvaluations = 30;

interface Point extends LinePoint {
  readonly gradient: Float64Array;
}

/**
 * L-BFGS (Liu & Nocedal 1989; Nocedal & Wright 2006, algorithm 7.5) with a strong Wolfe line search, on all samples at once. Goes
 * on from the network's parameters and moves them; frozen ones stay. Throws on options that make no sense, and on weights that must keep a sign.
 */
export function startLbfgs(network: Trainable, options: LbfgsOptions = {}): LbfgsSession {
  const { memory: size = 10, l2 = 0, gradientTolerance = 1e-8, rows } = options;
  if (!(Number.isInteger(size) && size >= 1)) throw new Error(`Found a memory of ${size}, expected 1 or more`);
  if (!(gradientTolerance >= 0)) throw new Error(`Found tolerance ${gradientTolerance}, expected 0 or more`);
  const objective = createPenalised(network, l2, rows);
  const memory = createLbfgsMemory(size);
  let parameters = network.parameters();
  let { loss, gradient } = objective(parameters);
  let [steps, evaluations] = [0, 1];
  let status = statusOf();

  function statusOf(): LbfgsStatus {
    if (!Number.isFinite(loss)) return 'not-finite';
    return largest(gradient) <= gradientTolerance ? 'converged' : 'running';
  }

  function step(): LbfgsStep | null {
    if (status !== 'running') return null;
    const before = evaluations;
    const taken = follow() ?? forget();
    // Searching has left the network elsewhere.
    network.setParameters(parameters);
    if (!taken) {
      status = 'stalled';
      return null;
    }
    status = statusOf();
    steps++;
    const { step: length } = taken;
    return { step: steps - 1, loss, gradientNorm: largest(gradient), length, evaluations: evaluations - before };
  }

  /** Where the memory leads nowhere, the gradient itself may. */
  function forget(): Point | null {
    if (memory.pairs.length === 0) return null;
    memory.replace([]);
    return follow();
  }

  function follow(): Point | null {
    const direction = memory.direction(gradient);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) return null;
    const at = (length: number): Float64Array => parameters.map((each, k) => each + length * direction[k]!);
    const evaluate = (length: number): Point => {
      const { loss: value, gradient: there } = objective(at(length));
      return { step: length, value, slope: dot(direction, there), gradient: there };
    };
    const size1 = gradient.reduce((sum, each) => sum + Math.abs(each), 0);
    const first = memory.pairs.length === 0 ? Math.min(1, 1 / size1) : 1;
    const search = searchLine(evaluate, { step: 0, value: loss, slope, gradient }, first, mostEvaluations);
    evaluations += search.evaluations;
    const { point } = search;
    if (!point) return null;
    const next = at(point.step);
    memory.add({
      s: next.map((each, k) => each - parameters[k]!),
      y: point.gradient.map((each, k) => each - gradient[k]!),
    });
    [parameters, loss, gradient] = [next, point.value, point.gradient];
    return point;
  }

  return {
    network,
    get steps() {
      return steps;
    },
    get evaluations() {
      return evaluations;
    },
    get loss() {
      return loss;
    },
    get penalty() {
      return objective.penaltyOf(parameters);
    },
    get gradientNorm() {
      return largest(gradient);
    },
    get status() {
      return status;
    },
    step,
    advance(count) {
      for (let k = 0; k < count && status === 'running'; k++) step();
      return status === 'running';
    },
    checkpoint: () => ({
      step: steps,
      bytes: writeLbfgsState({ parameters, gradient, loss, evaluations, status, pairs: memory.pairs }),
    }),
    restore({ step: then, bytes }) {
      const state = readLbfgsState(bytes, network.parameterCount);
      ({ parameters, gradient, loss, evaluations, status } = state);
      memory.replace(state.pairs);
      steps = then;
      network.setParameters(parameters);
    },
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
}

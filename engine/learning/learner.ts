import type { RandomSource } from '../simulation/random.ts';
import type { Initializer } from './initializers.ts';
import type { Trainable } from './trainable.ts';

/** What can be trained step by step: a multilayer perceptron, or a circuit as drawn. */
export interface Learner extends Trainable {
  /** Draws all weights anew and forgets moments. */
  initialise(law: Initializer, random: RandomSource): void;
  /** One step of the optimiser on these samples; gives the sum of their weighted losses before it. Nothing changes where that is no number. */
  learn(rows: Int32Array, step: LearningStep): number;
  /** Takes these inputs for a sample, in place of what it had; there where samples can be distorted. */
  show?(row: number, inputs: Float64Array): void;
  /** What it puts out for these samples, all when left out: [sample][output]. */
  outputs(rows?: Int32Array): Float64Array;
  /** Sum of the weights of these samples. */
  weightOf(rows: Int32Array): number;
  /** All that training changes: parameters and moments. */
  state(): Uint8Array;
  setState(bytes: Uint8Array): void;
  /** Where parameters have grown beyond bounds, for people: `layer 2`; null where they have not. */
  grownBeyondBounds(): string | null;
  /** The first layer whose values are no numbers for one of these samples; the last, whose loss overflows, where all are. */
  overflowsAt(rows: Int32Array): string;
}

/** Numbers of one step. */
export interface LearningStep {
  /** Counts from 0. */
  readonly step: number;
  readonly random: RandomSource;
  readonly rate: number;
  readonly first: number;
  readonly second: number;
  readonly epsilon: number;
  readonly correction1: number;
  readonly correction2: number;
  /** Added to gradients of weights: l1 · sign(w) + l2 · w. Biases are not decayed. */
  readonly l1: number;
  readonly l2: number;
  /** Share of weights that is taken off directly. */
  readonly decay: number;
}

/** Beyond this a parameter is lost, though it is a number still: in f32 what it is multiplied with soon is none. */
export const largestParameter = { f64: 1e30, f32: 1e15 } as const;

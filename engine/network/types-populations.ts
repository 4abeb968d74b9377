import type { Distribution } from './types-connections.ts';

/** Neurons of one model that are wired and drawn together; a single neuron is a population of size 1. */
export interface Population {
  readonly id: string;
  readonly label: string;
  /** Id of a built-in model (`engine/models`) or of one of the network's own. */
  readonly model: string;
  readonly size: number;
  /** By symbol: one value for all neurons, one a neuron, or a law. A symbol left out takes the model's default. */
  readonly parameters: Readonly<Record<string, number | readonly number[] | Distribution>>;
  /** Values of state variables at step 0, alike; a symbol left out takes the model's initial value. */
  readonly initial: Readonly<Record<string, number | readonly number[] | Distribution>>;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

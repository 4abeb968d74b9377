import type { LossName } from './dense/spec.ts';
import type { Initializer } from './initializers.ts';
import type { Learner } from './learner.ts';
import type { Samples } from './samples.ts';

/** What an experiment trains: networks of one shape, for prepared samples. */
export interface Subject<N extends Learner> {
  readonly loss: LossName;
  /** Null begins with the weights that `make` gives. */
  readonly initializer: Initializer | null;
  make(samples: Samples): N;
  /** Of all samples of a network made here, [rows][outputs] in the order of the preparation. */
  outputs(network: N): Float64Array;
}

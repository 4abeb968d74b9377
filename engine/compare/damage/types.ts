import type { Interval } from './mean-interval.ts';
import type { SpikingNeuron } from '../conversion/types.ts';

export type LesionKind = 'neurons' | 'synapses';

/** The perceptron itself, or the neurons it became. */
export type Variant = 'mlp' | SpikingNeuron;

/** What a variant is at one fraction. */
export interface DamagePoint {
  /** Of hidden neurons, or of synapses, that are gone. */
  readonly fraction: number;
  /** How many that are. */
  readonly lost: number;
  /** Accuracies of the repeats that were done, and the interval of their mean; null before the first. */
  readonly accuracies: readonly number[];
  readonly mean: Interval | null;
}

export interface DamageCurve {
  readonly variant: Variant;
  readonly points: readonly DamagePoint[];
}

/** Accuracy while a lesioned perceptron learns again; epoch 0 is before. */
export interface RecoveryEpoch {
  readonly epoch: number;
  /** On the rows that are learnt. */
  readonly loss: number;
  /** On the rows that are tested. */
  readonly accuracy: number;
}

/** What learning again gives back after the first repeat of a lesion. */
export interface Recovery {
  readonly fraction: number;
  readonly lost: number;
  readonly epochs: readonly RecoveryEpoch[];
  /** Variants of the retrained perceptron, converted anew. */
  readonly after: readonly { readonly variant: Variant; readonly accuracy: number }[];
}

export interface Damage {
  readonly kind: LesionKind;
  readonly repeats: number;
  readonly samples: number;
  readonly curves: readonly DamageCurve[];
  readonly recoveries: readonly Recovery[];
}

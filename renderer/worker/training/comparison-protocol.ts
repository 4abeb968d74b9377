import type { Conversion, ConversionEnergy, ConversionOptions } from '../../../engine/compare/conversion/types.ts';
import type { Damage, LesionKind } from '../../../engine/compare/damage/types.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';

/** What the worker is asked about the network that it trains, as it stands when the question comes. */
export interface ComparisonRequests {
  /** As spiking neurons, on the rows set aside. A later conversion ends the one before. */
  startConversion: { ask: ConversionOptions; answer: ComparisonAnswer<SpikesFound> };
  cancelConversion: { ask: null; answer: null };
  /** What was converted last, with a row set aside before it, counted from 0. */
  openConversion: { ask: { sample: number }; answer: Network };
  startDamage: { ask: DamageRequest; answer: ComparisonAnswer<Damage> };
  cancelDamage: { ask: null; answer: null };
}

export interface ComparisonEvents {
  conversionProgress: ComparisonProgress<SpikesFound>;
  damageProgress: ComparisonProgress<Damage>;
}

export interface DamageRequest {
  /** Of each kind of neuron that the perceptron is compared with; none compares it with nothing. */
  readonly conversions: readonly ConversionOptions[];
  readonly kind: LesionKind;
  readonly fractions: readonly number[];
  readonly repeats: number;
  readonly seed: number;
  readonly retrain: { readonly epochs: number; readonly rate: number } | null;
}

export interface SpikesFound {
  readonly conversion: Conversion;
  /** Energy a row after each of the conversion's points. */
  readonly energy: readonly (readonly ConversionEnergy[])[];
}

export interface ComparisonProgress<T> {
  readonly done: number;
  readonly total: number;
  /** Of what is done so far; null where nothing can be said yet. */
  readonly found: T | null;
}

export type ComparisonAnswer<T> =
  | { readonly ok: true; readonly found: T | null; readonly cancelled: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] };

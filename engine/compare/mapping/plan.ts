import type { NeuronModel } from '../../models/types.ts';
import type { Population } from '../../network/types-populations.ts';
import type { Network } from '../../network/types.ts';
import type { Reach } from './reach.ts';
import type { Response } from './response.ts';
import type { MappingOverrides, RateFit, ThresholdFit } from './types.ts';

/** One population on its way from one model to another. */
export interface Crossing {
  readonly network: Network;
  readonly population: Population;
  readonly from: NeuronModel;
  readonly to: NeuronModel;
  readonly old: Response;
  readonly new: Response;
  readonly reach: Reach;
  /** ms of a step, before and after. */
  readonly dt: readonly [old: number, new: number];
  readonly overrides: MappingOverrides;
}

/** What a rule makes of a crossing: y = gain · z + offset, and what an output of the new neuron is worth. */
export interface CrossingPlan {
  readonly gain: number;
  readonly offset: number;
  readonly outputScale: number | null;
  /** Mean signal of the old neuron over that of the new one, each per unit of weight; see `inputPerOutput` for the unit. */
  readonly outgoing: number;
  /** Rate of the new neuron over that of the old one: of its own, where the rule keeps rates, else where it fires most. */
  readonly rateRatio: number;
  /** Relative error of `outgoing`, over the range of its rates. */
  readonly unequal: number;
  /** Of the synapses that the new neuron sends through, in ms. */
  readonly tau: number;
  readonly fit: RateFit | null;
  readonly threshold: ThresholdFit | null;
  readonly notes: readonly string[];
}

/** Time constant in ms of the synapses that take the place of connections of models of steps, where rates are to be kept. */
export const filteredTau = 20;

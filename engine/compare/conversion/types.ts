import type { Estimate } from '../../analysis/intervals.ts';
import type { Activation } from '../../learning/units.ts';

/** `if` for ReLUs; `stochastic` for logistic units; `poisson` for ReLUs again. */
export type SpikingNeuron = 'if' | 'stochastic' | 'poisson';

export const spikingNeurons: readonly SpikingNeuron[] = ['if', 'stochastic', 'poisson'];

/** After a spike the potential loses the threshold, or all it has. */
export type Reset = 'subtraction' | 'zero';

/** Inputs as a current that is held, or as spikes of mean |x| a step, in units of the largest; those of negative inputs inhibit where others excite. */
export type InputCoding = 'current' | 'bernoulli' | 'poisson';

export interface ConversionOptions {
  readonly neuron: SpikingNeuron;
  readonly steps: number;
  /** Of the activations of a layer on training rows: what a rate of one spike a step stands for. */
  readonly percentile: number;
  readonly reset: Reset;
  readonly input: InputCoding;
  /** Potential of integrate-and-fire neurons at the start, in thresholds. */
  readonly start: number;
  readonly seed: number;
}

export const defaultConversion: ConversionOptions = {
  ...{ neuron: 'if', steps: 256, percentile: 99.9, reset: 'subtraction', input: 'current', start: 0, seed: 1 },
};

/** A dense layer as plain numbers. */
export interface PlainLayer {
  readonly inputs: number;
  readonly size: number;
  readonly activation: Activation;
  /** [input][unit] */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface ConvertedLayer extends PlainLayer {
  /** What one spike a step stands for; 1 for outputs, which do not spike. */
  readonly scale: number;
  /** Neurons that are gone; null where none is. */
  readonly silent: Uint8Array | null;
}

/** A multilayer perceptron as spiking neurons, with thresholds of 1, and as it was. */
export interface Converted {
  readonly options: ConversionOptions;
  /** What an input spike a step stands for; 1 for inputs as currents. */
  readonly inputScale: number;
  /** The last are outputs, which add up what arrives. */
  readonly layers: readonly ConvertedLayer[];
  readonly exact: readonly PlainLayer[];
  /** Training rows that the scales are of. */
  readonly calibrationRows: number;
  /** What is approximated, for people. */
  readonly notes: readonly string[];
}

/** What a network is after so many steps; means are over samples. */
export interface ConversionPoint {
  readonly steps: number;
  /** Null for a regression. */
  readonly accuracy: Estimate | null;
  /** Samples whose class is that of the MLP; null for a regression. */
  readonly agreement: Estimate | null;
  /** Root mean square, over samples and outputs, of the mean net input of outputs less that of the MLP. */
  readonly outputError: number;
  /** Spikes of inputs and hidden neurons a sample, and the synapses they reach. */
  readonly spikes: number;
  readonly synapticOperations: number;
}

/** Where a hidden layer departs from its units: root mean squares in the unit of their outputs. */
export interface LayerLoss {
  /** From 1. */
  readonly layer: number;
  readonly size: number;
  readonly scale: number;
  /** Spikes a neuron and step. */
  readonly rate: number;
  /** Of the outputs themselves, to compare with. */
  readonly activation: number;
  readonly total: number;
  /** Outputs that no rate stands for: above the scale, or below 0. */
  readonly clipping: number;
  /** Of the layer alone at exact inputs, beside clipping: so many steps tell so many rates apart, or chance. */
  readonly resolution: number;
  /** The rest: inputs that are not exact, and come unevenly in time. */
  readonly inherited: number;
  /** Where this layer alone spikes and all others are exact; null for a regression. */
  readonly aloneAccuracy: Estimate | null;
  readonly aloneAgreement: Estimate | null;
}

/** The first step from which on a sample's class stays to the end. */
export interface Latency {
  readonly mean: number;
  readonly median: number;
  /** Of 95 % of the samples. */
  readonly most: number;
}

/** Joules a sample on one kind of hardware. */
export interface ConversionEnergy {
  readonly id: string;
  readonly label: string;
  readonly counted: string;
  readonly source: string;
  /** Null where the hardware does not run the one or the other. */
  readonly mlp: number | null;
  readonly spiking: number | null;
}

/** All that a conversion found, of the samples that were done. */
export interface Conversion {
  readonly options: ConversionOptions;
  readonly samples: number;
  readonly calibrationRows: number;
  readonly inputScale: number;
  readonly notes: readonly string[];
  /** Accuracy of the MLP on the same samples; null for a regression. */
  readonly reference: Estimate | null;
  readonly points: readonly ConversionPoint[];
  readonly latency: Latency | null;
  readonly layers: readonly LayerLoss[];
  readonly energy: readonly ConversionEnergy[];
}

import type { DenseSpec } from '../../learning/dense/spec.ts';
import type { Samples } from '../../learning/samples.ts';
import type { Parsed } from '../../network/issue.ts';
import { checkConversion, checkOptions } from './check.ts';
import { activationsOf, plainLayers } from './layers.ts';
import { percentileOf } from './percentile.ts';
import type { Converted, ConversionOptions, ConvertedLayer, PlainLayer } from './types.ts';

/**
 * A multilayer perceptron as spiking neurons with thresholds of 1, by data-based weight normalisation: with λ a percentile of a layer's
 * outputs on training rows, W ← W λ(before)/λ and b ← b/λ. Diehl et al. (2015), Fast-classifying, high-accuracy spiking deep networks
 * through weight and threshold balancing, IJCNN; Rueckauer et al. (2017), Conversion of continuous-valued deep networks to efficient
 * event-driven networks for image classification, Front. Neurosci. 11:682, with the percentile.
 * Logistic units need none of it, since their outputs are probabilities.
 */
export function convertDense(
  model: { readonly spec: DenseSpec; readonly parameters: ArrayLike<number> },
  training: Samples,
  options: ConversionOptions,
): Parsed<Converted> {
  const { spec, parameters } = model;
  const issues = [...checkOptions(options), ...checkConversion(spec, options)];
  if (training.count === 0)
    issues.push({ path: 'data', message: 'found no rows', expected: 'rows to take scales from' });
  if (issues.length > 0) return { ok: false, issues };
  const exact = plainLayers(spec, parameters);
  const rows = calibrationRows(training.count);
  const inputScale = options.input === 'current' ? 1 : largestInput(training);
  const scales = options.neuron === 'stochastic' ? exact.map(() => 1) : scalesOf(exact, training, rows, options);
  const layers = exact.map((layer, l) => scaled(layer, l === 0 ? inputScale : scales[l - 1]!, scales[l]!));
  return {
    ok: true,
    value: { options, inputScale, layers, exact, calibrationRows: rows.length, notes: notesOf(spec, options) },
  };
}

/** Evenly spaced, so that a layer's outputs can be sorted in no time. */
function calibrationRows(count: number): Int32Array {
  const taken = Math.min(count, mostCalibrationRows);
  return Int32Array.from({ length: taken }, (_, k) => Math.floor((k * count) / taken));
}

const mostCalibrationRows = 2000;

function largestInput({ x }: Samples): number {
  return x.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
}

/** λ of each layer; 1 of outputs, and of a layer that is silent on all rows. */
function scalesOf(
  layers: readonly PlainLayer[],
  { x, inputs }: Samples,
  rows: Int32Array,
  { percentile }: ConversionOptions,
): number[] {
  const hidden = layers.slice(0, -1).map(({ size }) => new Float64Array(rows.length * size));
  for (const [k, row] of rows.entries()) {
    const own = activationsOf(layers, x.subarray(row * inputs, (row + 1) * inputs));
    for (const [l, y] of own.hidden.entries()) hidden[l]!.set(y, k * y.length);
  }
  const positive = (scale: number): number => (scale > 0 ? scale : 1);
  return [...hidden.map((values) => positive(percentileOf(values, percentile))), 1];
}

function scaled(layer: PlainLayer, before: number, scale: number): ConvertedLayer {
  return {
    ...layer,
    weights: layer.weights.map((weight) => (weight * before) / scale),
    biases: layer.biases.map((bias) => bias / scale),
    scale,
    silent: null,
  };
}

function notesOf({ layers }: DenseSpec, { neuron, input }: ConversionOptions): string[] {
  const hidden = layers.slice(0, -1);
  const notes: string[] = [];
  if (hidden.length === 0 && input === 'current')
    notes.push('no hidden layer: nothing spikes, and outputs are exact from the first step on');
  if (hidden.some(({ activation }) => activation === 'leaky-relu'))
    notes.push(
      'leaky-relu: outputs below 0 have no rate, so that neurons are silent there as ReLUs are; train with relu to lose nothing by it',
    );
  if (neuron !== 'if' && (hidden.length > 1 || (hidden.length === 1 && input !== 'current')))
    notes.push(
      'neurons see the chance spikes of each step, not their mean, and a bent activation of a noisy sum is not that of its mean: part of the error stays however many steps',
    );
  return notes;
}

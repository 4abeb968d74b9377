import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { LayerActivity } from '../../../engine/learning/diagnosis/activity.ts';
import { circuitActivity } from '../../../engine/learning/diagnosis/circuit-activity.ts';
import { denseActivity } from '../../../engine/learning/diagnosis/dense-activity.ts';
import { findingsOf } from '../../../engine/learning/diagnosis/findings.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { everyFew } from './evaluator.ts';
import type { ActivityReading, Histogram, LayerHistograms } from './readings-protocol.ts';

/** As many tell what all of them do. */
const mostRows = 256;
const bins = 32;
/** Decades of |dL/dz| that are told apart. */
const [smallest, largest] = [-8, 2];

/** What units answer to training rows, and what comes back to them, layer by layer; and what keeps them from learning. */
export function createActivityReader(problem: Problem, split: Split, experiment: AnyExperiment): () => ActivityReading {
  const { preparation, subject, network } = experiment;
  const { samples } = prepareRows(problem, preparation, everyFew(split.train, mostRows));
  const copy = subject.make(samples);
  const rows = Int32Array.from({ length: samples.count }, (_, k) => k);
  return () => {
    copy.setParameters(network.parameters());
    const layers = 'circuit' in copy ? circuitActivity(copy, rows) : denseActivity(copy, rows);
    return {
      rows: rows.length,
      layers: layers.map(histogramsOf),
      findings: findingsOf(layers, rows.length, copy.loss()),
    };
  };
}

function histogramsOf({ name, activation, units, outputs, deltas, saturated, flat }: LayerActivity): LayerHistograms {
  const gradients = deltas.filter((delta) => delta !== 0).map((delta) => Math.log10(Math.abs(delta)));
  const [low, high] = rangeOf(activation, outputs);
  const mean = outputs.reduce((sum, each) => sum + each, 0) / outputs.length;
  const variance = outputs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / outputs.length;
  return {
    ...{ name, activation, units, mean, deviation: Math.sqrt(variance) },
    outputs: histogramOf(outputs, low, high),
    gradients: histogramOf(gradients, smallest, largest),
    noGradient: 1 - gradients.length / deltas.length,
    saturated: saturated.filter((share) => share >= 0.9).length,
    dead: activation === 'relu' ? flat.filter((share) => share === 1).length : 0,
  };
}

function rangeOf(activation: LayerActivity['activation'], outputs: Float64Array): readonly [number, number] {
  if (activation === 'tanh') return [-1, 1];
  if (activation === 'logistic' || activation === 'softmax') return [0, 1];
  let most = 1;
  for (const output of outputs) most = Math.max(most, Math.abs(output));
  return [activation === 'relu' ? 0 : -most, most];
}

/** Shares of the values in bins of equal width; what lies outside counts to the outermost. */
export function histogramOf(values: Float64Array, low: number, high: number): Histogram {
  const shares = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.floor(((value - low) / (high - low)) * bins);
    shares[Math.max(0, Math.min(bins - 1, bin))]! += 1 / values.length;
  }
  return { low, high, shares };
}

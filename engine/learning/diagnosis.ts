import { createRandom } from '../simulation/random.ts';
import type { DenseNetwork } from './dense/network.ts';
import type { LayerActivity } from './diagnosis/activity.ts';
import { circuitActivity } from './diagnosis/circuit-activity.ts';
import { denseActivity } from './diagnosis/dense-activity.ts';
import { findingsOf, lastNormOf, type Finding } from './diagnosis/findings.ts';
import type { CircuitNetwork } from './graph/network.ts';
import type { Initializer } from './initializers.ts';
import type { Learner } from './learner.ts';

/** How a network stands on some samples, and what ails it. */
export interface Diagnosis {
  readonly layers: readonly LayerDiagnosis[];
  readonly findings: readonly Finding[];
}

/** A layer, or a population of a circuit. */
export interface LayerDiagnosis {
  /** `layer 2`, or the population's id. */
  readonly name: string;
  readonly units: number;
  /** Of the outputs y, over samples and units. */
  readonly activationMean: number;
  readonly activationVariance: number;
  /** Of dL/dz, over samples and units. */
  readonly gradientVariance: number;
  /** Of the mean loss by the layer's weights and biases; and over that of the last layer, 0 where there is none. */
  readonly gradientNorm: number;
  readonly relativeGradient: number;
  /** By unit, the share of samples at which it is saturated (outputs: and wrong), and at which it has no slope at all. */
  readonly saturated: Float64Array;
  readonly flat: Float64Array;
}

/** One pass over `rows`, or all samples; the network stays as it is. A thousand samples tell as much as all. */
export function diagnoseDense(network: DenseNetwork, rows?: Int32Array): Diagnosis {
  return diagnose(network, rows, (all) => denseActivity(network, all));
}

/** The same of a circuit as drawn. */
export function diagnoseCircuit(network: CircuitNetwork, rows?: Int32Array): Diagnosis {
  return diagnose(network, rows, (all) => circuitActivity(network, all));
}

/** What laws of first weights do to a network: variances and gradients by layer, before any step. The network stays as it is. */
export function compareInitialisers(
  network: DenseNetwork,
  laws: readonly Initializer[],
  seed: number,
  rows?: Int32Array,
): (Diagnosis & { readonly law: Initializer })[] {
  const before = network.state();
  const compared = laws.map((law) => {
    network.initialise(law, createRandom(seed));
    return { law, ...diagnoseDense(network, rows) };
  });
  network.setState(before);
  return compared;
}

function diagnose(
  network: Learner,
  given: Int32Array | undefined,
  activityOf: (rows: Int32Array) => LayerActivity[],
): Diagnosis {
  const rows = given ?? Int32Array.from({ length: network.samples.count }, (_, k) => k);
  if (rows.length === 0) throw new Error('Found no samples to look at, expected at least one');
  const layers = activityOf(rows);
  const last = lastNormOf(layers);
  return {
    layers: layers.map(({ name, units, outputs, deltas, gradientNorm, saturated, flat }) => {
      const [activationMean, activationVariance] = momentsOf(outputs);
      const [, gradientVariance] = momentsOf(deltas);
      const relativeGradient = last > 0 ? gradientNorm / last : 0;
      const numbers = { activationMean, activationVariance, gradientVariance, gradientNorm, relativeGradient };
      return { name, units, ...numbers, saturated, flat };
    }),
    findings: findingsOf(layers, rows.length, network.loss(rows)),
  };
}

function momentsOf(values: Float64Array): readonly [mean: number, variance: number] {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return [mean, values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length];
}

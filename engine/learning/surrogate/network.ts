import { createRandom, type RandomSource } from '../../simulation/random.ts';
import type { LossName } from '../dense/spec.ts';
import { createOptimise } from '../plain/optimise.ts';
import { drawWeight } from '../initializers.ts';
import { largestParameter, type Learner } from '../learner.ts';
import type { OptimizerName } from '../optimizers.ts';
import type { Samples } from '../samples.ts';
import { draws } from '../shuffle.ts';
import { checkRates } from './encode.ts';
import { layOutSpiking, nameOfParameter, type SpikingLayout } from './layout.ts';
import { activateOutputs } from './loss.ts';
import { checkSpiking, type SpikingSpec } from './spec.ts';
import { rolesOf } from './roles.ts';
import { createThroughTime } from './through-time.ts';

/** A spiking network with samples to learn, trained through time by surrogate gradients, in f64. */
export interface SpikingNetwork extends Learner {
  readonly spec: SpikingSpec;
  readonly lossName: LossName;
  readonly layout: SpikingLayout;
  /** Outputs of samples, row by row: [rows][outputs]. */
  outputs(rows?: Int32Array): Float64Array;
  /** Of each hidden layer, the share of its neurons that spike in a step. */
  rates(rows?: Int32Array): number[];
}

export interface SpikingOptions {
  readonly loss: LossName;
  readonly optimizer?: OptimizerName;
  /** Of the random numbers of `loss`, `gradient` and `outputs`, which are the same at each call; 1 when left out. `learn` has its own. */
  readonly seed?: number;
  /** Puts the functions that surrogates are derivatives of in the place of spikes, without reset: what a gradient check needs. */
  readonly isSmooth?: boolean;
}

/** Throws on a network and loss that `checkSpiking` refuses, and on samples that do not fit. */
export function createSpiking(
  spec: SpikingSpec,
  samples: Samples,
  { loss, optimizer = 'sgd', seed = 1, isSmooth = false }: SpikingOptions,
): SpikingNetwork {
  const issue = checkSpiking(spec, loss) ?? checkFit(spec, samples);
  if (issue) throw new Error(issue);
  const layout = layOutSpiking(spec);
  const { layers, parameterCount } = layout;
  const outputs = spec.readout.size;
  const values = new Float64Array(parameterCount);
  const sums = new Float64Array(parameterCount);
  const through = createThroughTime(spec, layout, samples, values, loss, isSmooth);
  const everything = Int32Array.from({ length: samples.count }, (_, k) => k);
  const roles = rolesOf(layout);
  const optimise = createOptimise(roles.parameters, values, optimizer);
  // Trials of one seed are independent: what is measured sees other numbers than what is learnt.
  const measuring = createRandom(seed, 1);
  const place = { random: measuring, sample: 0, step: 0 };
  const importance = (row: number): number => samples.weights?.[row] ?? 1;

  /** Sum of weighted losses; with `isLearning` its derivatives are in `sums`. */
  function pass(rows: Int32Array, random: RandomSource, step: number, isLearning: boolean): number {
    place.random = random;
    place.step = step;
    if (isLearning) sums.fill(0);
    let sum = 0;
    for (let k = 0; k < rows.length; k++) {
      place.sample = rows[k]!;
      through.forward(place);
      sum += through.cost(importance(place.sample));
      if (isLearning) through.backward(sums);
    }
    return sum;
  }

  function visit(rows: Int32Array, see: (k: number) => void): void {
    rows.forEach((sample, k) => {
      through.forward({ random: measuring, sample, step: 0 });
      see(k);
    });
  }

  const weightOf = (rows: Int32Array): number => {
    let sum = 0;
    for (let k = 0; k < rows.length; k++) sum += importance(rows[k]!);
    return sum;
  };
  return {
    ...{ spec, samples, layout, parameterCount, weightOf },
    lossName: loss,
    parameters: () => values.slice(),
    setParameters(given) {
      if (given.length !== parameterCount)
        throw new Error(`Found ${given.length} parameters, expected ${parameterCount}`);
      values.set(given);
    },
    loss: (rows = everything) => pass(rows, measuring, 0, false) / weightOf(rows),
    gradient(rows = everything) {
      const sum = pass(rows, measuring, 0, true);
      const weight = weightOf(rows);
      return { loss: sum / weight, gradient: sums.map((each) => each / weight) };
    },
    outputs(rows = everything) {
      const result = new Float64Array(rows.length * outputs);
      visit(rows, (k) => {
        activateOutputs(spec.readout.activation, through.z);
        result.set(through.z, k * outputs);
      });
      return result;
    },
    rates(rows = everything) {
      const totals = layers.slice(0, -1).map(() => 0);
      visit(rows, () => totals.forEach((_, l) => (totals[l]! += layers[l]!.to.counts.reduce((a, b) => a + b, 0))));
      return totals.map((total, l) => total / (rows.length * spec.steps * layers[l]!.size));
    },
    initialise(law, random) {
      optimise.forget();
      values.fill(0);
      for (const [l, { from, size, weights }] of layers.entries())
        for (let i = 0; i < from.size; i++) {
          random.at(draws.weights, i, l);
          for (let j = 0; j < size; j++) values[weights + i * size + j] = drawWeight(law, from.size, size, random);
        }
    },
    learn(rows, step) {
      const sum = pass(rows, step.random, step.step, true);
      const weight = weightOf(rows);
      if (Number.isFinite(sum) && weight > 0) optimise.step(sums, 1 / weight, step);
      return sum;
    },
    state: () => optimise.state(),
    setState: (bytes) => optimise.setState(bytes),
    grownBeyondBounds() {
      const k = values.findIndex((value) => !(Math.abs(value) < largestParameter));
      return k < 0 ? null : nameOfParameter(layout, k).split(',')[0]!;
    },
    nameOf: (k) => nameOfParameter(layout, k),
    roleOf: (k) => roles.parameters[k]!,
  };
}

function checkFit(spec: SpikingSpec, samples: Samples): string | null {
  if (samples.count === 0) return 'Found no samples, expected at least one';
  if (samples.inputs !== spec.inputs) return `Found samples of ${samples.inputs} inputs, expected ${spec.inputs}`;
  const { size } = spec.readout;
  if (samples.outputs !== size) return `Found samples of ${samples.outputs} targets, expected ${size}`;
  return spec.encoding === 'rate' ? checkRates(samples) : null;
}

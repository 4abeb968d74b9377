import { createRandom } from '../../simulation/random.ts';
import type { LossName } from '../dense/spec.ts';
import { drawWeight } from '../initializers.ts';
import type { Learner, LearningStep } from '../learner.ts';
import type { OptimizerName } from '../optimizers.ts';
import { plainLearner } from '../plain/learner.ts';
import { checkSamples, type Samples } from '../samples.ts';
import { draws } from '../shuffle.ts';
import { checkRates } from './encode.ts';
import { layOutSpiking, rolesOf, type SpikingLayout } from './layout.ts';
import { activateOutputs } from './loss.ts';
import { checkSpiking, type SpikingSpec } from './spec.ts';
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
  const x = samples.x.slice();
  const through = createThroughTime(spec, layout, { x, t: samples.t }, values, loss, isSmooth);
  const everything = Int32Array.from({ length: samples.count }, (_, k) => k);
  // Trials of one seed are independent: what is measured sees other numbers than what is learnt.
  const measuring = createRandom(seed, 1);

  function pass(rows: Int32Array, gradient: Float64Array | null, learning: LearningStep | null): number {
    const { random, step } = learning ?? { random: measuring, step: 0 };
    const place = { random, step, sample: 0 };
    let sum = 0;
    for (let k = 0; k < rows.length; k++) {
      place.sample = rows[k]!;
      through.forward(place);
      sum += through.cost(samples.weights?.[place.sample] ?? 1);
      if (gradient) through.backward(gradient);
    }
    return sum;
  }

  function visit(rows: Int32Array, see: (k: number) => void): void {
    rows.forEach((sample, k) => {
      through.forward({ random: measuring, sample, step: 0 });
      see(k);
    });
  }

  const roles = rolesOf(layout);
  const learner = plainLearner({
    ...{ samples, values, roles, optimizer, pass },
    placeOf: (k) => roles[k]!.name.split(',')[0]!,
    overflowsAt(rows) {
      let first = layers.length - 1;
      visit(rows, () => {
        const l = layers.findIndex(({ state }) => !state.every(Number.isFinite));
        if (l >= 0) first = Math.min(first, l);
      });
      return `layer ${first + 1}`;
    },
    initialise(law, random) {
      values.fill(0);
      for (const [l, { from, size, weights }] of layers.entries())
        for (let i = 0; i < from.size; i++) {
          random.at(draws.weights, i, l);
          for (let j = 0; j < size; j++) values[weights + i * size + j] = drawWeight(law, from.size, size, random);
        }
    },
  });
  return {
    ...learner,
    ...{ spec, layout },
    lossName: loss,
    show: (row, inputs) => x.set(inputs, row * spec.inputs),
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
  };
}

function checkFit(spec: SpikingSpec, samples: Samples): string | null {
  const wrong = checkSamples(samples);
  if (wrong) return wrong;
  if (samples.inputs !== spec.inputs) return `Found samples of ${samples.inputs} inputs, expected ${spec.inputs}`;
  const { size } = spec.readout;
  if (samples.outputs !== size) return `Found samples of ${samples.outputs} targets, expected ${size}`;
  return spec.encoding === 'rate' ? checkRates(samples) : null;
}

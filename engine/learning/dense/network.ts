import type { Precision } from '../../codegen/memory.ts';
import { dropUnits, wakeUnits } from './dropout.ts';
import { drawWeight } from '../initializers.ts';
import type { OptimizerName } from '../optimizers.ts';
import { draws } from '../shuffle.ts';
import { checkSamples, type Samples } from '../samples.ts';
import { largestParameter, type Learner } from '../learner.ts';
import { createDenseKernel, type DenseKernel } from './kernel/module.ts';
import { groupSize, layOutDense, type DenseArrays, type LayerArrays } from './layout.ts';
import { checkDense, type DenseSpec, type LossName } from './spec.ts';

/** A multilayer perceptron with samples to learn: its weights and the code that works on them. */
export interface DenseNetwork extends Learner {
  readonly spec: DenseSpec;
  readonly lossName: LossName;
  readonly arrays: DenseArrays;
  readonly kernel: DenseKernel;
  /** Outputs of samples, row by row: [rows][outputs]. */
  outputs(rows?: Int32Array): Float64Array;
}

export interface DenseOptions {
  readonly loss: LossName;
  readonly optimizer?: OptimizerName;
  readonly precision?: Precision;
}

/** Throws on a network and loss that `checkDense` refuses, on samples that do not fit, and a RangeError where memory is short. */
export function createDense(
  spec: DenseSpec,
  samples: Samples,
  { loss, optimizer = 'sgd', precision = 'f64' }: DenseOptions,
): DenseNetwork {
  const issue = checkDense(spec, loss) ?? checkFit(spec, samples);
  if (issue) throw new Error(issue);
  const arrays = layOutDense(spec, precision, samples.count);
  fillSamples(arrays, samples);
  const kernel = createDenseKernel(arrays, loss, optimizer);
  const places = placesOf(arrays);
  const { order, parameters, gradient, sampleWeights } = arrays;

  /** Calls `visit` with stretches of at most 32 of the rows, as addresses. */
  function eachGroup(
    rows: Int32Array | undefined,
    visit: (address: number, count: number, first: number) => void,
  ): number {
    const all = rows?.length ?? samples.count;
    let weight = 0;
    for (let at = 0; at < all; at += groupSize) {
      const count = Math.min(groupSize, all - at);
      for (let k = 0; k < count; k++) {
        const row = rows ? rows[at + k]! : at + k;
        if (!(row >= 0 && row < samples.count))
          throw new Error(`Found sample ${row}, expected one of ${samples.count}`);
        order.view[k] = row;
        weight += sampleWeights.view[row]!;
      }
      visit(order.address, count, at);
    }
    return weight;
  }

  const read = (view: ArrayLike<number>): Float64Array => Float64Array.from(places, (place) => view[place]!);
  const network: DenseNetwork = {
    spec,
    samples,
    arrays,
    kernel,
    lossName: loss,
    parameterCount: places.length,
    parameters: () => read(parameters.view),
    setParameters(values) {
      if (values.length !== places.length)
        throw new Error(`Found ${values.length} parameters, expected ${places.length}`);
      places.forEach((place, k) => (parameters.view[place] = values[k]!));
    },
    loss(rows) {
      let sum = 0;
      const weight = eachGroup(rows, (address, count) => (sum += kernel.evaluate(address, count)));
      return sum / weight;
    },
    gradient(rows) {
      let sum = 0;
      kernel.clearGradient();
      wakeUnits(arrays);
      const weight = eachGroup(rows, (address, count) => (sum += kernel.accumulate(address, count)));
      return { loss: sum / weight, gradient: read(gradient.view).map((each) => each / weight) };
    },
    outputs(rows) {
      const { size, stride, outputs } = arrays.layers.at(-1)!;
      const result = new Float64Array((rows?.length ?? samples.count) * size);
      eachGroup(rows, (address, count, first) => {
        kernel.evaluate(address, count);
        for (let row = 0; row < count; row++)
          result.set(outputs.view.subarray(row * stride, row * stride + size), (first + row) * size);
      });
      return result;
    },
    initialise(law, random) {
      parameters.view.fill(0);
      for (const { view } of arrays.moments) view.fill(0);
      for (const [l, { size, inputs, stride, weights }] of arrays.layers.entries()) {
        for (let i = 0; i < inputs; i++) {
          random.at(draws.weights, i, l);
          for (let j = 0; j < size; j++)
            parameters.view[weights.first + i * stride + j] = drawWeight(law, inputs, size, random);
        }
      }
    },
    learn(rows, { step, random, rate, first, second, epsilon, correction1, correction2, l1, l2, decay }) {
      let sum = 0;
      kernel.clearGradient();
      const weight = eachGroup(rows, (address, count, at) => {
        dropUnits(arrays, count, random, step, at);
        sum += kernel.accumulate(address, count);
      });
      if (Number.isFinite(sum) && weight > 0)
        kernel.optimise(1 / weight, rate, first, second, epsilon, correction1, correction2, l1, l2, decay);
      return sum;
    },
    show: (row, inputs) => arrays.data.view.set(inputs, row * arrays.dataStride),
    weightOf: (rows) => rows.reduce((sum, row) => sum + sampleWeights.view[row]!, 0),
    state: () => arrays.memory.state.slice(),
    setState: (bytes) => arrays.memory.state.set(bytes),
    grownBeyondBounds() {
      const { view } = parameters;
      const bound = largestParameter[precision];
      let place = 0;
      while (place < view.length && Math.abs(view[place]!) < bound) place++;
      return place < view.length ? layerOf(arrays.layers, places.indexOf(place)) : null;
    },
    overflowsAt(rows) {
      let first = arrays.layers.length - 1;
      eachGroup(rows, (address, count) => {
        kernel.evaluate(address, count);
        const isLost = ({ outputs, stride }: LayerArrays): boolean =>
          !outputs.view.subarray(0, count * stride).every(Number.isFinite);
        const l = arrays.layers.findIndex(isLost);
        if (l >= 0) first = Math.min(first, l);
      });
      return `layer ${first + 1}`;
    },
    nameOf: (k) => nameOf(arrays.layers, k),
    roleOf: (k) => ({ kind: places[k]! < arrays.weightCount ? 'weight' : 'bias', frozen: false, sign: 'either' }),
  };
  return network;
}

function checkFit({ inputs, layers }: DenseSpec, samples: Samples): string | null {
  const wrong = checkSamples(samples);
  if (wrong) return wrong;
  if (samples.inputs !== inputs) return `Found samples of ${samples.inputs} inputs, expected ${inputs}`;
  const outputs = layers.at(-1)!.size;
  return samples.outputs === outputs ? null : `Found samples of ${samples.outputs} targets, expected ${outputs}`;
}

function fillSamples({ data, targets, dataStride, targetStride, sampleWeights }: DenseArrays, samples: Samples): void {
  const { count, inputs, outputs, x, t, weights } = samples;
  for (let row = 0; row < count; row++) {
    data.view.set(x.subarray(row * inputs, (row + 1) * inputs), row * dataStride);
    targets.view.set(t.subarray(row * outputs, (row + 1) * outputs), row * targetStride);
    sampleWeights.view[row] = weights ? weights[row]! : 1;
  }
}

/** Index in the padded arrays of each parameter: layer by layer, weights [input][unit], then biases. */
function placesOf({ layers }: DenseArrays): Int32Array {
  const places: number[] = [];
  for (const { inputs, size, stride, weights, biases } of layers) {
    for (let i = 0; i < inputs; i++) for (let j = 0; j < size; j++) places.push(weights.first + i * stride + j);
    for (let j = 0; j < size; j++) places.push(biases.first + j);
  }
  return Int32Array.from(places);
}

function layerOf(layers: readonly LayerArrays[], k: number): string {
  return nameOf(layers, k).split(',')[0]!;
}

function nameOf(layers: readonly LayerArrays[], k: number): string {
  let left = k;
  for (const [l, { inputs, size }] of layers.entries()) {
    const weights = inputs * size;
    if (left < weights)
      return `layer ${l + 1}, weight of unit ${(left % size) + 1} from ${l === 0 ? 'input' : 'unit'} ${Math.floor(left / size) + 1}`;
    if (left < weights + size) return `layer ${l + 1}, bias of unit ${left - weights + 1}`;
    left -= weights + size;
  }
  throw new Error(`Found parameter ${k}, expected fewer than there are`);
}

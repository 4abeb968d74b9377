import { createRandom } from '../../simulation/random.ts';
import { wilson } from '../../analysis/intervals.ts';
import { activateAll, netInputs } from './layers.ts';
import { layerId } from './seeds.ts';
import { createNeurons, hold, type Neurons } from './simulate.ts';
import type { Converted, LayerLoss } from './types.ts';

/** Adds up, sample by sample, where each hidden layer departs from the units it was. */
export interface LossByLayer {
  /** `counts` are the spikes of each hidden layer in the whole network, `hidden` the outputs that its units had. */
  add(sample: LossSample): void;
  result(): LayerLoss[];
}

export interface LossSample {
  readonly x: Float64Array;
  readonly seed: number;
  readonly hidden: readonly Float64Array[];
  readonly counts: readonly Float64Array[];
  /** True class, and class by the MLP; null for a regression. */
  readonly classes: { readonly actual: number; readonly exact: number } | null;
}

/** `decide` makes a class of the net inputs of outputs. */
export function createLossByLayer(converted: Converted, decide: (z: Float64Array) => number): LossByLayer {
  const { layers, exact, options, inputScale } = converted;
  const sums = layers.slice(0, -1).map((layer, l) => ({
    ...{ layer, neurons: createNeurons(layer, options, layerId(l), l + 1), drive: new Float64Array(layer.size) },
    ...{ values: 0, spikes: 0, activation: 0, total: 0, clipping: 0, resolution: 0, inherited: 0, right: 0, agreed: 0 },
  }));
  let [samples, classified] = [0, 0];

  return {
    add({ x, seed, hidden, counts, classes }) {
      samples++;
      if (classes) classified++;
      for (const [l, sum] of sums.entries()) {
        const { scale, size } = sum.layer;
        const [before, unit] = l === 0 ? [x, inputScale] : [hidden[l - 1]!, layers[l - 1]!.scale];
        hold(
          sum.layer,
          before.map((each) => each / unit),
          sum.drive,
        );
        // The first layer has exact inputs anyway where they are a current.
        const isAlone = l === 0 && options.input === 'current';
        const alone = isAlone ? counts[0]!.slice() : countsAlone(sum, seed, options.steps);
        const outputs = hidden[l]!;
        for (let j = 0; j < size; j++) {
          const exactly = outputs[j]!;
          const most = options.neuron === 'if' ? Math.min(exactly, scale) : exactly;
          const clipped = Math.max(0, most);
          const [own, whole] = [alone[j]!, counts[l]![j]!].map((each) => (each / options.steps) * scale) as [
            number,
            number,
          ];
          sum.values++;
          sum.spikes += counts[l]![j]!;
          sum.activation += exactly ** 2;
          sum.total += (whole - exactly) ** 2;
          sum.clipping += (clipped - exactly) ** 2;
          sum.resolution += (own - clipped) ** 2;
          sum.inherited += (whole - own) ** 2;
        }
        if (!classes) continue;
        let y: Float64Array = alone.map((each) => (each / options.steps) * scale);
        for (const layer of exact.slice(l + 1, -1)) y = activateAll(layer, netInputs(layer, y));
        const decided = decide(netInputs(exact.at(-1)!, y));
        if (decided === classes.actual) sum.right++;
        if (decided === classes.exact) sum.agreed++;
      }
    },
    result: () =>
      sums.map(({ layer, values, spikes, right, agreed, ...squares }, l) => {
        const mean = (square: number): number => Math.sqrt(square / Math.max(1, values));
        return {
          ...{ layer: l + 1, size: layer.size, scale: layer.scale },
          rate: spikes / Math.max(1, values * options.steps),
          activation: mean(squares.activation),
          total: mean(squares.total),
          clipping: mean(squares.clipping),
          resolution: mean(squares.resolution),
          inherited: mean(squares.inherited),
          aloneAccuracy: classified > 0 ? wilson(right, samples) : null,
          aloneAgreement: classified > 0 ? wilson(agreed, samples) : null,
        };
      }),
  };
}

/** Spikes of the layer under a drive that is held, with the random numbers that it has in the whole network. */
function countsAlone(
  { neurons, drive }: { readonly neurons: Neurons; readonly drive: Float64Array },
  seed: number,
  steps: number,
): Float64Array {
  const counts = new Float64Array(drive.length);
  const spikes = { count: 0, neurons: new Int32Array(drive.length), times: new Int32Array(drive.length) };
  const random = createRandom(seed);
  neurons.rest();
  for (let step = 0; step < steps; step++) {
    neurons.fire(drive, step, random, spikes);
    for (let k = 0; k < spikes.count; k++) counts[spikes.neurons[k]!]! += spikes.times[k]!;
  }
  return counts;
}

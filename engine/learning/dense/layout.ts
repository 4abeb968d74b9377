import {
  planMemory,
  type MemoryPlan,
  type Precision,
  type RealArray,
  type Region,
  type SimulationMemory,
} from '../../codegen/memory.ts';
import type { Shape } from '../../codegen/wasm/math-values.ts';
import type { DenseSpec, LayerSpec } from './spec.ts';

/** Samples that a kernel takes at a time: one a bit of an i32. */
export const groupSize = 32;

/** A layer in memory. Rows are padded to whole vectors; what pads weights is 0 and stays 0. */
export interface LayerArrays extends LayerSpec {
  readonly inputs: number;
  /** Reals of a row of this layer, and of the layer before. */
  readonly stride: number;
  readonly inputStride: number;
  /** [inputStride][stride] from `weights.address`, and [stride]; gradients lie alike. */
  readonly weights: Place;
  readonly biases: Place;
  readonly weightGradient: Place;
  readonly biasGradient: Place;
  /** [groupSize][stride]: outputs, z of an output layer, and dL/dz. */
  readonly outputs: Region<RealArray>;
  readonly net: Region<RealArray> | null;
  readonly deltas: Region<RealArray>;
  /** [groupSize][stride]: 0 or 1/(1 − p). */
  readonly dropped: Region<RealArray> | null;
}

/** A stretch of an array: byte address, and index of its first number. */
export interface Place {
  readonly address: number;
  readonly first: number;
}

/** All arrays of a trainer, in one memory. */
export interface DenseArrays {
  readonly spec: DenseSpec;
  readonly precision: Precision;
  readonly shape: Shape;
  readonly lanes: number;
  readonly layers: readonly LayerArrays[];
  /** Weights of all layers, then biases of all; those up to `weightCount` decay. */
  readonly parameters: Region<RealArray>;
  readonly gradient: Region<RealArray>;
  readonly weightCount: number;
  readonly moments: readonly [Region<RealArray>, Region<RealArray>];
  /** Addresses of a group's rows of inputs, targets and of its sample weights. */
  readonly rows: Region<Int32Array>;
  readonly targetRows: Region<Int32Array>;
  readonly sampleWeights: Region<RealArray>;
  /** Inputs of one sample that are not 0; and, an integer an input, who of the group has one. */
  readonly list: Region<Int32Array>;
  readonly masks: Region<Int32Array>;
  /** [samples][stride]. */
  readonly data: Region<RealArray>;
  readonly targets: Region<RealArray>;
  readonly dataStride: number;
  readonly targetStride: number;
  /** Sample numbers of a group. */
  readonly order: Region<Int32Array>;
  readonly memory: SimulationMemory;
}

/** Plans and allocates. Throws a RangeError where there is not enough memory. */
export function layOutDense(spec: DenseSpec, precision: Precision, samples: number): DenseArrays {
  const plan = planMemory(precision);
  const lanes = precision === 'f64' ? 2 : 4;
  const strideOf = (size: number): number => Math.ceil(size / lanes) * lanes;
  const sizes = [spec.inputs, ...spec.layers.map(({ size }) => size)];
  const weightSizes = spec.layers.map(({ size }, l) => strideOf(sizes[l]!) * strideOf(size));
  const weightCount = weightSizes.reduce((sum, each) => sum + each, 0);
  const count = weightCount + spec.layers.reduce((sum, { size }) => sum + strideOf(size), 0);
  const parameters = plan.reals(count);
  const moments = [plan.reals(count), plan.reals(count)] as const;
  const gradient = plan.reals(count, 'fixed');
  const widest = Math.max(...sizes.slice(0, -1));
  const rest = planRest(plan, spec, samples, widest, strideOf);
  const groups = spec.layers.map((_, l) => planGroup(plan, spec, l, strideOf));
  const memory = plan.allocate();
  const bytes = precision === 'f64' ? 8 : 4;
  let [weight, bias] = [0, weightCount];
  const layers = spec.layers.map((layer, l): LayerArrays => {
    const place = (region: Region<RealArray>, first: number): Place => ({
      first,
      address: region.address + first * bytes,
    });
    const [first, firstBias] = [weight, bias];
    weight += weightSizes[l]!;
    bias += strideOf(layer.size);
    return {
      ...layer,
      ...groups[l]!,
      inputs: sizes[l]!,
      stride: strideOf(layer.size),
      inputStride: strideOf(sizes[l]!),
      weights: place(parameters, first),
      biases: place(parameters, firstBias),
      weightGradient: place(gradient, first),
      biasGradient: place(gradient, firstBias),
    };
  });
  const shape = precision === 'f64' ? 'f64x2' : 'f32x4';
  return { spec, precision, shape, lanes, layers, parameters, gradient, weightCount, moments, ...rest, memory };
}

function planGroup(plan: MemoryPlan, { layers }: DenseSpec, l: number, strideOf: (size: number) => number) {
  const { size, dropout = 0 } = layers[l]!;
  const group = (): Region<RealArray> => plan.reals(groupSize * strideOf(size), 'fixed');
  return {
    outputs: group(),
    net: l === layers.length - 1 ? group() : null,
    deltas: group(),
    dropped: dropout > 0 ? group() : null,
  };
}

function planRest(
  plan: MemoryPlan,
  { inputs, layers }: DenseSpec,
  samples: number,
  widest: number,
  strideOf: (size: number) => number,
) {
  const dataStride = strideOf(inputs);
  const targetStride = strideOf(layers.at(-1)!.size);
  return {
    dataStride,
    targetStride,
    rows: plan.ints(groupSize, 'fixed'),
    targetRows: plan.ints(groupSize, 'fixed'),
    sampleWeights: plan.reals(samples, 'fixed'),
    list: plan.ints(widest + 8, 'fixed'),
    masks: plan.ints(widest, 'fixed'),
    data: plan.reals(samples * dataStride, 'fixed'),
    targets: plan.reals(samples * targetStride, 'fixed'),
    order: plan.ints(groupSize, 'fixed'),
  };
}

import type { Prepared } from '../../../../engine/data/apply.ts';
import type { Preparation } from '../../../../engine/data/preparation.ts';
import { convertDense } from '../../../../engine/compare/conversion/convert.ts';
import {
  defaultConversion,
  type Converted,
  type ConversionOptions,
} from '../../../../engine/compare/conversion/types.ts';
import type { DenseSpec } from '../../../../engine/learning/dense/spec.ts';
import { samplesOf, type Samples } from '../../../../engine/learning/samples.ts';
import type { Activation } from '../../../../engine/learning/units.ts';
import { createRandom } from '../../../../engine/simulation/random.ts';

/** Layers of these sizes with normal weights and biases, and a softmax of as many classes as the last has. */
export function drawDense(
  sizes: readonly number[],
  activation: Activation,
  seed: number,
): { spec: DenseSpec; parameters: number[] } {
  const random = createRandom(seed).at(1, 0, 0);
  const hidden = sizes.slice(1, -1).map((size) => ({ size, activation }));
  const spec: DenseSpec = {
    inputs: sizes[0]!,
    layers: [...hidden, { size: sizes.at(-1)!, activation: 'softmax' }],
  };
  const count = sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l]! + 1), 0);
  return { spec, parameters: Array.from({ length: count }, () => 0.6 * random.normal()) };
}

/** Samples uniform on [−1, 1]. */
export function drawSamples(count: number, inputs: number, outputs: number, seed: number): Samples {
  const random = createRandom(seed).at(2, 0, 0);
  return samplesOf(
    Array.from({ length: count }, () => Array.from({ length: inputs }, () => 2 * random.uniform() - 1)),
    Array.from({ length: count }, () => Array.from({ length: outputs }, (_, k) => (k === 0 ? 1 : 0))),
  );
}

export function converted(
  model: { spec: DenseSpec; parameters: readonly number[] },
  training: Samples,
  options: Partial<ConversionOptions>,
): Converted {
  const found = convertDense(model, training, { ...defaultConversion, ...options });
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

/** So many classes by name. */
export function classPreparation(classes: number): Preparation {
  const names = Array.from({ length: classes }, (_, k) => `class ${k}`);
  const target = { task: 'classification', name: 'class', classes: names, mapping: null, encoding: 'one-hot' } as const;
  return { version: 1, inputs: [], target };
}

export function preparedOf(samples: Samples, codes: readonly number[]): Prepared {
  const rows = Int32Array.from(codes, (_, k) => k);
  return { samples, rows, codes: Int32Array.from(codes), filled: [], skipped: [], ignored: [] };
}

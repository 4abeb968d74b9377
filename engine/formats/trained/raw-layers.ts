import type { PlainInput, PlainLayer, PlainLayers } from './layers.ts';

/**
 * The layers for inputs as they stand in a table: w (x − mean)/sd is (w/sd) x − w mean/sd. Where the last layer is linear, its
 * values come out in the units of the table as well.
 */
export function rawLayers({ inputs, layers, output }: PlainLayers): PlainLayer[] {
  const scales = inputs.flatMap(scalesOf);
  const raw = layers.map((layer, l) => (l === 0 ? withRawInputs(layer, scales) : layer));
  const last = raw.at(-1)!;
  if (output.type === 'class' || last.activation !== 'linear') return raw;
  const { sd, mean } = output;
  const weights = last.weights.map((row) => row.map((weight) => weight * sd));
  return [...raw.slice(0, -1), { ...last, weights, biases: last.biases.map((bias) => bias * sd + mean) }];
}

interface Scale {
  readonly mean: number;
  readonly sd: number;
}

function scalesOf(input: PlainInput): Scale[] {
  if (input.type === 'number') return [{ mean: input.mean, sd: input.sd }];
  return input.categories.map(() => ({ mean: 0, sd: 1 }));
}

function withRawInputs(layer: PlainLayer, scales: readonly Scale[]): PlainLayer {
  const weights = layer.weights.map((row) => row.map((weight, i) => weight / scales[i]!.sd));
  const biases = layer.biases.map((bias, j) =>
    weights[j]!.reduce((sum, weight, i) => sum - weight * scales[i]!.mean, bias),
  );
  return { ...layer, weights, biases };
}

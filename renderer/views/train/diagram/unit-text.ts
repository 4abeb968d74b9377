import { formatNumber } from '../../../ui/number.ts';
import type { Started } from '../../../worker/training/protocol.ts';
import type { AxonPlace, UnitPlace } from './axons.ts';
import type { LayerWeights } from './weights.ts';

/** A network whose units have names. */
export type NamedLayers = Pick<Started, 'layers' | 'inputNames' | 'outputNames'>;

/** Weights that the words about a unit name. */
const mostNamed = 5;

/** `x`, `hidden 1 · 3`, `versicolor` */
export function unitName({ layers, inputNames, outputNames }: NamedLayers, { column, index }: UnitPlace): string {
  if (column === 0) return inputNames[index]!;
  if (column === layers.length) return outputNames[index]!;
  return `hidden ${column} · ${index + 1}`;
}

/** `x → hidden 1 · 3: weight −0.412` */
export function axonText(
  started: NamedLayers,
  layers: readonly LayerWeights[],
  { layer, from, to }: AxonPlace,
): string {
  const { weights, biases } = layers[layer]!;
  const [source, target] = [
    unitName(started, { column: layer, index: from }),
    unitName(started, { column: layer + 1, index: to }),
  ];
  return `${source} → ${target}: weight ${short(weights[from * biases.length + to]!)}`;
}

/** What a unit adds up, the strongest weights first; of an input only its name. */
export function unitText(started: NamedLayers, layers: readonly LayerWeights[], place: UnitPlace): string {
  const name = unitName(started, place);
  if (place.column === 0) return `input ${name}`;
  const { weights, biases } = layers[place.column - 1]!;
  const count = weights.length / biases.length;
  const weightOf = (from: number): number => weights[from * biases.length + place.index]!;
  const strongest = Array.from({ length: count }, (_, from) => from).sort(
    (a, b) => Math.abs(weightOf(b)) - Math.abs(weightOf(a)),
  );
  const terms = strongest
    .slice(0, mostNamed)
    .map((from) => `${added(weightOf(from))} × ${unitName(started, { column: place.column - 1, index: from })}`);
  const rest = count > mostNamed ? ` + ${count - mostNamed} more` : '';
  return `${name} = ${started.layers[place.column - 1]!.activation}(${short(biases[place.index]!)}${terms.join('')}${rest})`;
}

/** ` + 0.5`, ` − 2` */
function added(value: number): string {
  return value < 0 ? ` − ${short(-value)}` : ` + ${short(value)}`;
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

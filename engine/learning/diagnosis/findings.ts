import type { LayerActivity } from './activity.ts';

/** Something that keeps a network from learning. */
export interface Finding {
  readonly kind: 'saturated' | 'dead' | 'vanishing' | 'exploding' | 'symmetric' | 'no-gradient';
  /** `layer 2`, or a population's id; null for the whole. */
  readonly layer: string | null;
  /** Units that it is about, from 0; none where it is the whole layer. */
  readonly units: readonly number[];
  /** What was seen, with its numbers. */
  readonly message: string;
  readonly remedy: string;
}

/** From when on something is told. */
const limits = {
  /** Share of samples at which a unit is saturated. */
  saturated: 0.9,
  /** A layer's gradient over that of the last. */
  vanishing: 1e-3,
  exploding: 1e3,
};

/** In the order of the layers. `loss` is the mean loss of the same samples. */
export function findingsOf(layers: readonly LayerActivity[], rows: number, loss: number): Finding[] {
  const last = lastNormOf(layers);
  if (layers.every(({ gradientNorm }) => gradientNorm === 0))
    return [...noGradient(loss), ...layers.flatMap(symmetric)];
  return layers.flatMap((layer) => [
    ...saturated(layer),
    ...dead(layer, rows),
    // What is frozen has nothing to learn, and gives nothing to compare with.
    ...(layer.isOutput || !layer.isFree || last === 0 ? [] : scaled(layer, last)),
    ...symmetric(layer),
  ]);
}

/** Norm of the gradient of all output layers. */
export function lastNormOf(layers: readonly LayerActivity[]): number {
  return Math.sqrt(layers.reduce((sum, each) => sum + (each.isOutput ? each.gradientNorm ** 2 : 0), 0));
}

function noGradient(loss: number): Finding[] {
  const message = `The gradient is 0 in all layers, at a loss of ${short(loss)}: no step changes anything`;
  const remedy = 'if the loss is not its least, draw other first weights, at random';
  return [{ kind: 'no-gradient', layer: null, units: [], message, remedy }];
}

function saturated({ name, activation, isOutput, saturated: shares }: LayerActivity): Finding[] {
  const units = where(shares, (share) => share >= limits.saturated);
  if (units.length === 0) return [];
  const share = Math.min(...units.map((unit) => shares[unit]!));
  const edge = activation === 'tanh' ? '−1 or 1' : '0 or 1';
  const wrong = isOutput ? ', and wrong' : '';
  const message = `${listed(units, shares.length)} of ${name} ${verb(units, 'is', 'are')} saturated at ${edge}${wrong}, for ${share === 1 ? 'all samples' : `${percent(share)} of the samples and more`}: ${activation} has almost no slope there`;
  const remedy = isOutput
    ? 'use cross-entropy, whose gradient does not pass through that slope, or smaller first weights'
    : 'scale the inputs to mean 0 and variance 1, use smaller first weights (Glorot) or a lower rate';
  return [{ kind: 'saturated', layer: name, units, message, remedy }];
}

function dead({ name, activation, flat }: LayerActivity, rows: number): Finding[] {
  const units = activation === 'relu' || activation === 'own' ? where(flat, (share) => share === 1) : [];
  if (units.length === 0) return [];
  const message = `${listed(units, flat.length)} of ${name} ${verb(units, 'is', 'are')} dead: no slope at any of the ${rows} samples, so nothing can wake ${verb(units, 'it', 'them')}`;
  const remedy = 'use a lower rate, first weights by He, biases above 0, or leaky ReLU';
  return [{ kind: 'dead', layer: name, units, message, remedy }];
}

function scaled({ name, gradientNorm }: LayerActivity, last: number): Finding[] {
  const ratio = gradientNorm / last;
  const told = (kind: 'vanishing' | 'exploding', consequence: string, remedy: string): Finding[] => {
    const message = `The gradient of ${name} is ${short(gradientNorm)}, ${short(ratio)} of the last layer's ${short(last)}: ${consequence}`;
    return [{ kind, layer: name, units: [], message, remedy }];
  };
  if (ratio < limits.vanishing)
    return told(
      'vanishing',
      'it learns next to nothing',
      'use ReLU or tanh with first weights by He or Glorot, fewer layers, or Adam, whose steps do not shrink with the gradient',
    );
  if (ratio > limits.exploding)
    return told(
      'exploding',
      'a rate that suits the last layer is too high for it',
      'use smaller first weights (He, Glorot), a lower rate, or fewer layers',
    );
  return [];
}

function symmetric({ name, copies, units: count }: LayerActivity): Finding[] {
  return copies.map((units) => {
    const message = `${listed(units, count)} of ${name} have the same weights in and out: they get the same gradient and stay copies of each other, as good as one`;
    return { kind: 'symmetric', layer: name, units, message, remedy: 'draw first weights at random, by Glorot or He' };
  });
}

function where(shares: Float64Array, holds: (share: number) => boolean): number[] {
  return [...shares.keys()].filter((unit) => holds(shares[unit]!));
}

/** `Units 1 and 3`, counted from 1; `All 16 units`; `12 of 16 units`. */
function listed(units: readonly number[], count: number): string {
  if (units.length === count && count > 1) return `All ${count} units`;
  if (units.length > 5) return `${units.length} of ${count} units`;
  const names = units.map((unit) => unit + 1);
  return names.length === 1 ? `Unit ${names[0]}` : `Units ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function verb(units: readonly number[], one: string, many: string): string {
  return units.length === 1 ? one : many;
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The weights and biases that one layer of a flat list of parameters holds. */
export interface LayerWeights {
  /** [inputs][units] */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** `sizes` begins with the inputs; parameters lie layer by layer, weights [inputs][units], then biases. */
export function layerWeights(parameters: Float64Array, sizes: readonly number[]): LayerWeights[] {
  let next = 0;
  const take = (count: number): Float64Array => parameters.subarray(next, (next += count));
  return sizes.slice(1).map((size, l) => ({ weights: take(sizes[l]! * size), biases: take(size) }));
}

/** Goes a part of the way to what is learnt, so that weights are seen to move; true while they have not arrived. */
export function easeTo(shown: Float64Array, target: Float64Array, milliseconds: number): boolean {
  const share = 1 - Math.exp((-3 * milliseconds) / easeTime);
  let moving = false;
  for (let k = 0; k < shown.length; k++) {
    const way = target[k]! - shown[k]!;
    const arrived = Math.abs(way) < 1e-3 * Math.max(1, Math.abs(target[k]!));
    shown[k] = arrived ? target[k]! : shown[k]! + share * way;
    moving ||= !arrived;
  }
  return moving;
}

/** ms for 95 % of the way. */
const easeTime = 80;

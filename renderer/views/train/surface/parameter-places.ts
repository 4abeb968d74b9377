import type { Started } from '../../../worker/training/protocol.ts';
import { unitName } from '../diagram/unit-text.ts';

/** A weight, or a bias, where it stands in a network. */
export interface ParameterPlace {
  /** Counted from 0, the first above the inputs. */
  readonly layer: number;
  /** Unit of the layer below; null for the bias. */
  readonly from: number | null;
  readonly to: number;
}

type Sizes = Pick<Started, 'inputs' | 'layers'>;

/** Parameters lie layer by layer, weights [inputs][units], then biases. */
export function placeOf(parameter: number, { inputs, layers }: Sizes): ParameterPlace {
  let rest = parameter;
  let below = inputs;
  for (const [layer, { size }] of layers.entries()) {
    if (rest < (below + 1) * size) {
      const from = Math.floor(rest / size);
      return { layer, from: from < below ? from : null, to: rest % size };
    }
    rest -= (below + 1) * size;
    below = size;
  }
  throw new Error(`Found parameter ${parameter}, expected one of the network`);
}

export function parameterAt({ layer, from, to }: ParameterPlace, { inputs, layers }: Sizes): number {
  let first = 0;
  let below = inputs;
  for (const { size } of layers.slice(0, layer)) {
    first += (below + 1) * size;
    below = size;
  }
  return first + (from ?? below) * layers[layer]!.size + to;
}

/** `x → hidden 1 · 3`, `bias of hidden 1 · 3` */
export function parameterName(parameter: number, started: Started): string {
  const { layer, from, to } = placeOf(parameter, started);
  const target = unitName(started, { column: layer + 1, index: to });
  return from === null ? `bias of ${target}` : `${unitName(started, { column: layer, index: from })} → ${target}`;
}

import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';

/**
 * Adds two numbers of so many bits in one threshold neuron a bit of the sum, the most significant first: s_k is 1 when
 * a + b, less what the higher bits stand for, is at least 2^k. Inputs a0 …, b0 …, outputs s0 …, one more than `bits`.
 */
export function adder(bits: number, more: Record<string, unknown> = {}): Network {
  const places = Array.from({ length: bits }, (_, k) => bits - 1 - k);
  const sums = [bits, ...places];
  const inputs = ['a', 'b'].flatMap((name) => places.map((k) => ({ id: `${name}${k}`, weight: 2 ** k })));
  return networkOf({
    populations: sums.map((k) => ({ id: `n${k}`, model: 'mcculloch-pitts', parameters: { b: 0.5 - 2 ** k } })),
    stimuli: inputs.map(({ id }) => ({ kind: 'toggle', id })),
    connections: sums.flatMap((k) => [
      ...inputs.map(({ id, weight }) => ({ source: id, target: `n${k}`, weight })),
      ...sums
        .filter((higher) => higher > k)
        .map((higher) => ({ source: `n${higher}`, target: `n${k}`, weight: -(2 ** higher) })),
    ]),
    probes: sums.map((k) => ({ kind: 'lamp', id: `s${k}`, target: `n${k}` })),
    ...more,
  });
}

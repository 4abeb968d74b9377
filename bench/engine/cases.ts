import { parseNetwork } from '../../engine/network/parse.ts';
import type { Network } from '../../engine/network/types.ts';
import { createRandom } from '../../engine/simulation/random.ts';

export interface EngineCase {
  readonly name: string;
  readonly network: Network;
  /** Steps a timed call, of the engine and of its peer: about a tenth of a second each. */
  readonly steps: number;
  readonly peerSteps: number;
}

export const engineCases: readonly EngineCase[] = [
  { name: 'NAND', network: nand(), steps: 1_000_000, peerSteps: 1_000_000 },
  {
    name: '1,000 stochastic × 100',
    network: ring({ model: 'stochastic-binary', populations: 10, size: 100, weight: 0.02, bias: [-4, 0] }),
    steps: 300,
    peerSteps: 100,
  },
  {
    name: '4,000 McCulloch–Pitts, 2 %',
    network: ring({ model: 'mcculloch-pitts', populations: 50, size: 80, weight: -0.25, bias: [0, 20] }),
    steps: 300,
    peerSteps: 60,
  },
];

function nand(): Network {
  return networkOf({
    populations: [{ id: 'out', model: 'mcculloch-pitts', parameters: { b: 1.5 } }],
    stimuli: [
      { kind: 'toggle', id: 'a', value: 1 },
      { kind: 'toggle', id: 'b', value: 0 },
    ],
    connections: [
      { source: 'a', target: 'out', weight: -1 },
      { source: 'b', target: 'out', weight: -1 },
    ],
  });
}

interface RingOptions {
  readonly model: string;
  readonly populations: number;
  readonly size: number;
  readonly weight: number;
  /** Biases are drawn evenly from this range. */
  readonly bias: readonly [number, number];
}

/** Populations in a ring, each onto every neuron of the next, with delays of 1 to 5 steps. */
function ring({ model, populations, size, weight, bias: [low, high] }: RingOptions): Network {
  const random = createRandom(1);
  const id = (k: number): string => `p${String(k % populations).padStart(2, '0')}`;
  const biases = (k: number): number[] =>
    Array.from({ length: size }, (_, neuron) => low + (high - low) * random.at(k, neuron, 0).uniform());
  const all = Array.from({ length: populations }, (_, k) => k);
  return networkOf({
    populations: all.map((k) => ({ id: id(k), model, size, parameters: { b: biases(k) } })),
    connections: all.map((k) => ({ source: id(k), target: id(k + 1), weight, delay: 1 + (k % 5) })),
  });
}

function networkOf(parts: Record<string, unknown>): Network {
  const parsed = parseNetwork({ format: 'nandrite.network', version: 1, ...parts });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.value;
}

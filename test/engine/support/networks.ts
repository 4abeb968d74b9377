import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';

/** A network from the short form that files may use; throws when it is not valid. */
export function networkOf(parts: Record<string, unknown>): Network {
  const parsed = parseNetwork({ format: 'nandrite.network', version: 1, ...parts });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.value;
}

/** Two toggles onto one McCulloch–Pitts neuron: b = 1.5, w = −1. */
export function nand(a: 0 | 1, b: 0 | 1): Network {
  return networkOf({
    populations: [{ id: 'out', model: 'mcculloch-pitts', parameters: { b: 1.5 } }],
    stimuli: [
      { kind: 'toggle', id: 'a', value: a },
      { kind: 'toggle', id: 'b', value: b },
    ],
    connections: [
      { source: 'a', target: 'out', weight: -1 },
      { source: 'b', target: 'out', weight: -1 },
    ],
    probes: [
      { kind: 'spikes', id: 'raster', target: 'out' },
      { kind: 'trace', id: 'z', target: 'out' },
      { kind: 'lamp', id: 'y', target: 'out', expect: '!(a & b)' },
    ],
  });
}

/** One neuron without input: all it does follows from its bias. */
export function single(model: string, b: number, more: Record<string, unknown> = {}): Network {
  return networkOf({ populations: [{ id: 'n', model, parameters: { b } }], ...more });
}

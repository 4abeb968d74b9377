import { limits } from '../../network/limits.ts';
import type { Network } from '../../network/types.ts';
import type { Compiled } from '../../simulation/compiled.ts';
import { lesion, scatterWeights } from '../../simulation/damage.ts';
import type { RandomSource } from '../../simulation/random.ts';
import type { Disturbance } from './types.ts';

/** The circuit with a weight of its own for each synapse, where each is to change by itself. */
export function readyForDamage(circuit: Network, kind: Disturbance): Network {
  if (kind !== 'jitter') return circuit;
  // A change that is planned, at the end of time and of nothing, keeps equal weights from being stored as one.
  const planned = circuit.connections.map(({ id }) => {
    return { kind: 'weight-noise', at: limits.time, connection: id, sd: 0 } as const;
  });
  return { ...circuit, events: [...circuit.events, ...planned] };
}

/**
 * Damages a compiled circuit in place. An instance draws the same numbers at every level: what is silent at one is silent at
 * all above it, and weights are moved in the same directions, so that curves are smooth.
 */
export function damage(
  compiled: Compiled,
  { kind, level, spared }: { kind: Disturbance; level: number; spared: ReadonlySet<string> },
  randomOf: (part: number) => RandomSource,
): void {
  const { populations, connections } = compiled.network;
  if (kind === 'lesion') {
    populations.forEach(({ id, size }, index) => {
      if (spared.has(id)) return;
      const random = randomOf(index);
      const neurons = Array.from({ length: size }, (_, k) => k).filter(() => random.uniform() < level);
      if (neurons.length > 0) lesion(compiled, { kind, population: id, neurons, fraction: 0 }, random);
    });
  }
  if (kind === 'jitter') {
    connections.forEach(({ id, target }, index) => {
      if (!spared.has(target))
        scatterWeights(compiled, { kind: 'weight-noise', connection: id, sd: level }, randomOf(index));
    });
  }
}

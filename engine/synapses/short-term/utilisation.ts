import type { MemoryPlan } from '../../codegen/memory.ts';
import type { ShortTerm } from '../../network/types-synapses.ts';
import { decayOver, type Decay } from '../decay.ts';

/** u of Tsodyks & Markram: the share of what is ready that a spike releases. All synapses of a source have the same. */
export interface Utilisation {
  /** After `age` steps without a spike a source spikes, `spikes` times at once: the share of what was ready that leaves. */
  spike(source: number, age: number, spikes: number): number;
  /** The share that one spike would release after `age` steps without any. */
  next(source: number, age: number): number;
}

/**
 * At a spike u decays to now, then rises by U·(1 − u), then is the share that leaves. Without facilitation (tau_facil 0) it is
 * U at every spike. Spikes at once follow each other without time between: together they release 1 − Π(1 − uᵢ).
 */
export function planUtilisation(
  memory: MemoryPlan,
  sources: number,
  { U, tau_facil }: ShortTerm,
  decayOf: (tau: number) => Decay,
): () => Utilisation {
  if (tau_facil === 0) {
    const share = (spikes: number): number => (spikes === 1 ? U : 1 - (1 - U) ** spikes);
    return () => ({ spike: (_source, _age, spikes) => share(spikes), next: () => U });
  }
  const kept = memory.reals(sources);
  const { table, perStep } = decayOf(tau_facil);
  return () => {
    const u = kept.view;
    const raise = (before: number): number => before + U * (1 - before);
    const next = (source: number, age: number): number => raise(u[source]! * decayOver(table, perStep, age));
    return {
      next,
      spike(source, age, spikes) {
        let now = next(source, age);
        let left = 1 - now;
        for (let more = spikes - 1; more > 0 && left > 0; more--) {
          now = raise(now);
          left *= 1 - now;
        }
        u[source] = now;
        return spikes === 1 ? now : 1 - left;
      },
    };
  };
}

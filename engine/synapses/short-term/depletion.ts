import type { MemoryPlan } from '../../codegen/memory.ts';
import type { ShortTerm } from '../../network/types-synapses.ts';
import { sourceOf } from '../../simulation/groups.ts';
import type { SynapseContext } from '../context.ts';
import { forEachSpiking } from '../spiking-sources.ts';
import { decayOver, stepsSince } from '../decay.ts';
import type { ReleasingDeliverer } from './release-state.ts';
import { planUtilisation } from './utilisation.ts';

/**
 * Tsodyks, Pawelzik & Markram (1998), from spike to spike: x, the share of the transmitter that is ready, recovers towards 1
 * with tau_rec; u relaxes and rises (see `Utilisation`); r = u·x leaves, the signal is w·r, and x falls by r. All
 * synapses of a source share u and x.
 */
export function planDepletion(
  memory: MemoryPlan,
  shortTerm: ShortTerm,
  { group, decayOf }: Pick<SynapseContext, 'group' | 'decayOf'>,
): () => ReleasingDeliverer {
  const kept = memory.reals(group.sources);
  const times = memory.ints(group.sources);
  const planned = planUtilisation(memory, group.sources, shortTerm, decayOf);
  const { table, perStep } = decayOf(shortTerm.tau_rec);

  return () => {
    const { firstSource, sources, ring } = group;
    const [rowStart, reach, weight, slots] = [
      group.rowStart.view,
      group.reach.view,
      group.weight.view,
      ring.slots.view,
    ];
    const [x, last] = [kept.view.fill(1), times.view];
    const size = slots.length;
    const utilisation = planned();
    const readyAt = (source: number, age: number): number => 1 - (1 - x[source]!) * decayOver(table, perStep, age);

    /** What leaves at `spikes` spikes at once. */
    function release(source: number, step: number, spikes: number): number {
      const age = stepsSince(last[source]!, step);
      const ready = readyAt(source, age);
      const released = utilisation.spike(source, age, spikes) * ready;
      x[source] = ready - released;
      last[source] = step;
      return released;
    }

    return {
      group,
      release: {
        sites: 0,
        full: null,
        ready(synapse, step) {
          const source = sourceOf(group, synapse);
          return readyAt(source, stepsSince(last[source]!, step));
        },
        probability: (source, step) => utilisation.next(source, stepsSince(last[source]!, step)),
      },
      deliver(step, sent) {
        const now = (step % ring.length) * ring.width;
        forEachSpiking(sent, firstSource, sources, (source, spikes) => {
          const released = release(source, step, spikes);
          const end = rowStart[source + 1]!;
          for (let k = rowStart[source]!; k < end; k++) {
            const ahead = now + reach[k]!;
            const at = ahead < size ? ahead : ahead - size;
            slots[at] = slots[at]! + weight[k]! * released;
          }
        });
      },
    };
  };
}

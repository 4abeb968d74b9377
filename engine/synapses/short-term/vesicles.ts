import type { MemoryPlan } from '../../codegen/memory.ts';
import type { ShortTerm } from '../../network/types-synapses.ts';
import { sourceOf, type SynapseGroup } from '../../simulation/groups.ts';
import type { SynapseContext } from '../context.ts';
import { forEachSpiking } from '../spiking-sources.ts';
import { decayOver, stepsSince } from '../decay.ts';
import { binomialVariate } from './binomial.ts';
import type { ReleasingDeliverer } from './release-state.ts';
import { planUtilisation } from './utilisation.ts';

/**
 * Quantal release: each synapse has `sites` release sites, full or empty. At a spike every empty site has filled again with
 * probability 1 − e^(−Δt/tau_rec) since the last one, then every full one releases with probability u (see `Utilisation`), all
 * independently, and the signal is w · released / sites.
 *
 * The mean over trials is the deterministic model, exactly and for all tau_facil, as long as the spikes of the source are
 * the same in all trials: u then is no random number, so that with N full sites E[released] = u·E[N], and E[N] obeys the
 * recursion of n·x, which is linear in it. It is not exact where release acts back on what comes after: in a loop
 * whose spikes depend on it, behind a threshold, or in weights that learn from them.
 *
 * Draws are those of the connection's id, the synapse and the step: they do not depend on other synapses.
 */
export function planVesicles(
  memory: MemoryPlan,
  shortTerm: ShortTerm,
  context: SynapseContext,
): () => ReleasingDeliverer {
  const { group, layout, clock, decayOf } = context;
  const kept = memory.ints(group.count);
  const times = memory.ints(group.sources);
  const planned = planUtilisation(memory, group.sources, shortTerm, decayOf);
  const { table, perStep } = decayOf(shortTerm.tau_rec);
  const { sites } = shortTerm;
  const keys = context.connections.map(({ id }) => layout.randomKeys.releases.get(id)!);
  const places = keys.length > 1 ? memory.ints(group.count, 'fixed') : null;

  return () => {
    const { firstSource, sources, ring } = group;
    if (places) numberWithin(group, places.view);
    const owner = group.connection?.view;
    const numbers = places?.view;
    const [rowStart, reach, weight, slots] = [
      group.rowStart.view,
      group.reach.view,
      group.weight.view,
      ring.slots.view,
    ];
    const [full, last] = [kept.view.fill(sites), times.view];
    const size = slots.length;
    const utilisation = planned();

    return {
      group,
      release: {
        sites,
        full,
        ready(synapse, step) {
          const source = sourceOf(group, synapse);
          return 1 - (1 - full[synapse]! / sites) * decayOver(table, perStep, stepsSince(last[source]!, step));
        },
        probability: (source, step) => utilisation.next(source, stepsSince(last[source]!, step)),
      },
      deliver(step, sent) {
        const now = (step % ring.length) * ring.width;
        forEachSpiking(sent, firstSource, sources, (source, spikes) => {
          const age = stepsSince(last[source]!, step);
          const filling = -Math.expm1(-perStep * age);
          const probability = utilisation.spike(source, age, spikes);
          last[source] = step;
          const end = rowStart[source + 1]!;
          for (let k = rowStart[source]!; k < end; k++) {
            const key = keys[owner ? owner[k]! : 0]!;
            const { uniform } = clock.random.at(key, numbers ? numbers[k]! : k, step);
            const ready = full[k]! + binomialVariate(sites - full[k]!, filling, uniform);
            const released = binomialVariate(ready, probability, uniform);
            full[k] = ready - released;
            const ahead = now + reach[k]!;
            const at = ahead < size ? ahead : ahead - size;
            slots[at] = slots[at]! + (weight[k]! * released) / sites;
          }
        });
      },
    };
  };
}

/** Numbers the synapses of each connection of a group, in their order. */
function numberWithin({ connection, connections }: SynapseGroup, numbers: Int32Array): void {
  const next = new Int32Array(connections.length);
  for (let k = 0; k < numbers.length; k++) numbers[k] = next[connection!.view[k]!]!++;
}

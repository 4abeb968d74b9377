import { byId } from '../network/by-id.ts';
import type { MemoryPlan } from '../codegen/memory.ts';
import type { SynapseType } from '../network/types-synapses.ts';
import { createStaticDeliverer, type Carrier, type Deliverer } from '../simulation/deliver.ts';
import type { SynapseGroup } from '../simulation/groups.ts';
import type { DelivererContext, SynapseContext } from './context.ts';
import { createDecays } from './decay.ts';
import type { Learner } from './plasticity/learner.ts';
import { planLearner } from './plasticity/plan-learner.ts';
import { planDepletion } from './short-term/depletion.ts';
import { planVesicles } from './short-term/vesicles.ts';

/**
 * Plans the deliverers of all groups by the type of their synapses. Call the result once the memory is there and the
 * groups are filled.
 *
 * In a step signals leave first, with the weights of before; then every source's spike is learnt from, then every
 * target's, as in Brian2, where the pathway `pre` runs before `post`. Learning sees a spike when it is emitted: the delay is
 * one of the signal only.
 */
export function planDeliverers(
  memory: MemoryPlan,
  groups: readonly SynapseGroup[],
  context: DelivererContext,
): (carrier: Carrier | null) => Deliverer[] {
  const decayOf = createDecays(context.clock.dt);
  const planned = groups.map((group) => {
    const connections = group.connections.map((index) => context.network.connections[index]!);
    const type = byId(context.network.synapses).get(connections[0]!.synapse);
    if (!type) return (carrier: Carrier | null) => createStaticDeliverer(group, carrier);
    return planDeliverer(memory, type, { ...context, group, connections, decayOf });
  });
  return (carrier) => planned.map((attach) => attach(carrier));
}

function planDeliverer(memory: MemoryPlan, type: SynapseType, context: SynapseContext): Attach {
  const transmission = planTransmission(memory, type, context);
  if (!type.plasticity) return transmission;
  const learner = planLearner(memory, type.plasticity, context);
  return (carrier) => withLearning(transmission(carrier), learner());
}

type Attach = (carrier: Carrier | null) => Deliverer;

function planTransmission(memory: MemoryPlan, { shortTerm }: SynapseType, context: SynapseContext): Attach {
  if (!shortTerm) return (carrier) => createStaticDeliverer(context.group, carrier);
  return shortTerm.sites > 0 ? planVesicles(memory, shortTerm, context) : planDepletion(memory, shortTerm, context);
}

function withLearning(transmission: Deliverer, learner: Learner): Deliverer {
  return {
    ...transmission,
    deliver(step, sent) {
      transmission.deliver(step, sent);
      learner.learn(step, sent);
    },
  };
}

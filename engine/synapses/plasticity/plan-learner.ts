import type { MemoryPlan } from '../../codegen/memory.ts';
import { getModel } from '../../models/index.ts';
import { byId } from '../../network/by-id.ts';
import type { Plasticity } from '../../network/types-plasticity.ts';
import { endsOf, wiringOf } from '../../simulation/groups.ts';
import { countSynapses } from '../../wiring/synapses.ts';
import type { SynapseContext } from '../context.ts';
import { sendsValues } from '../ports.ts';
import { planEveryStep } from './every-step.ts';
import { forEachSpike, type Learner, type SpikeRule } from './learner.ts';
import { planRewardLearner } from './reward.ts';
import { planSpikeRates } from './spike-rates.ts';
import { planPairRule, planTripletRule } from './stdp.ts';
import { planLearningSynapses, type LearningSynapses } from './synapses.ts';

/** Plans how a connection learns; call the result once the memory is there and the group is filled. */
export function planLearner(memory: MemoryPlan, rule: Plasticity, context: SynapseContext): () => Learner {
  const synapses = planLearningSynapses(memory, context);
  const make = planRule(memory, rule, context);
  return () => make(synapses());
}

function planRule(
  memory: MemoryPlan,
  rule: Plasticity,
  context: SynapseContext,
): (synapses: LearningSynapses) => Learner {
  const { connection, network, layout } = context;
  const targets = endsOf(connection, layout)[1].size;
  switch (rule.kind) {
    case 'stdp':
      return atSpikes(planPairRule(memory, rule, context, targets));
    case 'triplet-stdp':
      return atSpikes(planTripletRule(memory, rule, context, targets));
    case 'reward-stdp': {
      const count = countSynapses(wiringOf(connection, network, layout));
      return planRewardLearner(memory, rule, context, { targets, count });
    }
    default: {
      const kinds = kindsOf(context);
      if (kinds.sourceSpikes && kinds.targetSpikes) return atSpikes(planSpikeRates(memory, rule, context, targets));
      return planEveryStep(memory, rule, context, targets, kinds);
    }
  }
}

function atSpikes(make: (synapses: LearningSynapses) => SpikeRule): (synapses: LearningSynapses) => Learner {
  return (synapses) => {
    const rule = make(synapses);
    return {
      learn(step, sent) {
        if (sent.count > 0) forEachSpike(rule, step, sent, synapses);
      },
    };
  };
}

/** Toggles and clamps are held, and count as values. */
function kindsOf({ connection: { source, target }, network }: SynapseContext): {
  sourceSpikes: boolean;
  targetSpikes: boolean;
} {
  const model = getModel(byId(network.populations).get(target)!.model, network.models);
  return { sourceSpikes: !sendsValues(source, network), targetSpikes: model.output === 'spikes' };
}

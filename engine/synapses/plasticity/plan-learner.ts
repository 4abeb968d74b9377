import type { MemoryPlan } from '../../codegen/memory.ts';
import type { Plasticity } from '../../network/types-plasticity.ts';
import type { SynapseContext } from '../context.ts';
import { endKindsOf } from '../ports.ts';
import { planEveryStep } from './every-step.ts';
import { forEachSpike, type Learner, type SpikeRule } from './learner.ts';
import { planRewardLearner } from './reward.ts';
import { planSpikeRates } from './spike-rates.ts';
import { planPairRule, planTripletRule } from './stdp.ts';
import { planLearningSynapses, type LearningSynapses } from './synapses.ts';

/** Plans how a group learns; call the result once the memory is there and the group is filled. */
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
  const { group, connections, network } = context;
  const targets = group.targets.size;
  switch (rule.kind) {
    case 'stdp':
      return atSpikes(planPairRule(memory, rule, context, targets));
    case 'triplet-stdp':
      return atSpikes(planTripletRule(memory, rule, context, targets));
    case 'reward-stdp':
      return planRewardLearner(memory, rule, context, { targets, count: group.count });
    default: {
      const kinds = endKindsOf(connections[0]!, network);
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

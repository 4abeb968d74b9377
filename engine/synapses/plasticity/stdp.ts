import type { MemoryPlan } from '../../codegen/memory.ts';
import type { Plasticity } from '../../network/types-plasticity.ts';
import type { SynapseContext } from '../context.ts';
import type { SpikeRule } from './learner.ts';
import { planPairChanges } from './pairs.ts';
import type { LearningSynapses } from './synapses.ts';
import { planTraces } from './traces.ts';

type Of<K extends Plasticity['kind']> = Extract<Plasticity, { kind: K }>;

/**
 * Every pair of a source's and a target's spike counts: Δw = A_plus · e^(−Δt/tau_plus) at the target's spike when it is
 * the later one, −A_minus · e^(−Δt/tau_minus) at the source's. Song, Miller & Abbott (2000). Both in one step count as the source
 * first, so they raise the weight by A_plus.
 */
export function planPairRule(
  memory: MemoryPlan,
  rule: Of<'stdp'>,
  context: SynapseContext,
  targets: number,
): (synapses: LearningSynapses) => SpikeRule {
  const planned = planPairChanges(memory, rule, context, targets);
  const { A_plus, A_minus } = rule;
  return (synapses) => {
    const changes = planned(synapses);
    return {
      pre: (step, source, spikes) => changes.pre(step, source, spikes, spikes * A_minus),
      post: (step, target, spikes) => changes.post(step, target, spikes, spikes * A_plus),
    };
  };
}

/**
 * Pfister & Gerstner (2006), all to all. With traces r1 (tau_plus), r2 (tau_x) of the source and o1 (tau_minus), o2 (tau_y) of
 * the target, each of which jumps by 1 at a spike: Δw = −o1·(A2_minus + A3_minus·r2) at the source's spike,
 * r1·(A2_plus + A3_plus·o2) at the target's, with r2 and o2 as they were just before it.
 */
export function planTripletRule(
  memory: MemoryPlan,
  rule: Of<'triplet-stdp'>,
  context: SynapseContext,
  targets: number,
): (synapses: LearningSynapses) => SpikeRule {
  const planned = planPairChanges(memory, rule, context, targets);
  const plannedPre = planTraces(memory, context.group.sources, context.decayOf(rule.tau_x));
  const plannedPost = planTraces(memory, targets, context.decayOf(rule.tau_y));
  const { A2_plus, A3_plus, A2_minus, A3_minus } = rule;
  return (synapses) => {
    const changes = planned(synapses);
    const [slowPre, slowPost] = [plannedPre(), plannedPost()];
    return {
      pre(step, source, spikes) {
        const r2 = slowPre.add(source, step, spikes);
        changes.pre(step, source, spikes, spikes * (A2_minus + A3_minus * r2));
      },
      post(step, target, spikes) {
        const o2 = slowPost.add(target, step, spikes);
        changes.post(step, target, spikes, spikes * (A2_plus + A3_plus * o2));
      },
    };
  };
}

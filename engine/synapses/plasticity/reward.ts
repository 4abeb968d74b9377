import type { MemoryPlan } from '../../codegen/memory.ts';
import type { Plasticity } from '../../network/types-plasticity.ts';
import { rangeOf } from '../../simulation/sources.ts';
import type { SynapseContext } from '../context.ts';
import { decayOver, stepsSince } from '../decay.ts';
import { forEachSpike, type Learner, type SpikeRule } from './learner.ts';
import type { LearningSynapses } from './synapses.ts';
import { planTraces } from './traces.ts';

type RewardRule = Extract<Plasticity, { kind: 'reward-stdp' }>;

/**
 * Izhikevich (2007), Solving the distal reward problem: the change of the pair rule goes into an eligibility c of the synapse,
 * which decays with tau_e, and in every step w += rate · R · c, where R is the sum of what the reward's population or
 * stimulus puts out in that step. c is brought up to date at spikes and rewards only; a step without either costs nothing.
 */
export function planRewardLearner(
  memory: MemoryPlan,
  rule: RewardRule,
  { group, layout, decayOf }: SynapseContext,
  { targets, count }: { readonly targets: number; readonly count: number },
): (synapses: LearningSynapses) => Learner {
  const eligibility = memory.reals(count);
  const times = memory.ints(count);
  const plannedPre = planTraces(memory, group.sources, decayOf(rule.tau_plus));
  const plannedPost = planTraces(memory, targets, decayOf(rule.tau_minus));
  const { table, perStep } = decayOf(rule.tau_e);
  const reward = rangeOf(layout.ranges, rule.reward);
  const { A_plus, A_minus, rate, w_min, w_max } = rule;

  return (synapses) => {
    const [c, last] = [eligibility.view, times.view];
    const { rowStart, target, columnStart, incoming, from, weight } = synapses;
    const [preTraces, postTraces] = [plannedPre(), plannedPost()];

    function mark(k: number, step: number, amount: number): void {
      c[k] = c[k]! * decayOver(table, perStep, stepsSince(last[k]!, step)) + amount;
      last[k] = step;
    }

    const spikeRule: SpikeRule = {
      pre(step, source, spikes) {
        for (let k = rowStart[source]!; k < rowStart[source + 1]!; k++) {
          const trace = postTraces.at(target[k]!, step);
          if (trace !== 0) mark(k, step, -spikes * A_minus * trace);
        }
        preTraces.add(source, step, spikes);
      },
      post(step, neuron, spikes) {
        for (let at = columnStart[neuron]!; at < columnStart[neuron + 1]!; at++) {
          const trace = preTraces.at(from[at]!, step);
          if (trace !== 0) mark(incoming[at]!, step, spikes * A_plus * trace);
        }
        postTraces.add(neuron, step, spikes);
      },
    };

    function pay(step: number, amount: number): void {
      const guarded = synapses.isGuarded();
      for (let s = 0; s < synapses.sources; s++) {
        for (let k = rowStart[s]!; k < rowStart[s + 1]!; k++) {
          if (c[k] === 0 || (guarded && synapses.isOver(k, s, target[k]!))) continue;
          const changed = weight[k]! + amount * c[k]! * decayOver(table, perStep, stepsSince(last[k]!, step));
          weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
        }
      }
    }

    return {
      learn(step, sent) {
        if (sent.count === 0) return;
        forEachSpike(spikeRule, step, sent, synapses);
        const { list, count: active, outputs } = sent;
        let sum = 0;
        for (let i = 0; i < active; i++) {
          const place = list[i]! - reward.first;
          if (place >= 0 && place < reward.size) sum += outputs[list[i]!]!;
        }
        if (sum !== 0) pay(step, rate * sum);
      },
    };
  };
}

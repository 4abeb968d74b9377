import type { MemoryPlan } from '../../codegen/memory.ts';
import type { SynapseContext } from '../context.ts';
import type { EndKinds } from '../ports.ts';
import { planSourceActivity, planTargetActivity } from './activity.ts';
import type { Learner } from './learner.ts';
import type { RateRule } from './rate-rule.ts';
import type { LearningSynapses } from './synapses.ts';

/**
 * Hebb, Oja and BCM where an end does not spike, in every step: w += rate·x·y, or rate·y·(x − y·w), or rate·x·y·(y − θ), after
 * which θ ← y² + (θ − y²)·e^(−dt/tau_theta); θ = 0 at first.
 *
 * x of a source that puts out values is the one that acts on the target in the step, having left `delay` steps before: only
 * so is y the response to it. An end that spikes counts with its rate in spikes/ms, estimated over tau, without delay.
 */
export function planEveryStep(
  memory: MemoryPlan,
  rule: RateRule,
  context: SynapseContext,
  targets: number,
  kinds: EndKinds,
): (synapses: LearningSynapses) => Learner {
  const plannedX = planSourceActivity(memory, rule, context, kinds);
  const plannedY = planTargetActivity(memory, rule, context, targets, kinds);
  const thresholds = rule.kind === 'bcm' ? memory.reals(targets) : null;
  const kept = rule.kind === 'bcm' ? context.decayOf(rule.tau_theta).table[1]! : 0;
  const { rate, w_min, w_max } = rule;
  const forgets = rule.kind === 'oja';

  return (synapses) => {
    const { columnStart, incoming, from, weight } = synapses;
    const [x, y] = [plannedX(), plannedY(synapses.firstTarget)];
    const theta = thresholds?.view ?? null;

    /** w += amount·x − lost·w for all synapses of a target. */
    function learnAt(target: number, step: number, amount: number, lost: number): void {
      const guarded = synapses.isGuarded();
      const { values } = x;
      const end = columnStart[target + 1]!;
      for (let c = columnStart[target]!; c < end; c++) {
        const s = from[c]!;
        const k = incoming[c]!;
        const activity = values[x.rowAt(step, k) + s]!;
        if ((activity === 0 && lost === 0) || (guarded && synapses.isOver(k, s, target))) continue;
        const w = weight[k]!;
        const changed = w + amount * activity - lost * w;
        weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
      }
    }

    return {
      learn(step, sent) {
        x.update(step, sent);
        y.update(sent);
        for (let t = 0; t < synapses.targets; t++) {
          const now = y.at(t, sent);
          const threshold = theta ? theta[t]! : 0;
          if (theta) theta[t] = now * now + (threshold - now * now) * kept;
          const amount = theta ? rate * now * (now - threshold) : rate * now;
          const lost = forgets ? rate * now * now : 0;
          if (amount !== 0 || lost !== 0) learnAt(t, step, amount, lost);
        }
      },
    };
  };
}

import type { MemoryPlan } from '../../codegen/memory.ts';
import type { SynapseContext } from '../context.ts';
import { decayOver, stepsSince } from '../decay.ts';
import type { SpikeRule } from './learner.ts';
import type { RateRule } from './rate-rule.ts';
import type { LearningSynapses } from './synapses.ts';
import { slidingThreshold } from './threshold.ts';
import { planTraces } from './traces.ts';

/**
 * Hebb, Oja and BCM where both ends spike. Rates in spikes/ms are estimated by x = Σ e^(−Δt/tau) / tau over the spikes so far, y
 * alike, and dw/dt = rate·x·y, or rate·(x·y − y²·w), or rate·x·y·(y − θ) with tau_theta·dθ/dt = y² − θ, θ = 0 at first.
 *
 * Event-driven, and exact in the whole: between spikes x and y decay alike, so what is still to come of ∫ x·y dt is x·y·tau/2,
 * of ∫ y² dt y²·tau/2, and of ∫ x·y·(y − θ) dt x·y·(y·tau/3 − κ·θ − μ·y²), where κ = tau·tau_theta / (2·tau_theta + tau) and
 * μ = tau² / (4·(2·tau_theta + tau)). A spike credits its synapses at once with what it adds to that. (Oja's w is that at the spike.)
 */
export function planSpikeRates(
  memory: MemoryPlan,
  rule: RateRule,
  { group, decayOf }: SynapseContext,
  targets: number,
): (synapses: LearningSynapses) => SpikeRule {
  const plannedX = planTraces(memory, group.sources, decayOf(rule.tau));
  const plannedY = planTraces(memory, targets, decayOf(rule.tau));
  const thresholds = rule.kind === 'bcm' ? memory.reals(targets) : null;
  const { tau, rate, w_min, w_max } = rule;
  const forgets = rule.kind === 'oja' ? (rate * tau) / 2 : 0;
  const toCome = futureOf(rule);
  const slide = rule.kind === 'bcm' ? slidingThreshold(rule, decayOf) : null;

  return (synapses) => {
    const { rowStart, target, columnStart, incoming, from, weight } = synapses;
    const [x, y] = [plannedX(), plannedY()];
    const theta = thresholds?.view ?? null;
    const thetaAt = (t: number, step: number): number =>
      theta && slide ? slide(theta[t]!, y.value[t]!, stepsSince(y.last[t]!, step)) : 0;

    return {
      pre(step, source, spikes) {
        const { value, last, table, perStep } = y;
        const amount = (rate * spikes) / tau;
        const guarded = synapses.isGuarded();
        const end = rowStart[source + 1]!;
        for (let k = rowStart[source]!; k < end; k++) {
          const t = target[k]!;
          if (value[t] === 0 || (guarded && synapses.isOver(k, source, t))) continue;
          const now = value[t]! * decayOver(table, perStep, stepsSince(last[t]!, step));
          const changed = weight[k]! + amount * toCome(now, thetaAt(t, step));
          weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
        }
        x.add(source, step, spikes / tau);
      },
      post(step, neuron, spikes) {
        const threshold = thetaAt(neuron, step);
        const before = y.add(neuron, step, spikes / tau);
        const after = y.value[neuron]!;
        if (theta) theta[neuron] = threshold;
        const amount = rate * (toCome(after, threshold) - toCome(before, threshold));
        const lost = forgets * (after * after - before * before);
        const { value, last, table, perStep } = x;
        const guarded = synapses.isGuarded();
        const end = columnStart[neuron + 1]!;
        for (let c = columnStart[neuron]!; c < end; c++) {
          const s = from[c]!;
          const k = incoming[c]!;
          if ((value[s] === 0 && lost === 0) || (guarded && synapses.isOver(k, s, neuron))) continue;
          const now = value[s]! * decayOver(table, perStep, stepsSince(last[s]!, step));
          const w = weight[k]!;
          const changed = w + amount * now - lost * w;
          weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
        }
      },
    };
  };
}

/** What one unit of x still brings, without further spikes, at y and θ. */
function futureOf(rule: RateRule): (y: number, theta: number) => number {
  const { tau } = rule;
  if (rule.kind !== 'bcm') return (y) => (y * tau) / 2;
  const kappa = (tau * rule.tau_theta) / (2 * rule.tau_theta + tau);
  const mu = tau ** 2 / (4 * (2 * rule.tau_theta + tau));
  return (y, theta) => y * (y * (tau / 3 - mu * y) - kappa * theta);
}

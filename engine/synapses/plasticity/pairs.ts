import type { MemoryPlan } from '../../codegen/memory.ts';
import type { SynapseContext } from '../context.ts';
import { decayOver, stepsSince } from '../decay.ts';
import type { LearningSynapses } from './synapses.ts';
import { planTraces } from './traces.ts';

/** What STDP of any kind does to weights: spikes of one end meet the trace of the other. Steps, sources and targets as in `SpikeRule`. */
export interface PairChanges {
  /** Lowers the weights of a source by amount · trace of the target, then adds its spikes to its trace. */
  pre(step: number, source: number, spikes: number, amount: number): void;
  /** Raises the weights of a target by amount · trace of the source, then adds its spikes to its trace. */
  post(step: number, target: number, spikes: number, amount: number): void;
}

export interface PairOptions {
  readonly tau_plus: number;
  readonly tau_minus: number;
  /** Hard: weights are clipped. Soft: amounts are also scaled by the distance to the bound (van Rossum, Bi & Turrigiano 2000). */
  readonly bounds: 'hard' | 'soft';
  readonly w_min: number;
  readonly w_max: number;
}

export function planPairChanges(
  memory: MemoryPlan,
  { tau_plus, tau_minus, bounds, w_min, w_max }: PairOptions,
  { group, decayOf }: SynapseContext,
  targets: number,
): (synapses: LearningSynapses) => PairChanges {
  const plannedPre = planTraces(memory, group.sources, decayOf(tau_plus));
  const plannedPost = planTraces(memory, targets, decayOf(tau_minus));
  const soft = bounds === 'soft';

  return (synapses) => {
    const { rowStart, target, columnStart, incoming, from, weight } = synapses;
    const [preTraces, postTraces] = [plannedPre(), plannedPost()];

    function pre(step: number, source: number, spikes: number, amount: number): void {
      const { value, last, table, perStep } = postTraces;
      const guarded = synapses.isGuarded();
      const end = rowStart[source + 1]!;
      for (let k = rowStart[source]!; k < end; k++) {
        const t = target[k]!;
        const trace = value[t]!;
        if (trace === 0 || (guarded && synapses.isOver(k, source, t))) continue;
        const w = weight[k]!;
        const gain = soft ? amount * (w - w_min) : amount;
        const changed = w - gain * trace * decayOver(table, perStep, stepsSince(last[t]!, step));
        weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
      }
      preTraces.add(source, step, spikes);
    }

    function post(step: number, neuron: number, spikes: number, amount: number): void {
      const { value, last, table, perStep } = preTraces;
      const guarded = synapses.isGuarded();
      const end = columnStart[neuron + 1]!;
      for (let c = columnStart[neuron]!; c < end; c++) {
        const s = from[c]!;
        const trace = value[s]!;
        const k = incoming[c]!;
        if (trace === 0 || (guarded && synapses.isOver(k, s, neuron))) continue;
        const w = weight[k]!;
        const gain = soft ? amount * (w_max - w) : amount;
        const changed = w + gain * trace * decayOver(table, perStep, stepsSince(last[s]!, step));
        weight[k] = changed < w_min ? w_min : changed > w_max ? w_max : changed;
      }
      postTraces.add(neuron, step, spikes);
    }

    return { pre, post };
  };
}

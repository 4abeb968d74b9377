import type { MemoryPlan, RealArray } from '../../codegen/memory.ts';
import type { Sent } from '../../simulation/deliver.ts';
import { longestDelayOf } from '../../simulation/groups.ts';
import type { SynapseContext } from '../context.ts';
import type { EndKinds } from '../ports.ts';
import type { RateRule } from './rate-rule.ts';

/** What the sources of a group count with. */
export interface SourceActivity {
  update(step: number, sent: Sent): void;
  /** Rows of one number a source. */
  readonly values: RealArray;
  /** Where the row begins that a synapse sees in a step. */
  rowAt(step: number, synapse: number): number;
}

/** Values of the last steps in a ring of rows, or estimated rates in a single row. */
export function planSourceActivity(
  memory: MemoryPlan,
  { tau }: RateRule,
  { group, connections, network, layout, decayOf }: SynapseContext,
  { sourceSpikes }: EndKinds,
): () => SourceActivity {
  const { firstSource, sources, ring, delay } = group;
  const longest = (): number =>
    connections.reduce((most, each) => Math.max(most, longestDelayOf(each, network, layout)), 1);
  const rows = sourceSpikes ? 1 : longest() + 1;
  const region = memory.reals(rows * sources);
  const kept = decayOf(tau).table[1]!;
  const beginning = (step: number): number => (((step % rows) + rows) % rows) * sources;
  return () => {
    const values = region.view;
    const reach = group.reach.view;
    const delayOf = (synapse: number): number => delay || Math.floor(reach[synapse]! / ring.width);
    return {
      values,
      rowAt: sourceSpikes ? () => 0 : (step, synapse) => beginning(step - delayOf(synapse)),
      update(step, sent) {
        if (sourceSpikes) return estimate(values, kept, tau, firstSource, sent);
        const row = beginning(step);
        values.fill(0, row, row + sources);
        const { list, count, outputs } = sent;
        for (let i = 0; i < count; i++) {
          const source = list[i]! - firstSource;
          if (source >= 0 && source < sources) values[row + source] = outputs[list[i]!]!;
        }
      },
    };
  };
}

/** What the targets count with. */
export interface TargetActivity {
  update(sent: Sent): void;
  at(target: number, sent: Sent): number;
}

export function planTargetActivity(
  memory: MemoryPlan,
  { tau }: RateRule,
  { decayOf }: SynapseContext,
  targets: number,
  { targetSpikes }: EndKinds,
): (firstTarget: number) => TargetActivity {
  if (!targetSpikes)
    return (firstTarget) => ({ update() {}, at: (target, { outputs }) => outputs[firstTarget + target]! });
  const region = memory.reals(targets);
  const kept = decayOf(tau).table[1]!;
  return (firstTarget) => {
    const values = region.view;
    return {
      update: (sent) => estimate(values, kept, tau, firstTarget, sent),
      at: (target) => values[target]!,
    };
  };
}

/** Rates in spikes/ms: they decay over a step, and a spike adds 1/tau. */
function estimate(values: RealArray, kept: number, tau: number, first: number, { list, count, outputs }: Sent): void {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * kept;
  for (let i = 0; i < count; i++) {
    const neuron = list[i]! - first;
    if (neuron >= 0 && neuron < values.length) values[neuron] = values[neuron]! + outputs[list[i]!]! / tau;
  }
}

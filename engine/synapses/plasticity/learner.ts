import type { Sent } from '../../simulation/deliver.ts';
import { forEachSpiking } from '../spiking-sources.ts';

/** Lets the synapses of one group learn from what was sent in a step. */
export interface Learner {
  learn(step: number, sent: Sent): void;
}

/**
 * What a spike does. Sources and targets are numbered within the group. A count of n is n spikes at
 * once, which see the traces of before and change n times as much as one.
 */
export interface SpikeRule {
  pre(step: number, source: number, spikes: number): void;
  post(step: number, target: number, spikes: number): void;
}

/** Calls a rule for the spikes of a step: those of all sources first, then those of all targets. */
export function forEachSpike(rule: SpikeRule, step: number, sent: Sent, ends: LearningEnds): void {
  const { firstSource, sources, firstTarget, targets } = ends;
  forEachSpiking(sent, firstSource, sources, (source, spikes) => rule.pre(step, source, spikes));
  forEachSpiking(sent, firstTarget, targets, (target, spikes) => rule.post(step, target, spikes));
}

/** What holds all sources and all targets of a group, among all sources. */
export interface LearningEnds {
  readonly firstSource: number;
  readonly sources: number;
  readonly firstTarget: number;
  readonly targets: number;
}

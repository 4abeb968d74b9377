import { rangeOf } from '../../simulation/sources.ts';
import type { Compiled } from '../../simulation/compiled.ts';
import type { Rule } from './reading.ts';
import { causalSets } from './sets.ts';
import type { Signal } from './signals.ts';
import type { Cause, Contribution, Decision, Origin } from './types.ts';

/** Contributions that a cause lists; the others are in one sum. */
export const maxContributions = 256;

/** What a signal has given to the sum; `steps` as in `Contribution`. */
export interface Gift {
  readonly signal: Signal;
  readonly value: number;
  readonly steps: number;
}

type Summed = Pick<Cause, 'net' | 'decision' | 'contributions' | 'omitted' | 'sets'>;

/** Base and gifts as a sum: shares, what the neuron would do without each, and the sets. `pushing` is what of the base counts as push. */
export function sumUp(
  compiled: Compiled,
  gifts: readonly Gift[],
  { base, pushing, rule, isExact }: { base: number; pushing: number; rule: Rule; isExact: boolean },
): Summed {
  const net = gifts.reduce((sum, { value }) => sum + value, base);
  const push = gifts.reduce((sum, { value }) => sum + Math.max(0, value), Math.max(0, pushing));
  const sorted = [...gifts].sort((a, b) => b.value - a.value || b.signal.step - a.signal.step);
  // The strongest on both sides stay: pushes stand first, what opposes last.
  const listed = sorted.length <= maxContributions ? sorted : strongest(sorted);
  const contributions = listed.map(({ signal, value, steps }): Contribution => {
    const { afferent, step, x, weight } = signal;
    return {
      connection: afferent.connection,
      synapse: afferent.synapse,
      origin: originOf(compiled, afferent.source, step),
      ...{ x, weight, steps, arrival: step + afferent.delay, value },
      share: push > 0 ? value / push : 0,
      without: without(net - value, rule, isExact),
    };
  });
  const left = gifts.length - listed.length;
  return {
    net,
    decision: decisionOf(rule, net),
    contributions,
    omitted: { count: left, sum: left > 0 ? net - base - listed.reduce((sum, { value }) => sum + value, 0) : 0 },
    sets:
      isExact && rule.kind === 'threshold' && left === 0
        ? causalSets(net, contributions, (at) => fires(rule, at))
        : null,
  };
}

function strongest(sorted: readonly Gift[]): Gift[] {
  const bar = sorted.map(({ value }) => Math.abs(value)).sort((a, b) => b - a)[maxContributions - 1]!;
  return sorted.filter(({ value }) => Math.abs(value) >= bar).slice(0, maxContributions);
}

function fires({ threshold, inclusive }: Extract<Rule, { kind: 'threshold' }>, net: number): boolean {
  return inclusive ? net >= threshold : net > threshold;
}

function without(net: number, rule: Rule, isExact: boolean): Contribution['without'] {
  switch (rule.kind) {
    case 'threshold':
      return { net, fires: isExact ? fires(rule, net) : null, probability: null };
    case 'chance':
      return { net, fires: null, probability: isExact ? rule.at(net) : null };
    case 'value': {
      const on = rule.at(net);
      return { net, fires: on === null || !isExact ? null : on !== 0, probability: null };
    }
  }
}

function decisionOf(rule: Rule, net: number): Decision {
  return rule.kind === 'chance' ? { kind: 'chance', probability: rule.at(net) } : ruleAlone(rule);
}

function ruleAlone(rule: Exclude<Rule, { kind: 'chance' }>): Decision {
  return rule.kind === 'threshold' ? rule : { kind: 'value' };
}

function originOf({ network, ranges, neuronCount }: Compiled, source: number, step: number): Origin {
  const holds = ({ id }: { readonly id: string }): boolean => {
    const { first, size } = rangeOf(ranges, id);
    return source >= first && source < first + size;
  };
  if (source < neuronCount) {
    const { id } = network.populations.find(holds)!;
    return { kind: 'neuron', population: id, neuron: source - rangeOf(ranges, id).first, step };
  }
  const { id } = network.stimuli.find(holds)!;
  return { kind: 'stimulus', stimulus: id, source: source - rangeOf(ranges, id).first, step };
}

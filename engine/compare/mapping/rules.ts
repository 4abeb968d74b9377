import type { NeuronModel } from '../../models/types.ts';
import type { MappingRule, RuleId } from './types.ts';

/** Every rule, in the order of menus. */
export const mappingRules: readonly MappingRule[] = [
  {
    id: 'same',
    label: 'Same numbers',
    statement:
      'Parameters that both models know keep their values, and weights stay as they are: y = z, whatever its unit means to the new model.',
  },
  {
    id: 'threshold',
    label: 'Same threshold',
    statement:
      'y = θ + g·(z − m): m is midway between the nearest net inputs that leave the old neuron silent and make it fire, θ is where the new one begins to fire for good, found by bisection in the engine, and g takes it from there to 50 spikes/s and by at least θ/2, short of where it would be blocked; each spike refills a synapse that then decays with τ, so that a firing neuron counts as 1 whatever its rate.',
  },
  {
    id: 'rate',
    label: 'Same rate',
    statement:
      'y = c + k·z: gain k and offset c make the rate f(y) of the new neuron meet s·r(z), s times that of the old one, with the least squared residual over the working range (s is 1 where the new neuron can do that, less where it would have to fire at more than 100 spikes/s), from one neuron in time to another with c = θ′ − k·θ, so that their thresholds meet; weights of what it sends are divided by s, and a spike counts as a current of area w·dt.',
  },
];

export function ruleOf(id: RuleId): MappingRule {
  return mappingRules.find((rule) => rule.id === id)!;
}

/**
 * The rule for a pair of models unless another is asked for. Models of steps share z and their weights; all or none becomes a
 * threshold, a graded output a rate, in time.
 */
export function defaultRule(from: NeuronModel, to: NeuronModel): RuleId {
  if (from.id === to.id || (!from.inTime && !to.inTime)) return 'same';
  return isAllOrNone(from) || isAllOrNone(to) ? 'threshold' : 'rate';
}

/** Whether a model of steps knows only 0 and 1, without chance. */
export function isAllOrNone({ inTime, random, meanOutput }: NeuronModel): boolean {
  if (inTime || random || !meanOutput) return false;
  return [-2, -1, 1, 2].every((z) => meanOutput(z, 1) === (z > 0 ? 1 : 0));
}

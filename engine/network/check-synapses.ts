import { builtInSynapses } from './synapse-of.ts';
import type { NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { SynapseType } from './types-synapses.ts';
import { unknownId } from './unknown-id.ts';

/** Whether a kind of synapse has a name of its own, and its parts agree. */
export function checkSynapse({ id, kind, based, plasticity }: SynapseType, path: string, parts: NetworkParts): Issue[] {
  const issues: Issue[] = [];
  if (builtInSynapses.includes(id)) {
    issues.push({ path: `${path}.id`, message: `"${id}" is a built-in synapse`, expected: 'an id of its own' });
  }
  if (kind === 'delta' && based === 'conductance') {
    const message = 'a delta synapse adds to the potential at once, and has no conductance';
    issues.push({ path: `${path}.based`, message, expected: '"current", or another kind of synapse' });
  }
  if (!plasticity) return issues;
  if (plasticity.w_min > plasticity.w_max) {
    const expected = `at least ${plasticity.w_min}, which is w_min`;
    issues.push({ path: `${path}.plasticity.w_max`, message: `found ${plasticity.w_max}`, expected });
  }
  if (
    plasticity.kind === 'reward-stdp' &&
    !parts.populations.has(plasticity.reward) &&
    !parts.stimuli.has(plasticity.reward)
  ) {
    issues.push(unknownId(`${path}.plasticity.reward`, plasticity.reward, 'population or stimulus'));
  }
  return issues;
}

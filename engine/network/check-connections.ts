import { checkConnector } from './check-connectors.ts';
import { checkDelay } from './check-delays.ts';
import { checkLearning } from './check-learning.ts';
import { checkReception } from './check-reception.ts';
import { checkWeights } from './check-weights.ts';
import type { NetworkParts } from './network-parts.ts';
import { synapseOf } from './synapse-of.ts';
import type { Issue } from './issue.ts';
import type { Connection } from './types-connections.ts';
import { unknownId } from './unknown-id.ts';

/** Whether a connection's ends exist, its wiring fits both, its weights keep their sign, and its target takes its synapse. */
export function checkConnection(connection: Connection, path: string, parts: NetworkParts): Issue[] {
  const synapse = synapseOf(connection, parts.network, parts.models.get(connection.target));
  return [
    ...checkEnds(connection, path, parts),
    ...checkWeights(connection, synapse, path),
    ...checkConnector(connection, path, parts),
    ...checkDelay(connection, path, parts.network.time.dt),
    ...(synapse ? checkReception(connection, synapse, path, parts) : [unknownSynapse(connection, path, parts)]),
    ...(synapse ? checkLearning(connection, synapse, path, parts) : []),
  ];
}

function checkEnds({ source, target }: Connection, path: string, { populations, stimuli }: NetworkParts): Issue[] {
  const issues: Issue[] = [];
  if (!populations.has(source) && !stimuli.has(source))
    issues.push(unknownId(`${path}.source`, source, 'population or stimulus'));
  if (stimuli.has(target)) {
    const message = `"${target}" is a stimulus, which takes no input`;
    issues.push({ path: `${path}.target`, message, expected: 'the id of a population' });
  } else if (!populations.has(target)) issues.push(unknownId(`${path}.target`, target, 'population'));
  return issues;
}

function unknownSynapse({ synapse }: Connection, path: string, { synapses }: NetworkParts): Issue {
  const known = ['auto', 'delta', 'current', ...synapses.keys()].join(', ');
  return { path: `${path}.synapse`, message: `there is no synapse "${synapse}"`, expected: `one of ${known}` };
}

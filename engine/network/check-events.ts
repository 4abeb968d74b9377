import { countOf } from './count.ts';
import type { NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { NetworkEvent } from './types-events.ts';
import { unknownId } from './unknown-id.ts';

/** Whether what an event happens to is there. */
export function checkEvent(event: NetworkEvent, path: string, parts: NetworkParts): Issue[] {
  if (event.kind === 'lesion') return checkLesion(event, path, parts);
  return parts.connections.has(event.connection)
    ? []
    : [unknownId(`${path}.connection`, event.connection, 'connection')];
}

function checkLesion(event: NetworkEvent & { kind: 'lesion' }, path: string, { populations }: NetworkParts): Issue[] {
  const population = populations.get(event.population);
  if (!population) return [unknownId(`${path}.population`, event.population, 'population')];
  const index = event.neurons.findIndex((neuron) => neuron >= population.size);
  if (index < 0) return [];
  const message = `found ${event.neurons[index]}, but "${population.id}" has ${countOf(population.size, 'neuron')}`;
  const expected = population.size === 1 ? '0' : `0 to ${population.size - 1}`;
  return [{ path: `${path}.neurons[${index}]`, message, expected }];
}

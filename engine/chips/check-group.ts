import { byId } from '../network/by-id.ts';
import { stimulusSize } from '../network/sources.ts';
import type { Issue } from '../network/issue.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import type { Division } from './divide.ts';

/** What keeps a part of a network from becoming a chip that behaves alike. */
export function checkGroup(network: Network, division: Division): Issue[] {
  const { inside, inner, incoming, outgoing } = division;
  const { populations, chips, connections, synapses, events } = network;
  const pathOf = ({ id }: Connection): string => `connections[${connections.findIndex((each) => each.id === id)}]`;
  if (![...populations, ...chips].some(({ id }) => inside.has(id))) {
    return [{ path: 'selection', message: 'no neuron and no chip', expected: 'a neuron or a chip at least' }];
  }
  const wide = [...incoming, ...outgoing].filter(({ source }) => sizeOf(source, network) > 1);
  const random = incoming.filter(({ connector }) => !isPlain(connector));
  const drawn = incoming.filter(({ delay }) => typeof delay !== 'number' && typeof delay.ms !== 'number');
  const within = new Set(inner.concat(incoming));
  const sharing = connections.filter(
    (each) =>
      within.has(each) && connections.some((other) => !within.has(other) && other.shared === (each.shared ?? null)),
  );
  const rewards = synapses.flatMap(({ plasticity }, index) =>
    plasticity?.kind === 'reward-stdp' && inside.has(plasticity.reward) ? [{ index, id: plasticity.reward }] : [],
  );
  const struck = events.flatMap((event, index) => {
    const names = event.kind === 'lesion' ? [event.population] : [event.connection];
    const wires = [...inner, ...incoming, ...outgoing].map(({ id }) => id);
    return names.some((id) => (event.kind === 'lesion' ? inside.has(id) : wires.includes(id))) ? [index] : [];
  });
  return [
    ...wide.map((each) => ({
      path: `${pathOf(each)}.source`,
      message: `"${each.source}" has ${sizeOf(each.source, network)} neurons, and a port carries one signal`,
      expected: 'a selection with both ends of this connection, or none',
    })),
    ...random.map((each) => ({
      path: `${pathOf(each)}.connector`,
      message: 'a port carries one signal, and this wiring chooses among several',
      expected: 'a selection with both ends of this connection, or AllToAll',
    })),
    ...drawn.map((each) => ({
      path: `${pathOf(each)}.delay`,
      message: 'a delay from a law cannot pass a port',
      expected: 'a selection with both ends of this connection, or a delay in steps or ms',
    })),
    ...sharing.map((each) => ({
      path: `${pathOf(each)}.shared`,
      message: `shares its weights with connections outside, as "${each.shared}"`,
      expected: 'a selection with all that share them',
    })),
    ...rewards.map(({ index, id }) => ({
      path: `synapses[${index}].plasticity.reward`,
      message: `"${id}" rewards a synapse, which must find it in the network itself`,
      expected: 'a selection without it',
    })),
    ...struck.map((index) => ({
      path: `events[${index}]`,
      message: 'happens to a part of the selection, and no event reaches into a chip',
      expected: 'a selection without it, or no such event',
    })),
  ];
}

function sizeOf(source: string, { populations, stimuli }: Network): number {
  const stimulus = byId(stimuli).get(source);
  return stimulus ? stimulusSize(stimulus) : (byId(populations).get(source)?.size ?? 1);
}

function isPlain(connector: Connection['connector']): boolean {
  if (typeof connector === 'string') return true;
  return connector.kind === 'FromList' || (connector.kind === 'AllToAll' && connector.self);
}

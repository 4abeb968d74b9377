import type { Connection } from '../../../engine/network/types-connections.ts';
import type { Probe } from '../../../engine/network/types-probes.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import type { Network, Population } from '../../../engine/network/types.ts';

/** A network of the given parts, for tests of the scene. */
export function networkOf(parts: Partial<Network>): Network {
  return {
    ...{ format: 'nandrite.network', version: 1, name: 'test', note: '', time: { dt: 1 }, seed: 1 },
    ...{ models: [], synapses: [], events: [], chipTypes: [], chips: [], notes: [] },
    ...{ populations: [], stimuli: [], connections: [], probes: [], layout: {} },
    ...parts,
  };
}

export function population(id: string, model = 'mcculloch-pitts', size = 1): Population {
  return { id, label: id, model, size, parameters: {}, initial: {} };
}

export function toggle(id: string, value: 0 | 1 = 0): Stimulus {
  return { id, label: id, kind: 'toggle', value };
}

export function connection(id: string, source: string, target: string, weight = 1, delay = 1): Connection {
  return { id, source, target, weight, delay, connector: 'AllToAll', sign: 'either', synapse: 'auto' };
}

export function lamp(id: string, target: string): Probe {
  return { id, label: id, kind: 'lamp', target, neuron: 0, expect: '' };
}

/** Two toggles into one neuron with a lamp. */
export const nand = networkOf({
  stimuli: [toggle('a', 1), toggle('b', 1)],
  populations: [population('y')],
  connections: [connection('ay', 'a', 'y', -1, 2), connection('by', 'b', 'y', -1)],
  probes: [lamp('out', 'y')],
  layout: { a: { x: 0, y: -60 }, b: { x: 0, y: 60 }, y: { x: 200, y: 0 }, out: { x: 340, y: 0 } },
});

export const nandSources = new Map([
  ['a', { first: 0, size: 1 }],
  ['b', { first: 1, size: 1 }],
  ['y', { first: 2, size: 1 }],
]);

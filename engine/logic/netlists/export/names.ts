import type { Network } from '../../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../../circuit.ts';
import { createIds } from '../ids.ts';

/** Names of signals in a file, each its own. */
export interface Names {
  /** By id of a toggle or lamp. */
  readonly ports: ReadonlyMap<string, string>;
  /** Of a neuron by its place, `id` or `id[i]`. */
  neuron(place: string): string;
  /** A name for something new that belongs to `base`. */
  fresh(base: string): string;
}

/**
 * Of a port its id, by which tables and expectations know it, or the label that an import makes this id of. Of a neuron the label
 * where the format allows it and it is free, else the id. Ports come first, so that a neuron gives way to them; but a neuron
 * that a lamp shows takes the lamp's name where no other neuron does.
 */
export function createNames(
  network: Network,
  isLegal: (name: string) => boolean,
  reserved: readonly string[] = [],
): Names {
  const taken = new Set<string>(reserved);
  const fresh = (base: string): string => {
    let name = base;
    for (let number = 2; taken.has(name) || !isLegal(name); number++) name = `${plain(base)}_${number}`;
    taken.add(name);
    return name;
  };
  const claim = (label: string, id: string): string => fresh(isLegal(label) && !taken.has(label) ? label : id);
  const ports = new Map<string, string>();
  const neurons = new Map<string, string>();
  const claimPort = (label: string, id: string): string => claim(createIds()(label) === id ? label : id, id);
  for (const { id, label } of circuitInputs(network)) ports.set(id, claimPort(label, id));
  for (const { id, label, target, neuron } of circuitOutputs(network)) {
    const name = claimPort(label, id);
    ports.set(id, name);
    const place = placeOf(network, target, neuron);
    if (!neurons.has(place)) neurons.set(place, name);
  }
  for (const { id, label, size } of network.populations) {
    for (let i = 0; i < size; i++) {
      const place = size === 1 ? id : `${id}[${i}]`;
      if (!neurons.has(place)) neurons.set(place, size === 1 ? claim(label, id) : fresh(`${id}_${i}`));
    }
  }
  return { ports, neuron: (place) => neurons.get(place)!, fresh };
}

function placeOf({ populations }: Network, target: string, neuron: number): string {
  return populations.find(({ id }) => id === target)!.size === 1 ? target : `${target}[${neuron}]`;
}

function plain(name: string): string {
  const word = name.replace(/\W+/g, '_');
  return /^[A-Za-z]/.test(word) ? word : `n${word}`;
}

import { findModel } from '../../engine/models/index.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Network, Population, Position } from '../../engine/network/types.ts';
import type { ProbeItem } from './add-probe.ts';
import { place } from './edits.ts';
import { gateNeuron, isNeuronGate, withGateType, type Gate } from './gates.ts';
import { newStimulus } from './new-stimulus.ts';
import { suitableTime } from './suitable-time.ts';
import { freeChipLabel, freeId, freeLetter } from './free-id.ts';

/** What the palette can put on the canvas: new parts, chips of the user's own by the name under which they are kept, probes of parts. */
export type PaletteItem =
  | NewPart
  | { readonly kind: 'own-chip'; readonly name: string }
  | { readonly kind: 'probe'; readonly probe: ProbeItem };

export type NewPart =
  | { readonly kind: 'neuron'; readonly model: string }
  | { readonly kind: 'stimulus'; readonly stimulus: Stimulus['kind'] }
  | { readonly kind: 'gate'; readonly gate: Gate }
  | { readonly kind: 'lamp' }
  | { readonly kind: 'chip'; readonly type: string }
  | { readonly kind: 'note' };

/** Adds an item of the palette and says under which id; a neuron comes with a probe of its spikes. */
export function addItem(network: Network, item: NewPart, position: Position): { network: Network; id: string } {
  if (item.kind === 'neuron') return addNeuron(network, item.model, position);
  if (item.kind === 'stimulus') return addStimulus(network, item.stimulus, position);
  if (item.kind === 'gate') return addGate(network, item.gate, position);
  if (item.kind === 'chip') return addChip(network, item.type, position);
  return item.kind === 'note' ? addNote(network, position) : addLamp(network, position);
}

function addNeuron(network: Network, model: string, position: Position): { network: Network; id: string } {
  const id = freeId(network, 'n');
  return addPopulation(network, { id, label: id, model, size: 1, parameters: {}, initial: {} }, position);
}

/** A neuron, or a chip where one neuron does not do. */
function addGate(network: Network, gate: Gate, position: Position): { network: Network; id: string } {
  if (!isNeuronGate(gate)) {
    const { network: typed, type } = withGateType(network, gate);
    return addChip(typed, type, position);
  }
  const id = freeId(network, gate.toLowerCase(), '');
  return addPopulation(network, gateNeuron(gate, { id, label: id.toUpperCase() }), position);
}

function addPopulation(network: Network, population: Population, position: Position): { network: Network; id: string } {
  const { id, label, model } = population;
  const probe: Probe = { kind: 'spikes', id: freeId(network, `${id}_spikes`, ''), label, target: id };
  const isSpiking = findModel(model, network.models)?.output === 'spikes';
  const next = {
    ...network,
    time: suitableTime(network, model),
    populations: [...network.populations, population],
    probes: isSpiking ? [...network.probes, probe] : network.probes,
  };
  return { network: place(next, id, position), id };
}

function addStimulus(network: Network, kind: Stimulus['kind'], position: Position): { network: Network; id: string } {
  const letter = kind === 'toggle' ? freeLetter(network) : freeId(network, stems[kind] ?? kind);
  const stimulus = newStimulus(kind, letter);
  return { network: place({ ...network, stimuli: [...network.stimuli, stimulus] }, letter, position), id: letter };
}

/** Ids that are shorter than their kind. */
const stems: Partial<Record<Stimulus['kind'], string>> = { 'ornstein-uhlenbeck': 'noise', 'spike-times': 'spikes' };

function addChip(network: Network, type: string, position: Position): { network: Network; id: string } {
  const id = freeId(network, type, '');
  const label = freeChipLabel(network, network.chipTypes.find((each) => each.id === type)?.label ?? id);
  return { network: place({ ...network, chips: [...network.chips, { id, label, type }] }, id, position), id };
}

function addNote(network: Network, position: Position): { network: Network; id: string } {
  const id = freeId(network, 'note');
  return { network: place({ ...network, notes: [...network.notes, { id, text: 'Note' }] }, id, position), id };
}

/** A lamp reads the nearest neuron that has none, or else the nearest; without neurons there is nothing to read. */
function addLamp(network: Network, position: Position): { network: Network; id: string } {
  const read = new Set(network.probes.flatMap((probe) => (probe.kind === 'lamp' ? [probe.target] : [])));
  const byDistance = [...network.populations].sort(
    (a, b) => distance(network, a.id, position) - distance(network, b.id, position),
  );
  const target = byDistance.find(({ id }) => !read.has(id)) ?? byDistance[0];
  if (!target) return { network, id: '' };
  const id = freeId(network, 'out', network.probes.some((probe) => probe.kind === 'lamp') ? 1 : '');
  const lamp: Probe = { kind: 'lamp', id, label: id, target: target.id, neuron: 0, expect: '' };
  return { network: place({ ...network, probes: [...network.probes, lamp] }, id, position), id };
}

function distance(network: Network, id: string, { x, y }: Position): number {
  const position = network.layout[id];
  return position ? Math.hypot(position.x - x, position.y - y) : Infinity;
}

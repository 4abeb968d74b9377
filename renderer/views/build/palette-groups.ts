import { findModel, models } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import type { ChipType } from '../../../engine/network/types-chips.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import type { Network } from '../../../engine/network/types.ts';
import { lookOf } from '../../network/model-look.ts';
import type { ProbeItem } from '../../state/add-probe.ts';
import { isNeuronGate, type Gate } from '../../state/gates.ts';
import type { OwnChip } from '../../state/own-chip.ts';
import type { PaletteItem } from '../../state/add-item.ts';

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteEntry {
  readonly label: string;
  readonly hint: string;
  readonly glyph: string;
  readonly item: PaletteItem;
}

/** All that can be put on the canvas of a network; its own models and chips, and the user's, stand beside the built-in ones. */
export function paletteGroupsOf(
  { models: own, chipTypes = [] }: Pick<Network, 'models'> & Partial<Pick<Network, 'chipTypes'>>,
  ownChips: readonly OwnChip[] = [],
): readonly PaletteGroup[] {
  const ofCircuit = own.flatMap((source) => findModel(source.id, own) ?? []).map(entryOf(own));
  return [
    ...(ofCircuit.length > 0 ? [{ title: 'Models of this circuit', entries: ofCircuit }] : []),
    ...(chipTypes.length > 0 ? [{ title: 'Chips of this circuit', entries: chipTypes.map(chipEntry) }] : []),
    ...(ownChips.length > 0 ? [{ title: 'My chips', entries: ownChips.map(ownEntry) }] : []),
    gates,
    { title: 'Neurons, step by step', entries: models.filter(({ inTime }) => !inTime).map(entryOf([])) },
    { title: 'Neurons in time', entries: models.filter(({ inTime }) => inTime).map(entryOf([])) },
    ...fixed,
  ];
}

/** Whether an entry is called so, or its model is: `lif` finds the leaky integrate-and-fire neuron. */
export function isNamed(entry: PaletteEntry, search: string): boolean {
  const names = `${entry.label} ${otherNames(entry.item)}`.toLowerCase();
  return names.includes(search.trim().toLowerCase());
}

/** What else people may type for an item. */
export function otherNames(item: PaletteItem): string {
  if (item.kind === 'neuron') return item.model;
  if (item.kind === 'gate') return 'gate';
  if (item.kind === 'probe') return 'probe record';
  return item.kind === 'lamp' ? 'output probe' : '';
}

const entryOf =
  (own: Network['models']) =>
  ({ id, label, equations }: NeuronModel): PaletteEntry => ({
    label,
    hint: `${label}: ${equations.join('; ')}`,
    glyph: lookOf(id, own).glyph,
    item: { kind: 'neuron', model: id },
  });

function chipEntry({ id, label, note }: ChipType): PaletteEntry {
  const hint = note === '' ? 'A circuit as one part' : note;
  return { label, hint, glyph: 'chip', item: { kind: 'chip', type: id } };
}

function ownEntry({ name, network }: OwnChip): PaletteEntry {
  const hint = network.note === '' ? 'A chip that you keep' : network.note;
  return { label: network.name, hint, glyph: 'chip', item: { kind: 'own-chip', name } };
}

function stimulus(label: string, hint: string, kind: Stimulus['kind']): PaletteEntry {
  return { label, hint, glyph: kind, item: { kind: 'stimulus', stimulus: kind } };
}

function probe(label: string, hint: string, kind: ProbeItem): PaletteEntry {
  return { label, hint, glyph: `probe-${kind}`, item: { kind: 'probe', probe: kind } };
}

function gate(name: Gate, hint: string): PaletteEntry {
  return {
    label: name,
    hint,
    glyph: isNeuronGate(name) ? 'mcculloch-pitts' : 'chip',
    item: { kind: 'gate', gate: name },
  };
}

const gates: PaletteGroup = {
  title: 'Gates',
  entries: [
    gate('NOT', 'A neuron of bias 0.5; its wire inhibits'),
    gate('AND', 'A neuron of bias −1.5, for two wires'),
    gate('OR', 'A neuron of bias −0.5'),
    gate('NAND', 'A neuron of bias 1.5, for two wires, which inhibit'),
    gate('NOR', 'A neuron of bias 0.5; its wires inhibit'),
    gate('XOR', 'A chip of three neurons: no single one computes it'),
    gate('XNOR', 'A chip of three neurons: no single one computes it'),
  ],
};

const fixed: readonly PaletteGroup[] = [
  {
    title: 'Stimuli',
    entries: [
      stimulus('Toggle', 'An input 0 or 1 that a click switches', 'toggle'),
      stimulus('Clamp', 'Held at 0 or 1', 'clamp'),
      stimulus('Constant', 'The same value at every step', 'constant'),
      stimulus('Step', 'A value from one moment until another', 'step'),
      stimulus('Ramp', 'A value that grows evenly', 'ramp'),
      stimulus('Sine', 'A value that swings', 'sine'),
      stimulus('Noise', 'A random value with a memory (Ornstein–Uhlenbeck)', 'ornstein-uhlenbeck'),
      stimulus('Poisson', 'Random spike trains of a given rate', 'poisson'),
      stimulus('Spike times', 'Spikes at set times', 'spike-times'),
    ],
  },
  {
    title: 'Probes',
    entries: [
      {
        label: 'Lamp',
        hint: 'A named output; lit while its neuron is active',
        glyph: 'lamp',
        item: { kind: 'lamp' },
      },
      probe(
        'Spikes',
        'Spike probe: records every spike of the neuron that is selected, or that it is dropped on',
        'spikes',
      ),
      probe('Trace of the potential', 'Trace probe: records the potential, or the sum, of that neuron', 'trace'),
    ],
  },
  {
    title: 'Annotations',
    entries: [{ label: 'Note', hint: 'Free text on the canvas', glyph: 'note', item: { kind: 'note' } }],
  },
];

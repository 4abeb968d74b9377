import { findModel, models } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import type { ChipType } from '../../../engine/network/types-chips.ts';
import type { Stimulus } from '../../../engine/network/types-stimuli.ts';
import type { Network } from '../../../engine/network/types.ts';
import { lookOf } from '../../network/model-look.ts';
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
    { title: 'Neurons, step by step', entries: models.filter(({ inTime }) => !inTime).map(entryOf([])) },
    { title: 'Neurons in time', entries: models.filter(({ inTime }) => inTime).map(entryOf([])) },
    ...fixed,
  ];
}

/** Whether an entry is called so, or its model is: `lif` finds the leaky integrate-and-fire neuron. */
export function isNamed({ label, item }: PaletteEntry, search: string): boolean {
  const names = item.kind === 'neuron' ? `${label} ${item.model}` : label;
  return names.toLowerCase().includes(search.trim().toLowerCase());
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
    title: 'Outputs',
    entries: [
      {
        label: 'Lamp',
        hint: 'A named output; lit while its neuron is active',
        glyph: 'lamp',
        item: { kind: 'lamp' },
      },
    ],
  },
  {
    title: 'Annotations',
    entries: [{ label: 'Note', hint: 'Free text on the canvas', glyph: 'note', item: { kind: 'note' } }],
  },
];

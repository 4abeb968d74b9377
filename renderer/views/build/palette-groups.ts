import { models } from '../../../engine/models/index.ts';
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

/** All that can be put on the canvas. */
export const paletteGroups: readonly PaletteGroup[] = [
  {
    title: 'Neurons',
    entries: models.map(({ id, label, equations }) => ({
      label,
      hint: equations.join('; '),
      glyph: id,
      item: { kind: 'neuron', model: id },
    })),
  },
  {
    title: 'Stimuli',
    entries: [
      {
        label: 'Toggle',
        hint: 'An input 0 or 1 that a click switches',
        glyph: 'toggle',
        item: { kind: 'stimulus', stimulus: 'toggle' },
      },
      { label: 'Clamp', hint: 'Held at 0 or 1', glyph: 'clamp', item: { kind: 'stimulus', stimulus: 'clamp' } },
      {
        label: 'Constant',
        hint: 'The same value at every step',
        glyph: 'constant',
        item: { kind: 'stimulus', stimulus: 'constant' },
      },
      {
        label: 'Poisson',
        hint: 'A random spike train of a given rate',
        glyph: 'poisson',
        item: { kind: 'stimulus', stimulus: 'poisson' },
      },
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
];

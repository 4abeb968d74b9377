import { arrange } from './arrange.ts';
import {
  groupSelection,
  hasChipSelected,
  keepSelectedChip,
  leaveChip,
  openChip,
  ungroupSelection,
} from './chip-deeds.ts';
import type { Command } from './commands.ts';
import type { Lab } from './lab.svelte.ts';
import { align, deleteSelection, distribute, duplicate, pasteClip, selectAll } from './selection.ts';
import { cancelWiring, startWiring } from './wiring.ts';

const hasSelection = ({ selection }: Lab): boolean => selection.size > 0;
const hasOneChip = (lab: Lab): boolean => lab.selection.size === 1 && hasChipSelected(lab);
const hasSeveral = ({ selection }: Lab): boolean => selection.size > 1;
const hasThree = ({ selection }: Lab): boolean => selection.size > 2;

/** What Undo and Redo would do in the view that is shown, by name; null for nothing. */
export function editsOf({ view, training, model, document }: Lab): Pick<Lab['document'], 'toUndo' | 'toRedo'> {
  if (view !== 'train') return document;
  return model.shown || training.refused ? { toUndo: null, toRedo: null } : training.task.history;
}

/** What an undo or redo has taken away is no longer selected. */
function travel(lab: Lab, way: 'undo' | 'redo'): void {
  lab.document[way]();
  const { network } = lab.document;
  if (!network) return;
  const { populations, stimuli, connections, probes, chips, notes } = network;
  const there = new Set(
    [...populations, ...stimuli, ...connections, ...probes, ...chips, ...notes].map(({ id }) => id),
  );
  if ([...lab.selection].some((id) => !there.has(id))) lab.select([...lab.selection].filter((id) => there.has(id)));
}

/** Commands that change the circuit. */
export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['$mod+z'],
    details: (lab) => editsOf(lab).toUndo,
    run: (lab) => travel(lab, 'undo'),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['$mod+Shift+z', '$mod+y'],
    details: (lab) => editsOf(lab).toRedo,
    run: (lab) => travel(lab, 'redo'),
  },
  // The system's own keys: it says when to copy, for nobody else may reach its clipboard.
  {
    id: 'cut',
    label: 'Cut',
    group: 'Edit',
    keys: ['$mod+x'],
    bySystem: true,
    isOpen: hasSelection,
    run: byEvent('cut'),
  },
  {
    id: 'copy',
    label: 'Copy',
    group: 'Edit',
    keys: ['$mod+c'],
    bySystem: true,
    isOpen: hasSelection,
    run: byEvent('copy'),
  },
  {
    id: 'paste',
    label: 'Paste',
    group: 'Edit',
    keys: ['$mod+v'],
    bySystem: true,
    isOpen: ({ clip }) => clip !== null,
    run: pasteClip,
  },
  { id: 'duplicate', label: 'Duplicate', group: 'Edit', keys: ['$mod+d'], isOpen: hasSelection, run: duplicate },
  {
    id: 'delete',
    label: 'Delete selection',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    isOpen: hasSelection,
    run: (lab) => deleteSelection(lab),
  },
  {
    id: 'group',
    label: 'Group into a chip',
    group: 'Edit',
    keys: ['$mod+g'],
    isOpen: hasSelection,
    run: groupSelection,
  },
  {
    id: 'ungroup',
    label: 'Ungroup the chip',
    group: 'Edit',
    keys: ['$mod+Shift+g'],
    isOpen: hasChipSelected,
    run: ungroupSelection,
  },
  {
    id: 'open-chip',
    label: 'Open the chip',
    group: 'Edit',
    keys: [],
    isOpen: hasOneChip,
    run: (lab) => openChip(lab, [...lab.selection][0]!),
  },
  {
    id: 'leave-chip',
    label: 'Leave the chip',
    group: 'Edit',
    keys: [],
    isOpen: ({ document }) => document.chips.length > 0,
    run: leaveChip,
  },
  { id: 'keep-chip', label: 'Keep in my chips', group: 'Edit', keys: [], isOpen: hasOneChip, run: keepSelectedChip },
  { id: 'rename', label: 'Rename', group: 'Edit', keys: ['F2'], isOpen: hasSelection, run: renameSelection },
  { id: 'wire', label: 'Connect to…', group: 'Edit', keys: ['w'], isOpen: hasSelection, run: startWiring },
  { id: 'select-all', label: 'Select all', group: 'Edit', keys: ['$mod+a'], run: selectAll },
  {
    id: 'deselect',
    label: 'Select nothing',
    group: 'Edit',
    keys: ['Escape'],
    isOpen: (lab) => hasSelection(lab) || lab.document.chips.length > 0,
    run: (lab) => {
      if (lab.wiring) cancelWiring(lab);
      else if (hasSelection(lab)) lab.select([]);
      else leaveChip(lab);
    },
  },
  ...(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map((edge) => ({
    id: `align-${edge}` as const,
    label: `Align ${edge}`,
    group: 'Edit' as const,
    keys: [],
    isOpen: hasSeveral,
    run: (lab: Lab) => align(lab, edge),
  })),
  {
    id: 'distribute-x',
    label: 'Distribute horizontally',
    group: 'Edit',
    keys: [],
    isOpen: hasThree,
    run: (lab) => distribute(lab, 'x'),
  },
  {
    id: 'distribute-y',
    label: 'Distribute vertically',
    group: 'Edit',
    keys: [],
    isOpen: hasThree,
    run: (lab) => distribute(lab, 'y'),
  },
  {
    id: 'arrange',
    label: 'Arrange the circuit',
    group: 'Edit',
    keys: ['$mod+Shift+a'],
    run: (lab) => void arrange(lab),
  },
];

/** Lets the browser begin a copy, which the window then fills. */
function byEvent(name: 'copy' | 'cut'): () => void {
  return () => void document.execCommand(name);
}

/** The name is in the inspector, and the text of a note; what is typed there renames. */
function renameSelection(): void {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    '[aria-label="Inspector"] :is(input[aria-label="Name"], textarea#note)',
  );
  field?.focus();
  field?.select();
}

import type { EditMenuCommand, EditMenuState } from '../../app/ipc/contract.ts';
import { commands, isReachable } from './commands.ts';
import { editsOf } from './edit-commands.ts';
import type { Lab } from './lab.svelte.ts';

/** What the native Edit menu can do now: the edits to undo and redo, and the commands of the table that are open. */
export function editMenuState(lab: Lab): EditMenuState {
  const isOpen = (id: string): boolean => {
    const command = commands.find((one) => one.id === id);
    return command !== undefined && isReachable(lab, command) && command.isOpen?.(lab) !== false;
  };
  const nameOf = (id: 'undo' | 'redo', name: string | null): string | null =>
    isOpen(id) && name !== null ? name.slice(0, longest) : null;
  const { toUndo, toRedo } = editsOf(lab);
  return { undo: nameOf('undo', toUndo), redo: nameOf('redo', toRedo), open: listed.filter(isOpen) };
}

const listed: readonly EditMenuCommand[] = ['duplicate', 'select-all', 'group', 'ungroup'];

/** A name of more letters fits into no menu. */
const longest = 200;

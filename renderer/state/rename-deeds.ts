import { byId } from '../../engine/network/by-id.ts';
import { networkOfChip } from '../../engine/network/network-of-chip.ts';
import type { Lab } from './lab.svelte.ts';
import { walk } from './open-chip.ts';
import { renameChoices, renameSequence, type PortRename } from './rename-texts.ts';
import { idNamed, renamePart, renamePort } from './rename.ts';
import { chipScope } from './table-scope.ts';

/** Names a part of the canvas; what is selected, measured and written about it follows an input or output to its new id. */
export function rename(lab: Lab, { id, label }: Named, name: string): void {
  const { document, truthTable } = lab;
  const before = document.network;
  if (!before || name === label) return;
  const next = idNamed(before, id, name);
  document.editWhole(`rename ${label} to ${name}`, (whole, path) => renamePart(whole, path, id, name));
  const after = document.network;
  if (next === id || !after || after === before) return;
  followDraft(lab, id, next);
  followSequence(lab, { before, from: id, to: next });
  truthTable.rename({ before, after, from: id, to: next });
  if (lab.selection.has(id)) lab.select([...lab.selection].map((one) => (one === id ? next : one)));
}

/** Names a port of a chip type from outside of it; what is written about the type follows it to its new id. */
export function nameChipPort(lab: Lab, typeId: string, { id, label }: Named, name: string): void {
  const { document, truthTable, sequence } = lab;
  const type = byId(document.whole?.chipTypes ?? []).get(typeId);
  if (!type || !document.whole || name === label) return;
  const renaming = { before: networkOfChip(document.whole, typeId), from: id, to: idNamed(type.circuit, id, name) };
  document.editWhole(`rename ${label} to ${name}`, (whole) => renamePort(whole, typeId, id, name));
  if (renaming.to === id) return;
  renameSequence(sequence, typeId, renaming);
  if (truthTable.choices.scope === chipScope(typeId)) renameChoices(truthTable.choices, renaming);
}

interface Named {
  readonly id: string;
  readonly label: string;
}

function followSequence({ document, sequence }: Lab, renaming: PortRename): void {
  const open = document.whole && walk(document.whole, document.chips).at(-1);
  renameSequence(sequence, open ? open.type.id : '', renaming);
}

function followDraft(lab: Lab, from: string, to: string): void {
  const [old, now] = [from, to].map((id) => [...lab.document.chips, id].join('/'));
  const draft = lab.expectDrafts.get(old!);
  if (draft === undefined) return;
  lab.keepDraft(now!, draft);
  lab.keepDraft(old!, undefined);
}

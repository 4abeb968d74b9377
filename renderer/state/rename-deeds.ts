import type { Lab } from './lab.svelte.ts';
import { idNamed, renamePart } from './rename.ts';

/** Names a part of the canvas; what is selected, and what was measured, follow an input or output to its new id. */
export function rename(lab: Lab, { id, label }: { readonly id: string; readonly label: string }, name: string): void {
  const { document, truthTable } = lab;
  const before = document.network;
  if (!before || name === label) return;
  const next = idNamed(before, id, name);
  document.editWhole(`rename ${label} to ${name}`, (whole, path) => renamePart(whole, path, id, name));
  const after = document.network;
  if (next === id || !after || after === before) return;
  followDraft(lab, id, next);
  truthTable.rename({ before, after, from: id, to: next });
  if (lab.selection.has(id)) lab.select([...lab.selection].map((one) => (one === id ? next : one)));
}

function followDraft(lab: Lab, from: string, to: string): void {
  const [old, now] = [from, to].map((id) => [...lab.document.chips, id].join('/'));
  const draft = lab.expectDrafts.get(old!);
  if (draft === undefined) return;
  lab.keepDraft(now!, draft);
  lab.keepDraft(old!, undefined);
}

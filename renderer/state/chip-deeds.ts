import { group } from '../../engine/chips/group.ts';
import { ungroup } from '../../engine/chips/ungroup.ts';
import { freeTypeLabel } from './chip-types.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';
import type { ChipPath } from './open-chip.ts';
import { partName, partsText } from './part-names.ts';

/** What the user does with chips. */

/** The selection becomes a chip, which is selected then. */
export function groupSelection(lab: Lab): void {
  const { network } = lab.document;
  if (!network || lab.selection.size === 0) return;
  const label = freeTypeLabel(network);
  const made = group(network, lab.selection, { id: label.toLowerCase().replace(' ', ''), label });
  if (!made.ok) return complain('No chip was made', made.issues);
  const { chipId, network: next } = made.value;
  lab.document.edit(`group ${partsText(network, lab.selection)}`, () => next);
  lab.select([chipId]);
}

/** The selected chips are replaced by what is in them. */
export function ungroupSelection(lab: Lab): void {
  const { network } = lab.document;
  const ids = network?.chips.filter(({ id }) => lab.selection.has(id)).map(({ id }) => id) ?? [];
  if (!network || ids.length === 0) return;
  const next = ids.reduce(ungroup, network);
  lab.document.edit(`ungroup ${partsText(network, new Set(ids))}`, () => next);
  const before = new Set([...network.populations, ...network.chips].map(({ id }) => id));
  lab.select([...next.populations, ...next.chips].flatMap(({ id }) => (before.has(id) ? [] : [id])));
}

/** The type of the selected chip is kept for every document. */
export function keepSelectedChip({ document, selection, ownChips }: Lab): void {
  const { network } = document;
  const chip = network?.chips.find(({ id }) => selection.has(id));
  if (network && chip) void ownChips.keep(network, chip.type);
}

export function hasChipSelected({ document, selection }: Lab): boolean {
  return document.network?.chips.some(({ id }) => selection.has(id)) ?? false;
}

/** Shows the inside of a chip of the circuit on the canvas. */
export function openChip(lab: Lab, id: string): void {
  openPath(lab, [...lab.document.chips, id]);
}

/** Goes to the inside of a chip, by the way to it; the chip that was open is selected on the way back. */
export function openPath(lab: Lab, path: ChipPath): void {
  const { chips } = lab.document;
  lab.document.openChip(path);
  lab.select(path.length < chips.length ? [chips[path.length]!] : []);
  lab.canvas?.focus();
  const { whole, network } = lab.document;
  const name = path.length === 0 ? 'the circuit' : whole && network ? nameOf(lab, path) : '';
  lab.say(`Showing ${name}`);
}

/** Leaves the open chip; false when none is open. */
export function leaveChip(lab: Lab): boolean {
  const { chips } = lab.document;
  if (chips.length === 0) return false;
  openPath(lab, chips.slice(0, -1));
  return true;
}

function nameOf({ document }: Lab, path: ChipPath): string {
  return document.whole && path.length === 1 ? partName(document.whole, path[0]!) : path.join(' › ');
}

import type { Network, Position } from '../../../engine/network/types.ts';
import { addItem, type PaletteItem } from '../../state/add-item.ts';
import { addProbe, partAt, type ProbeItem } from '../../state/add-probe.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { complain } from '../../state/notices.ts';
import { addOwnChip } from '../../state/own-chip.ts';
import { partName } from '../../state/part-names.ts';

/** Kind of data that a drag from the palette carries. */
export const paletteMime = 'application/x-nandrite-item';

/** Puts an item on the canvas and selects it; says why when there is no place for it. */
export function putPart(lab: Lab, item: PaletteItem, position: Position): void {
  const { network } = lab.document;
  if (!network) return;
  if (item.kind === 'probe') return putProbe(lab, item.probe, partAt(network, position));
  const added =
    item.kind === 'own-chip' ? addKept(lab, network, item.name, position) : addItem(network, item, position);
  if (!added) return complain('The chip was not added', [goneChip]);
  if (added.network === network) return complain('The lamp was not added', [lampWithoutNeuron]);
  lab.document.edit(`add ${partName(added.network, added.id)}`, () => added.network);
  lab.select([added.id]);
}

function addKept(lab: Lab, network: Network, name: string, position: Position): ReturnType<typeof addItem> | null {
  const own = lab.ownChips.chips.find((chip) => chip.name === name);
  return own ? addOwnChip(network, own.network, position) : null;
}

const goneChip = { path: '', message: 'it is not among your chips any more', expected: 'one that is kept' };

const lampWithoutNeuron = {
  path: '',
  message: 'the circuit has no neuron to read',
  expected: 'one. Add a neuron first: a lamp shows when its neuron is active',
};

function putProbe(lab: Lab, probe: ProbeItem, target: string | null): void {
  const { network } = lab.document;
  if (!network) return;
  const added = addProbe(network, probe, target);
  if (added.ok) lab.document.edit(added.name, () => added.network);
  else complain('The probe was not added', [added.issue]);
}

/** Puts an item into the middle of what is seen, or below what lies there; a probe on what is selected. */
export function addFromPalette(lab: Lab, item: PaletteItem): void {
  if (item.kind === 'probe') return putProbe(lab, item.probe, lab.selection.size === 1 ? [...lab.selection][0]! : null);
  putPart(lab, item, freeSpot(lab, lab.canvas?.centre() ?? { x: 0, y: 0 }));
}

/** Added twice, the second one must not hide the first, nor lie where it is not seen: below, or beside it where that is full. */
function freeSpot({ document, canvas }: Lab, { x, y }: Position): Position {
  const taken = Object.values(document.network?.layout ?? {});
  const isFree = (spot: Position): boolean =>
    taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= 60);
  const onGrid = (dx: number, dy: number): Position => ({
    x: Math.round(x / 10) * 10 + dx,
    y: Math.round(y / 10) * 10 + dy,
  });
  const inView = [0, 120, -120, 240, -240].flatMap((dx) => [0, 80, 160, 240, -80, -160].map((dy) => onGrid(dx, dy)));
  const seen = inView.find((spot) => isFree(spot) && (canvas?.shows(spot) ?? true));
  if (seen) return seen;
  let dy = 0;
  while (!isFree(onGrid(0, dy))) dy += 80;
  return onGrid(0, dy);
}

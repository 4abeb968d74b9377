import { tick } from 'svelte';
import { chipTypeOf, withChipType } from '../../engine/chips/chip-type.ts';
import type { Network, Position } from '../../engine/network/types.ts';
import { addItem } from './add-item.ts';
import type { Body } from './align.ts';
import { place } from './edits.ts';
import { freePlace, type Box } from './free-place.ts';
import type { Lab } from './lab.svelte.ts';
import { pasteParts } from './paste.ts';

/** How a circuit that was made comes into the one that is open. */

/** As one chip, of a type that is made for it where there is no such type yet. */
export function addAsChip(lab: Lab, part: Network): void {
  const { network } = lab.document;
  if (!network) return;
  const { network: withType, typeId } = withTypeOf(network, part);
  const added = addItem(withType, { kind: 'chip', type: typeId }, { x: 0, y: 0 });
  const spot = freePlace(bodiesOf(lab), chipBox(part), centreOf(lab));
  lab.document.edit(`add chip ${part.name}`, () => place(added.network, added.id, spot));
  lab.select([added.id]);
}

/** Made twice from the same text, it is one type. */
function withTypeOf(network: Network, part: Network): { network: Network; typeId: string } {
  const { circuit, label } = chipTypeOf(part, '');
  const text = JSON.stringify(circuit);
  const known = network.chipTypes.find((type) => type.label === label && JSON.stringify(type.circuit) === text);
  return known ? { network, typeId: known.id } : withChipType(network, part, part.name);
}

/** No chip is wider, nor higher for its ports. */
function chipBox({ stimuli, probes }: Network): Box {
  return { halfWidth: 150, halfHeight: 28 + 12 * Math.max(stimuli.length, probes.length) };
}

/** Its neurons, toggles and lamps, beside what is there. */
export function addNeurons(lab: Lab, part: Network): void {
  const { network } = lab.document;
  if (!network) return;
  const { box, middle } = boxAround(Object.values(part.layout));
  const spot = freePlace(bodiesOf(lab), box, centreOf(lab));
  const pasted = pasteParts(network, part, { x: spot.x - middle.x, y: spot.y - middle.y });
  lab.document.edit(`add the neurons of ${part.name}`, () => pasted.network);
  lab.select(pasted.ids);
  // They may reach beyond what is seen.
  void tick().then(() => lab.canvas?.fit());
}

/** A circuit of its own in place of the one that is open. */
export function openAsNew(lab: Lab, part: Network): Promise<void> {
  return lab.files.openNew(part);
}

/** Names and other things beside a neuron reach so far. */
const margin = 70;

function boxAround(places: readonly Position[]): { box: Box; middle: Position } {
  const range = (axis: 'x' | 'y'): [low: number, high: number] =>
    places.reduce<[number, number]>(
      ([low, high], { [axis]: value }) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    );
  const [[left, right], [top, bottom]] = [range('x'), range('y')];
  const onGrid = (value: number): number => Math.round(value / 10) * 10;
  return {
    box: { halfWidth: (right - left) / 2 + margin, halfHeight: (bottom - top) / 2 + margin },
    middle: { x: onGrid((left + right) / 2), y: onGrid((top + bottom) / 2) },
  };
}

function centreOf({ canvas }: Lab): Position {
  return canvas?.centre() ?? { x: 0, y: 0 };
}

/** What lies on the canvas; without one, all places that are known. */
function bodiesOf({ canvas, document }: Lab): readonly Body[] {
  if (canvas) return [...canvas.bodies().values()];
  const places = Object.values(document.network?.layout ?? {});
  return places.map(({ x, y }) => ({ x, y, halfWidth: margin / 2, halfHeight: margin / 2 }));
}

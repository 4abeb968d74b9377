import type { Network, Position } from '../../engine/network/types.ts';
import { alignBodies, distributeBodies, type Body, type Edge } from './align.ts';
import { clipText, copyParts, isEmptyClip, readClip, type Clip } from './clipboard.ts';
import { placeAll, remove } from './edits.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';
import { partsText } from './part-names.ts';
import { pasteParts } from './paste.ts';

/** What the user does to all that is selected. */

/** How far beside the original a copy lies, in canvas units. */
const beside: Position = { x: 40, y: 40 };
const roomForName = 50;

export function selectAll(lab: Lab): void {
  const { network } = lab.document;
  if (!network) return;
  lab.select(bodiesOf(network));
  lab.say(`Selected ${partsText(network, lab.selection)}`);
}

/** Ids of all that has a body on the canvas. */
function bodiesOf({ populations, stimuli, probes, chips, notes }: Network): string[] {
  const lamps = probes.filter(({ kind }) => kind === 'lamp');
  return [...populations, ...stimuli, ...lamps, ...chips, ...notes].map(({ id }) => id);
}

export function deleteSelection(lab: Lab, verb = 'delete'): void {
  const { network } = lab.document;
  if (!network || lab.selection.size === 0) return;
  const ids = lab.selection;
  lab.document.edit(`${verb} ${partsText(network, ids)}`, (current) => remove(current, ids));
  lab.select([]);
}

/** The selection as text for the system's clipboard; null where there is nothing that could be copied. */
export function copySelection(lab: Lab): string | null {
  const { network } = lab.document;
  const clip = clipOf(lab);
  if (!network || !clip) return null;
  lab.clip = clip;
  lab.say(`Copied ${partsText(network, lab.selection)}`);
  return clipText(clip);
}

function clipOf({ document, selection, canvas }: Lab): Clip | null {
  const { network } = document;
  if (!network || selection.size === 0) return null;
  const clip = copyParts(network, selection, canvas?.bodies() ?? new Map(Object.entries(network.layout)));
  if (!isEmptyClip(clip)) return clip;
  complain('Nothing was copied', [aloneIssue]);
  return null;
}

const aloneIssue = {
  path: '',
  message: 'a lamp or connection is copied together with its neurons',
  expected: 'them in the selection too',
};

/** Pastes text of the system's clipboard under the mouse, or else beside where it was copied. */
export function pasteText(lab: Lab, text: string): void {
  const read = readClip(text);
  if (read.ok) paste(lab, read.value, 'paste');
  else complain('Nothing was pasted', read.issues);
}

/** Pastes what was last copied in this window. */
export function pasteClip(lab: Lab): void {
  if (lab.clip) paste(lab, lab.clip, 'paste');
}

/** Copies of the selection, beside it; what leads out of it is not copied. */
export function duplicate(lab: Lab): void {
  const clip = clipOf(lab);
  if (clip) insert(lab, clip, besideOf(lab, clip), 'duplicate');
}

function paste(lab: Lab, clip: Clip, verb: string): void {
  const cursor = lab.canvas?.cursor();
  insert(lab, clip, cursor ? shiftTo(clip, cursor) : freeShift(lab, clip), verb);
}

/** From the middle of the clip to a point, on the grid. */
function shiftTo({ layout }: Clip, point: Position): Position {
  const places = Object.values(layout);
  const middle = (axis: 'x' | 'y'): number => {
    const values = places.map((place) => place[axis]);
    return values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
  };
  const onGrid = (value: number): number => Math.round(value / 10) * 10;
  return { x: onGrid(point.x - middle('x')), y: onGrid(point.y - middle('y')) };
}

/** Pasted again and again, each copy lies beside the last. */
function freeShift({ document, canvas }: Lab, clip: Clip): Position {
  const { layout } = clip;
  const taken = new Set(Object.values(document.network?.layout ?? {}).map(({ x, y }) => `${x} ${y}`));
  const isTaken = (shift: Position): boolean =>
    Object.values(layout).some(({ x, y }) => taken.has(`${x + shift.x} ${y + shift.y}`));
  const step = besideOf({ canvas }, clip);
  let shift = step;
  while (isTaken(shift)) shift = { x: shift.x + step.x, y: shift.y + step.y };
  return shift;
}

/** A copy of a chip lies below it: overlapping, neither could be read. */
function besideOf({ canvas }: Pick<Lab, 'canvas'>, { chips }: Clip): Position {
  const bodies = canvas?.bodies();
  const tallest = chips.reduce((most, { id }) => Math.max(most, bodies?.get(id)?.halfHeight ?? 0), 0);
  return tallest === 0 ? beside : { x: beside.x, y: Math.ceil((2 * tallest + roomForName) / 10) * 10 };
}

function insert(lab: Lab, clip: Clip, by: Position, verb: string): void {
  const { network } = lab.document;
  if (!network) return;
  const pasted = pasteParts(network, clip, by);
  const ids = new Set(pasted.ids);
  lab.document.edit(`${verb} ${partsText(pasted.network, ids)}`, () => pasted.network);
  lab.select(ids);
}

export function align(lab: Lab, edge: Edge): void {
  move(
    lab,
    (what) => `align ${what} ${edge}`,
    (bodies) => alignBodies(bodies, edge),
  );
}

export function distribute(lab: Lab, axis: 'x' | 'y'): void {
  move(
    lab,
    (what) => `distribute ${what}`,
    (bodies) => distributeBodies(bodies, axis),
  );
}

/** Moves the selection; `gesture` joins moves that follow quickly. */
export function nudge(lab: Lab, dx: number, dy: number): boolean {
  const ids = [...lab.selection].join(' ');
  return move(
    lab,
    (what) => `move ${what}`,
    (bodies) => shifted(bodies, dx, dy),
    `move ${ids}`,
  );
}

function shifted(bodies: ReadonlyMap<string, Body>, dx: number, dy: number): Map<string, Position> {
  return new Map([...bodies].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}

function move(
  { document, canvas, selection }: Lab,
  nameOf: (what: string) => string,
  where: (bodies: ReadonlyMap<string, Body>) => Map<string, Position>,
  gesture = '',
): boolean {
  const bodies = new Map([...(canvas?.bodies() ?? [])].filter(([id]) => selection.has(id)));
  if (!document.network || bodies.size === 0) return false;
  const places = where(bodies);
  const name = nameOf(partsText(document.network, new Set(bodies.keys())));
  document.edit(name, (network) => placeAll(network, places), gesture);
  return true;
}

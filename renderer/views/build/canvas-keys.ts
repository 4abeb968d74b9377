import type { Network } from '../../../engine/network/types.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import { place } from '../../state/edits.ts';
import type { Lab } from '../../state/lab.svelte.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What the canvas does with a key that no command takes; true when it did something. */
export function canvasKey(lab: Lab, event: KeyboardEvent): boolean {
  const { network } = lab.document;
  if (!network) return false;
  const direction = directions[event.key];
  const [id] = lab.selection;
  if (direction && event.altKey && id !== undefined)
    return nudge(lab, network, id, direction, event.shiftKey ? 100 : 10);
  if (direction) return choose(lab, network, id, direction);
  if (event.key !== 'Enter' || id === undefined) return false;
  const isToggle = network.stimuli.some((stimulus) => stimulus.id === id && stimulus.kind === 'toggle');
  if (isToggle) void lab.session.toggle(id);
  else document.querySelector<HTMLElement>('[aria-label="Inspector"] :is(select, input, button)')?.focus();
  return true;
}

function nudge(lab: Lab, network: Network, id: string, [dx, dy]: readonly [number, number], by: number): boolean {
  const position = placeParts(network).get(id);
  if (!position) return false;
  const next = { x: position.x + dx * by, y: position.y + dy * by };
  lab.document.edit((current) => place(current, id, next), `move ${id}`);
  return true;
}

/** Selects the nearest part in a direction; without a selection, the first part. */
function choose(lab: Lab, network: Network, id: string | undefined, direction: readonly [number, number]): boolean {
  const positions = placeParts(network);
  const from = id === undefined ? undefined : positions.get(id);
  if (!from) {
    const first = [...positions.keys()][0];
    if (first !== undefined) lab.select([first]);
    return first !== undefined;
  }
  const next = nearest(positions, id!, from, direction);
  if (next !== undefined) lab.select([next]);
  return true;
}

/** The part ahead that is nearest, where a step aside counts double. */
export function nearest(
  positions: ReadonlyMap<string, { x: number; y: number }>,
  id: string,
  from: { x: number; y: number },
  [dx, dy]: readonly [number, number],
): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const [other, { x, y }] of positions) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const distance = ahead + 2 * aside;
    if (other === id || ahead <= 0 || distance >= bestDistance) continue;
    best = other;
    bestDistance = distance;
  }
  return best;
}

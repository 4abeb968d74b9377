import type { Network } from '../../../engine/network/types.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { partsText } from '../../state/part-names.ts';
import { nudge } from '../../state/selection.ts';
import { aimWiring, cancelWiring, finishWiring } from '../../state/wiring.ts';

const directions: Readonly<Record<string, Direction>> = {
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
  if (lab.wiring) return wiringKey(lab, network, event.key, direction);
  const [id] = lab.selection;
  if (direction && event.altKey && id !== undefined) {
    const by = event.shiftKey ? 100 : 10;
    return nudge(lab, direction[0] * by, direction[1] * by);
  }
  if (direction) return choose(lab, network, id, direction, event.shiftKey);
  if (event.key !== 'Enter' || id === undefined) return false;
  const isToggle = network.stimuli.some((stimulus) => stimulus.id === id && stimulus.kind === 'toggle');
  if (isToggle) void lab.session.toggle(id);
  else document.querySelector<HTMLElement>('[aria-label="Inspector"] :is(select, input, button)')?.focus();
  return true;
}

/** While a connection is drawn: arrows choose its target, Enter connects, Escape gives up. */
function wiringKey(lab: Lab, network: Network, key: string, direction: Direction | undefined): boolean {
  const { wiring } = lab;
  if (!wiring) return false;
  if (key === 'Enter') finishWiring(lab);
  else if (key === 'Escape') cancelWiring(lab);
  else if (direction) {
    const neurons = new Set(network.populations.map(({ id }) => id));
    const positions = new Map([...placeParts(network)].filter(([id]) => neurons.has(id) || id === wiring.source));
    const at = wiring.target ?? wiring.source;
    const from = positions.get(at);
    const next = from && nearest(positions, at, from, direction);
    if (next !== undefined && neurons.has(next)) aimWiring(lab, next);
  } else return false;
  return true;
}

type Direction = readonly [number, number];

/** Selects the nearest part in a direction, with `extend` besides what is selected; without a selection, the first part. */
function choose(lab: Lab, network: Network, id: string | undefined, direction: Direction, extend: boolean): boolean {
  const positions = placeParts(network);
  const last = extend ? [...lab.selection].at(-1) : id;
  const from = last === undefined ? undefined : positions.get(last);
  if (!from) {
    const first = [...positions.keys()][0];
    if (first !== undefined) select(lab, network, [first]);
    return first !== undefined;
  }
  const next = nearest(positions, last!, from, direction);
  if (next !== undefined) select(lab, network, extend ? [...lab.selection, next] : [next]);
  return true;
}

function select(lab: Lab, network: Network, ids: readonly string[]): void {
  lab.select(ids);
  lab.say(partsText(network, lab.selection));
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

import type { Network } from '../../../engine/network/types.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import { openChip } from '../../state/chip-deeds.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { partsText } from '../../state/part-names.ts';
import { nudge } from '../../state/selection.ts';
import { nearest, type Direction } from './nearest.ts';
import { wiringKey } from './wiring-keys.ts';

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
  if (network.chips.some((chip) => chip.id === id)) openChip(lab, id);
  else if (isToggle && lab.document.chips.length === 0) void lab.session.toggle(id);
  else document.querySelector<HTMLElement>('[aria-label="Inspector"] :is(select, input, button)')?.focus();
  return true;
}

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

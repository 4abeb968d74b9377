import type { Network, Position } from '../../../engine/network/types.ts';
import { chipLook } from '../../network/chip-look.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import { chipShape } from '../../scene/chip-shape.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { aimWiring, cancelWiring, chooseOutput, finishWiring } from '../../state/wiring.ts';
import { nearest, type Direction } from './nearest.ts';

/** While a connection is drawn: arrows choose its output and target, Enter goes on and connects, Escape gives up. */
export function wiringKey(lab: Lab, network: Network, key: string, direction: Direction | undefined): boolean {
  const { wiring } = lab;
  if (!wiring) return false;
  if (key === 'Enter') finishWiring(lab);
  else if (key === 'Escape') cancelWiring(lab);
  else if (direction && wiring.stage === 'source') chooseSource(lab, direction);
  else if (direction) {
    const places = endPlaces(network);
    const at = wiring.target ?? wiring.source;
    const from = places.get(at)?.position;
    const open = [...places].filter(([id, { takes }]) => takes || id === wiring.source);
    const positions = new Map(open.map(([id, { position }]) => [id, position]));
    const next = from && nearest(positions, at, from, direction);
    if (next !== undefined && places.get(next)?.takes) aimWiring(lab, next);
  } else return false;
  return true;
}

/** Outputs lie below each other; to the right, where they lead, the way goes on. */
function chooseSource(lab: Lab, [dx, dy]: Direction): void {
  if (dx > 0) finishWiring(lab);
  else if (dy !== 0) chooseOutput(lab, dy > 0 ? 1 : -1);
}

interface EndPlace {
  readonly position: Position;
  /** Whether a connection may end there. */
  readonly takes: boolean;
}

/** Where connections begin and end: neurons, inputs, and the ports of chips. */
function endPlaces(network: Network): Map<string, EndPlace> {
  const places = placeParts(network);
  const at = (id: string): Position => places.get(id) ?? { x: 0, y: 0 };
  const chips = network.chips.flatMap((chip) => {
    const { x, y } = at(chip.id);
    return chipShape(chip.id, chipLook(network, chip)).ports.map(({ item, role, offset }): [string, EndPlace] => [
      item.id,
      { position: { x: x + offset.x, y: y + offset.y }, takes: role === 'input' },
    ]);
  });
  return new Map([
    ...network.populations.map(({ id }) => [id, { position: at(id), takes: true }] as const),
    ...network.stimuli.map(({ id }) => [id, { position: at(id), takes: false }] as const),
    ...chips,
  ]);
}

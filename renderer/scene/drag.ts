import type { Position } from '../../engine/network/types.ts';
import { obstaclesFor, redrawAxon } from './axons.ts';
import { drawLampWire } from './lamp-wires.ts';
import type { Diagram, Part } from './parts.ts';

/**
 * The diagram with some parts where they are dragged to: only what hangs on them is drawn anew, arriving where it did.
 * The other axons give way, and arrivals find their order, when the drag ends and `drawDiagram` takes over.
 */
export function dragDiagram(before: Diagram, moved: ReadonlyMap<string, Position>): Diagram {
  const parts = before.parts.map((part) => moveTo(part, placeOf(part, moved)));
  const current = ({ index }: Part): Part | undefined => parts[index];
  const obstacles = obstaclesFor(before.axons.length, parts);
  const axons = before.axons.map((axon) => {
    const [source, target] = [current(axon.source) ?? axon.source, current(axon.target) ?? axon.target];
    return source === axon.source && target === axon.target ? axon : redrawAxon({ ...axon, source, target }, obstacles);
  });
  const lampWires = before.lampWires.map((wire) => {
    const [source, lamp] = [current(wire.source) ?? wire.source, current(wire.lamp) ?? wire.lamp];
    return source === wire.source && lamp === wire.lamp ? wire : drawLampWire(source, lamp);
  });
  return { ...before, parts, partById: new Map(parts.map((part) => [part.id, part])), axons, lampWires };
}

/** Ports go with their chip. */
function placeOf(part: Part, moved: ReadonlyMap<string, Position>): Position | undefined {
  if (part.kind !== 'port') return moved.get(part.id);
  const chip = moved.get(part.chip);
  return chip && { x: chip.x + part.offset.x, y: chip.y + part.offset.y };
}

function moveTo(part: Part, place: Position | undefined): Part {
  if (place === undefined || (place.x === part.x && place.y === part.y)) return part;
  return { ...part, x: place.x, y: place.y };
}

import type { Position } from '../../engine/network/types.ts';
import { obstaclesFor, redrawAxon } from './axons.ts';
import { drawLampWire } from './lamp-wires.ts';
import { together } from './obstacles.ts';
import type { Diagram, Part } from './parts.ts';

/** The diagram with the dragged parts at these places; each is valid until the next. */
export type Drag = (moved: ReadonlyMap<string, Position>) => Diagram;

/**
 * Drags the parts `ids`: only what hangs on them is drawn anew, arriving where it did. What that is, is found once, so
 * that a move costs no more than what it touches. The other axons give way, and arrivals find their order, when the drag
 * ends and `drawDiagram` takes over.
 */
export function createDrag(before: Diagram, ids: Iterable<string>): Drag {
  const held = new Set(ids);
  const isHeld = (part: Part): boolean => held.has(part.kind === 'port' ? part.chip : part.id);
  const places = before.parts.filter(isHeld).map(({ index }) => index);
  const axonPlaces = touched(before.axons, ({ source, target }) => isHeld(source) || isHeld(target));
  const wirePlaces = touched(before.lampWires, ({ source, lamp }) => isHeld(source) || isHeld(lamp));
  const count = before.axons.length;
  const standing = obstaclesFor(
    count,
    before.parts.filter((part) => !isHeld(part)),
  );
  const partById = new Map(before.partById);
  const [parts, axons, lampWires] = [[...before.parts], [...before.axons], [...before.lampWires]];
  return (moved) => {
    for (const place of places) {
      const part = moveTo(before.parts[place]!, moved);
      parts[place] = part;
      partById.set(part.id, part);
    }
    const dragged = places.map((place) => parts[place]!);
    const obstacles = together(standing, obstaclesFor(count, dragged));
    for (const place of axonPlaces) {
      const axon = before.axons[place]!;
      const [source, target] = [parts[axon.source.index]!, parts[axon.target.index]!];
      const still = source === axon.source && target === axon.target;
      axons[place] = still ? axon : redrawAxon({ ...axon, source, target }, obstacles);
    }
    for (const place of wirePlaces) {
      const wire = before.lampWires[place]!;
      const [source, lamp] = [parts[wire.source.index]!, parts[wire.lamp.index]!];
      lampWires[place] = source === wire.source && lamp === wire.lamp ? wire : drawLampWire(source, lamp);
    }
    // What draws a list knows by its identity whether it is a new one.
    return { ...before, parts: [...parts], partById, axons: [...axons], lampWires: [...lampWires] };
  };
}

function touched<Item>(items: readonly Item[], isTouched: (item: Item) => boolean): number[] {
  const places: number[] = [];
  items.forEach((item, place) => {
    if (isTouched(item)) places.push(place);
  });
  return places;
}

/** Ports go with their chip. */
function moveTo(part: Part, moved: ReadonlyMap<string, Position>): Part {
  const body = moved.get(part.kind === 'port' ? part.chip : part.id);
  if (body === undefined) return part;
  const { x, y } = part.kind === 'port' ? { x: body.x + part.offset.x, y: body.y + part.offset.y } : body;
  return x === part.x && y === part.y ? part : { ...part, x, y };
}

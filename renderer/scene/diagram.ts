import type { Network, Position } from '../../engine/network/types.ts';
import { placeParts } from './auto-layout.ts';
import { drawAxons } from './axons.ts';
import type { Box } from './camera.ts';
import { createCurve } from './curve.ts';
import { LABEL_HEIGHT, LAMP_RADIUS, SOMA_RADIUS, STIMULUS_HALF_HEIGHT, STIMULUS_HALF_WIDTH } from './geometry.ts';
import type { Diagram, LampWire, Part, PartPlace } from './parts.ts';

/** Draws `network`, with the parts in `moved` where they are dragged to, taking over from `before` all that is the same. */
export function drawDiagram(network: Network, moved: ReadonlyMap<string, Position>, before: Diagram): Diagram {
  const parts = drawParts(network, moved, before);
  const partById = new Map(parts.map((part) => [part.id, part]));
  const axons = drawAxons(network, parts, partById, before);
  const outgoing: number[][] = parts.map(() => []);
  axons.forEach((axon, index) => outgoing[axon.source.index]?.push(index));
  return { parts, partById, axons, outgoing, lampWires: drawLampWires(parts, partById, before) };
}

/** The smallest box around all parts with their names; null when there are none. */
export function boundsOf(diagram: Diagram): Box | null {
  if (diagram.parts.length === 0) return null;
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { x, y, halfWidth, halfHeight } of diagram.parts) extend(box, x, y, halfWidth, halfHeight);
  for (const { curve } of diagram.axons) {
    extend(box, (curve.box.minX + curve.box.maxX) / 2, curve.box.minY, (curve.box.maxX - curve.box.minX) / 2, 0);
  }
  box.maxY += LABEL_HEIGHT;
  return box;
}

function extend(box: { -readonly [K in keyof Box]: number }, x: number, y: number, dx: number, dy: number): void {
  box.minX = Math.min(box.minX, x - dx);
  box.maxX = Math.max(box.maxX, x + dx);
  box.minY = Math.min(box.minY, y - dy);
  box.maxY = Math.max(box.maxY, y + dy);
}

function drawParts(network: Network, moved: ReadonlyMap<string, Position>, before: Diagram): Part[] {
  const places = placeParts(network);
  const parts: Part[] = [];
  const place = (id: string, halfWidth: number, halfHeight: number): PartPlace => {
    const { x, y } = moved.get(id) ?? places.get(id) ?? { x: 0, y: 0 };
    return { id, index: parts.length, x, y, halfWidth, halfHeight };
  };
  const add = (fresh: Part): void => {
    const old = before.partById.get(fresh.id);
    parts.push(old !== undefined && samePart(old, fresh) ? old : fresh);
  };
  for (const item of network.stimuli) {
    add({ ...place(item.id, STIMULUS_HALF_WIDTH, STIMULUS_HALF_HEIGHT), kind: 'stimulus', item });
  }
  for (const item of network.populations) {
    add({ ...place(item.id, SOMA_RADIUS, SOMA_RADIUS), kind: 'population', item });
  }
  for (const item of network.probes) {
    if (item.kind === 'lamp') add({ ...place(item.id, LAMP_RADIUS, LAMP_RADIUS), kind: 'lamp', item });
  }
  return parts;
}

function samePart(a: Part, b: Part): boolean {
  return a.item === b.item && a.index === b.index && a.x === b.x && a.y === b.y;
}

function drawLampWires(parts: readonly Part[], partById: ReadonlyMap<string, Part>, before: Diagram): LampWire[] {
  const known = new Map(before.lampWires.map((wire) => [wire.lamp, wire]));
  const wires: LampWire[] = [];
  for (const lamp of parts) {
    if (lamp.kind !== 'lamp') continue;
    const source = partById.get(lamp.item.target);
    if (source === undefined) continue;
    const old = known.get(lamp);
    wires.push(old?.source === source ? old : { source, lamp, curve: lampCurve(source, lamp) });
  }
  return wires;
}

function lampCurve(source: Part, lamp: Part): LampWire['curve'] {
  const fromX = source.x + source.halfWidth;
  const toX = lamp.x - lamp.halfWidth;
  const reach = Math.max(24, 0.42 * Math.abs(toX - fromX));
  return createCurve([fromX, source.y, fromX + reach, source.y, toX - reach, lamp.y, toX, lamp.y]);
}

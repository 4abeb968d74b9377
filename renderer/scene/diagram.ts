import type { Network, Position } from '../../engine/network/types.ts';
import { placeParts } from './auto-layout.ts';
import { drawAxons } from './axons.ts';
import type { Box } from './camera.ts';
import { LABEL_HEIGHT, LAMP_RADIUS, populationRadius, STIMULUS_HALF_HEIGHT, STIMULUS_HALF_WIDTH } from './geometry.ts';
import { CHIP_PORT_RADIUS, chipShape, isSamePort } from './chip-shape.ts';
import { keepList } from './keep-list.ts';
import { drawLampWires } from './lamp-wires.ts';
import { chipLook } from '../network/chip-look.ts';
import { lookOf, sameLook } from '../network/model-look.ts';
import { noteSize } from './note-size.ts';
import type { Diagram, Part, PartPlace } from './parts.ts';

/** Draws `network`, with the parts in `moved` where they are dragged to, taking over from `before` all that is the same. */
export function drawDiagram(network: Network, moved: ReadonlyMap<string, Position>, before: Diagram): Diagram {
  const parts = drawParts(network, moved, before);
  const partById = new Map(parts.map((part) => [part.id, part]));
  const axons = keepList(before.axons, drawAxons(network, parts, partById, before));
  const outgoing: number[][] = parts.map(() => []);
  axons.forEach((axon, index) => outgoing[axon.source.index]?.push(index));
  const lampWires = keepList(before.lampWires, drawLampWires(parts, partById, before.lampWires));
  return { parts, partById, axons, outgoing, lampWires };
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
    const look = lookOf(item.model, network.models);
    const radius = populationRadius(item.size);
    add({ ...place(item.id, radius, radius), kind: 'population', item, look });
  }
  for (const item of network.probes) {
    if (item.kind === 'lamp') add({ ...place(item.id, LAMP_RADIUS, LAMP_RADIUS), kind: 'lamp', item });
  }
  for (const item of network.chips) {
    const look = chipLook(network, item);
    const { halfWidth, halfHeight, ports } = chipShape(item.id, look);
    const body = place(item.id, halfWidth, halfHeight);
    add({ ...body, kind: 'chip', item, caption: look.caption });
    for (const port of ports) {
      const at = { index: parts.length, x: body.x + port.offset.x, y: body.y + port.offset.y };
      add({ ...port, ...at, id: port.item.id, halfWidth: CHIP_PORT_RADIUS, halfHeight: CHIP_PORT_RADIUS });
    }
  }
  for (const item of network.notes) {
    const { halfWidth, halfHeight } = noteSize(item);
    add({ ...place(item.id, halfWidth, halfHeight), kind: 'note', item });
  }
  return parts;
}

function samePart(a: Part, b: Part): boolean {
  const looksSame = a.kind !== 'population' || b.kind !== 'population' || sameLook(a.look, b.look);
  if (a.kind === 'port' || b.kind === 'port') return isSamePort(a, b);
  const captionSame = a.kind !== 'chip' || b.kind !== 'chip' || a.caption === b.caption;
  const sizeSame = a.halfWidth === b.halfWidth && a.halfHeight === b.halfHeight;
  return captionSame && sizeSame && a.item === b.item && a.index === b.index && a.x === b.x && a.y === b.y && looksSame;
}

import type { Box, Camera, Viewport } from '../../scene/camera.ts';
import { isCrowd, type Axon, type Part } from '../../scene/parts.ts';
import type { Shown } from '../../scene/types.ts';

/** Anatomy fades in over these zooms, and the inside of synapses over those. */
const anatomyFrom = 2;
const anatomyFull = 2.8;
const synapsesFrom = 5;
const synapsesFull = 7;

/** More than these are not drawn in detail: they would not be told apart. */
const mostNeurons = 24;
const mostSynapses = 8;

/** What is close enough to be drawn in detail, and how far it has faded in, 0 to 1. */
export interface CloseUp {
  readonly anatomy: number;
  readonly synapses: number;
  readonly neurons: readonly CloseNeuron[];
  readonly axons: readonly Axon[];
}

export interface CloseNeuron {
  readonly part: Part;
  readonly incoming: readonly Axon[];
  readonly outgoing: readonly Axon[];
}

const nothing: CloseUp = { anatomy: 0, synapses: 0, neurons: [], axons: [] };

/** Single neurons in view with their axons, and the synapses in view, nearest to the middle first. */
export function closeUpOf({ camera, viewport, diagram }: Shown): CloseUp {
  const anatomy = fade(camera.zoom, anatomyFrom, anatomyFull);
  if (anatomy === 0) return nothing;
  const box = seen(camera, viewport);
  const middle = { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 };
  const away = ({ x, y }: { x: number; y: number }): number => Math.hypot(x - middle.x, y - middle.y);
  const parts = diagram.parts
    .filter((part) => part.kind === 'population' && !isCrowd(part) && isIn(part, box))
    .sort((a, b) => away(a) - away(b))
    .slice(0, mostNeurons);
  const isShown = new Set(parts.map(({ id }) => id));
  const incoming = groupBy(diagram.axons, ({ target }) => target.id, isShown);
  const outgoing = groupBy(diagram.axons, ({ source }) => source.id, isShown);
  const synapses = fade(camera.zoom, synapsesFrom, synapsesFull);
  const tips = synapses === 0 ? [] : [...incoming.values()].flat().map((axon) => ({ axon, at: tipOf(axon) }));
  return {
    anatomy,
    synapses,
    neurons: parts.map((part) => ({
      part,
      incoming: incoming.get(part.id) ?? [],
      outgoing: outgoing.get(part.id) ?? [],
    })),
    axons: tips
      .filter(({ at }) => at.x > box.minX && at.x < box.maxX && at.y > box.minY && at.y < box.maxY)
      .sort((a, b) => away(a.at) - away(b.at))
      .slice(0, mostSynapses)
      .map(({ axon }) => axon),
  };
}

/** Where an axon's line ends, before its head. */
export function tipOf({ curve }: Axon): { readonly x: number; readonly y: number } {
  const { cubics } = curve;
  return { x: cubics.at(-2) ?? 0, y: cubics.at(-1) ?? 0 };
}

function fade(zoom: number, from: number, full: number): number {
  return Math.max(0, Math.min(1, (zoom - from) / (full - from)));
}

function seen({ x, y, zoom }: Camera, { width, height }: Viewport): Box {
  return { minX: -x / zoom, minY: -y / zoom, maxX: (width - x) / zoom, maxY: (height - y) / zoom };
}

/** With room for dendrites. */
function isIn({ x, y, halfWidth, halfHeight }: Part, box: Box): boolean {
  const [dx, dy] = [1.9 * halfWidth, 1.9 * halfHeight];
  return x + dx > box.minX && x - dx < box.maxX && y + dy > box.minY && y - dy < box.maxY;
}

function groupBy(
  axons: readonly Axon[],
  keyOf: (axon: Axon) => string,
  wanted: ReadonlySet<string>,
): Map<string, Axon[]> {
  const groups = new Map<string, Axon[]>();
  for (const axon of axons) {
    const key = keyOf(axon);
    if (!wanted.has(key)) continue;
    const group = groups.get(key);
    if (group) group.push(axon);
    else groups.set(key, [axon]);
  }
  return groups;
}

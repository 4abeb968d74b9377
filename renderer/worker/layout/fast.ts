import type { Position } from '../../../engine/network/types.ts';
import { snap, type LayoutGraph } from './graph.ts';

/** Distance from one place to the next. */
const STEP_X = 130;
const STEP_Y = 110;

/** Space between one layer and the next, beyond that. */
const GAP = 140;

/** Times that each layer is put in the order of what feeds it and what it feeds. */
const SWEEPS = 4;

/**
 * A layout for thousands of parts, in time that grows with their wires: layers by the least number of wires from what
 * nothing feeds, each folded into a block of columns, its parts at the mean height of their neighbours.
 */
export function placeFast(graph: LayoutGraph): Map<string, Position> {
  const ids = [...graph.bodies.keys()];
  const links = linksOf(graph, ids);
  const layers = layersOf(links);
  const rank = new Float64Array(ids.length);
  for (const layer of layers) spread(layer, rank);
  for (let sweep = 0; sweep < SWEEPS; sweep++) for (const layer of layers) order(layer, links, rank);
  return placeLayers(layers, ids);
}

interface Links {
  readonly feeds: readonly (readonly number[])[];
  readonly fedBy: readonly (readonly number[])[];
}

function linksOf({ wires }: LayoutGraph, ids: readonly string[]): Links {
  const number = new Map(ids.map((id, index) => [id, index]));
  const feeds: number[][] = ids.map(() => []);
  const fedBy: number[][] = ids.map(() => []);
  for (const { source, target } of wires) {
    const [from, to] = [number.get(source)!, number.get(target)!];
    if (from === to) continue;
    feeds[from]!.push(to);
    fedBy[to]!.push(from);
  }
  return { feeds, fedBy };
}

/** Breadth first from what nothing feeds; what is reached by no way, as in a ring, starts with its first part. */
function layersOf({ feeds, fedBy }: Links): number[][] {
  const layer = new Int32Array(feeds.length).fill(-1);
  const layers: number[][] = [];
  const walk = (roots: number[]): void => {
    let front = roots;
    for (const root of roots) layer[root] = 0;
    for (let depth = 0; front.length > 0; depth++) {
      (layers[depth] ??= []).push(...front);
      const next: number[] = [];
      for (const from of front) {
        for (const to of feeds[from]!) {
          if (layer[to] !== -1) continue;
          layer[to] = depth + 1;
          next.push(to);
        }
      }
      front = next;
    }
  };
  walk([...fedBy.keys()].filter((part) => fedBy[part]!.length === 0));
  for (let part = 0; part < layer.length; part++) if (layer[part] === -1) walk([part]);
  return layers;
}

/** Ranks of a layer's parts: evenly from 0 to 1 in their order. */
function spread(layer: readonly number[], rank: Float64Array): void {
  layer.forEach((part, index) => (rank[part] = (index + 0.5) / layer.length));
}

function order(layer: number[], { feeds, fedBy }: Links, rank: Float64Array): void {
  const wish = new Map(layer.map((part) => [part, meanRank([...fedBy[part]!, ...feeds[part]!], rank) ?? rank[part]!]));
  layer.sort((a, b) => wish.get(a)! - wish.get(b)!);
  spread(layer, rank);
}

function meanRank(parts: readonly number[], rank: Float64Array): number | null {
  if (parts.length === 0) return null;
  let sum = 0;
  for (const part of parts) sum += rank[part]!;
  return sum / parts.length;
}

/** Blocks of one height, so that the whole is about as wide as it is high. */
function placeLayers(layers: readonly (readonly number[])[], ids: readonly string[]): Map<string, Position> {
  const tall = Math.max(4, Math.ceil(Math.sqrt((ids.length * STEP_X) / STEP_Y)));
  const places = new Map<string, Position>();
  let left = 0;
  for (const layer of layers) {
    const columns = Math.ceil(layer.length / tall);
    const rows = Math.ceil(layer.length / columns);
    layer.forEach((part, index) => {
      // Along each row first, so that the order of the layer runs from top to bottom.
      const [column, row] = [index % columns, Math.floor(index / columns)];
      places.set(ids[part]!, snap({ x: left + column * STEP_X, y: (row - (rows - 1) / 2) * STEP_Y }));
    });
    left += columns * STEP_X + GAP;
  }
  return places;
}

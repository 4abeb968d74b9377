import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Network, Position } from '../../../engine/network/types.ts';

/** A part as it is drawn: its middle and half its size. */
export interface LayoutBody extends Position {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** What an automatic layout is made from: bodies by id, and wires between them. */
export interface LayoutGraph {
  readonly bodies: ReadonlyMap<string, LayoutBody>;
  readonly wires: readonly { readonly source: string; readonly target: string }[];
}

/** Room below a body for its name. */
const NAME_HEIGHT = 24;

/** Places snap to this, as those that are dragged do. */
const GRID_STEP = 10;

/** Layers from left to right, neighbours in the order of the file where nothing speaks against it. */
const options: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '60',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/** The drawn parts of a network with its connections and the wires of its lamps; a port of a chip counts as its chip. */
export function layoutGraph(network: Network, bodies: ReadonlyMap<string, LayoutBody>): LayoutGraph {
  const lamps = network.probes.filter(({ kind }) => kind === 'lamp');
  const ends = [
    ...network.connections.map(({ source, target }) => ({ source: bodyOf(source), target: bodyOf(target) })),
    ...lamps.map(({ id, target }) => ({ source: bodyOf(target), target: id })),
  ];
  const own = new Map([...bodies].filter(([id]) => bodyOf(id) === id));
  return { bodies: own, wires: ends.filter(({ source, target }) => own.has(source) && own.has(target)) };
}

function bodyOf(end: string): string {
  return end.split('.', 1)[0]!;
}

/** The graph as ELK takes it. */
export function toElk({ bodies, wires }: LayoutGraph): ElkNode {
  return {
    id: 'circuit',
    layoutOptions: options,
    children: [...bodies].map(([id, { halfWidth, halfHeight }]) => {
      return { id, width: 2 * halfWidth, height: 2 * halfHeight + NAME_HEIGHT };
    }),
    edges: wires.map(({ source, target }, index) => ({ id: `wire ${index}`, sources: [source], targets: [target] })),
  };
}

/** The middles of the bodies that ELK has placed. */
export function fromElk({ children = [] }: ElkNode, { bodies }: LayoutGraph): Map<string, Position> {
  const places = new Map<string, Position>();
  for (const { id, x = 0, y = 0 } of children) {
    const body = bodies.get(id);
    if (body) places.set(id, snap({ x: x + body.halfWidth, y: y + body.halfHeight }));
  }
  return places;
}

export function snap({ x, y }: Position): Position {
  return { x: Math.round(x / GRID_STEP) * GRID_STEP, y: Math.round(y / GRID_STEP) * GRID_STEP };
}

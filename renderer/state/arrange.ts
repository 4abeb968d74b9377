import type { Position } from '../../engine/network/types.ts';
import { layoutInWorker, type Layout } from '../worker/layout/client.ts';
import { placeFast } from '../worker/layout/fast.ts';
import { layoutGraph, type LayoutGraph } from '../worker/layout/graph.ts';
import { placeAll } from './edits.ts';
import type { Lab } from './lab.svelte.ts';
import { complain, warn } from './notices.ts';
import { partsText } from './part-names.ts';

/** Beyond so many parts or wires the careful layout takes longer than anyone waits. */
const MOST_PARTS = 800;
const MOST_WIRES = 3000;

/** Finds new places for all parts of the circuit, lets them glide there, and makes one edit of it. */
export async function arrange(lab: Lab, layout: Layout = layoutInWorker): Promise<void> {
  const { network } = lab.document;
  const { canvas } = lab;
  if (!network || !canvas) return;
  const graph = layoutGraph(network, canvas.bodies());
  if (graph.bodies.size === 0) return;
  const places = await placesFor(graph, layout);
  // What was edited meanwhile is another circuit.
  if (places === null || lab.document.network !== network) return;
  await canvas.glide(places);
  lab.document.edit(`arrange ${partsText(network, new Set(places.keys()))}`, (current) => placeAll(current, places));
  canvas.fit();
  lab.say('Arranged');
}

async function placesFor(graph: LayoutGraph, layout: Layout): Promise<Map<string, Position> | null> {
  if (isHuge(graph)) {
    const size = `${graph.bodies.size.toLocaleString('en')} parts and ${graph.wires.length.toLocaleString('en')} wires`;
    warn('Arranged in the quick way', [`${size} would take minutes to arrange with few crossings.`]);
    return placeFast(graph);
  }
  try {
    return await layout(graph);
  } catch (error) {
    const message = (error as Error).message;
    complain('Nothing was arranged', [{ path: 'layout', message, expected: 'places for all parts; try again' }]);
    return null;
  }
}

function isHuge({ bodies, wires }: LayoutGraph): boolean {
  return bodies.size > MOST_PARTS || wires.length > MOST_WIRES;
}

import type { DrawnCircuit } from '../../../worker/training/drawn-circuit.ts';
import { carries, type Axon, type WalkStage } from '../diagram/walk.ts';
import type { NodePlace } from './circuit-layout.ts';

/** Where the neurons of a circuit stand that a walk is about. */
export function circuitStage({ synapses }: DrawnCircuit, places: readonly NodePlace[]): WalkStage {
  return {
    spotOf(node) {
      const { x, y, radius } = places[node]!;
      return { x, y, size: 2 * radius, isDrawn: true, nameSide: 0 };
    },
    axonsOf: (walk) =>
      synapses.flatMap(({ from, to }) => (carries(walk, from, to) ? [axonBetween(places[from]!, places[to]!)] : [])),
  };
}

/** From the right of a neuron to the left of another. */
export function axonBetween(a: NodePlace, b: NodePlace): Axon {
  return { x0: a.x + a.radius + 2, y0: a.y, x1: b.x - b.radius - 2, y1: b.y };
}

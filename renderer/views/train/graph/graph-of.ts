import type { Started } from '../../../worker/training/protocol.ts';
import { circuitGraph } from './circuit-graph.ts';
import { denseGraph } from './dense-graph.ts';
import type { TrainedGraph } from './trained-graph.ts';

export function graphOf(started: Started): TrainedGraph {
  return started.circuit ? circuitGraph(started.circuit) : denseGraph(started);
}

/** `x → hidden 1 · 3`, `bias of hidden 1 · 3` */
export function parameterName(graph: TrainedGraph, parameter: number): string {
  const owner = graph.ownerOf(parameter);
  const { from } = graph.into(owner).find((inlet) => inlet.parameter === parameter)!;
  const target = graph.nodeName(owner);
  return from === null ? `bias of ${target}` : `${graph.nodeName(from)} → ${target}`;
}

import type { Program } from '../integration/program.ts';
import { createGraph, nodesOf, type GraphNode, type GraphBuilder } from './graph.ts';

/**
 * The variables that stand still while a neuron is refractory, where that is all that refractoriness does: few neurons are
 * at any time, so that a kernel may compute all as if they were active and put the values of those few back. Null where
 * something else depends on it: other equations, an output that is no threshold, or a condition in place of a time.
 */
export function heldVariables(program: Program): string[] | null {
  if (program.refractory?.kind !== 'time' || program.output.kind !== 'threshold') return null;
  const nodes = new Map<string, GraphNode>();
  const active = updated(program, true, nodes);
  const resting = updated(program, false, nodes);
  const before = createGraph(program, undefined, nodes);
  const held = program.state.filter((name) => active.valueOf(name) !== resting.valueOf(name));
  if (held.some((name) => resting.valueOf(name) !== before.valueOf(name))) return null;
  const values = [...program.state.map((name) => active.valueOf(name)), active.mask(program.output.value)];
  return nodesOf(values).some(({ operation }) => operation.kind === 'active') ? null : held;
}

function updated(program: Program, assumed: boolean, nodes: Map<string, GraphNode>): GraphBuilder {
  const graph = createGraph(program, assumed, nodes);
  for (const statement of program.update) graph.assign(statement);
  return graph;
}

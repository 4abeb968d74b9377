import type { Program } from '../../integration/program.ts';
import { createGraph, nodesOf, type GraphNode } from '../graph.ts';
import type { KernelKind } from './kernel-frame.ts';

/** What an update has to compute. */
export interface Roots {
  /** State variables that change, and their new values. */
  readonly next: readonly { readonly name: string; readonly value: GraphNode }[];
  readonly output: GraphNode;
  /** The condition that keeps a neuron refractory. */
  readonly holds: GraphNode | null;
  readonly usesActive: boolean;
  /** Values that are all finite only where all of the state is. */
  readonly checked: readonly GraphNode[];
}

/** Where who rests is listed, what active neurons do is computed for all. */
export function rootsOf({ program, held }: KernelKind): Roots {
  const graph = createGraph(program, held ? true : undefined);
  const holds = program.refractory?.kind === 'condition' ? graph.mask(program.refractory.value) : null;
  for (const statement of program.update) graph.assign(statement);
  const output =
    program.output.kind === 'threshold' ? graph.mask(program.output.value) : graph.real(program.output.value);
  const next = program.state.map((name) => ({ name, value: graph.valueOf(name) }));
  const usesActive = program.refractory !== null && !held;
  return { next, output, holds, usesActive, checked: checkedOf(program, next, output) };
}

/**
 * All new values, and an output that is a number. In a linear system one that others feed stands for them: what they are
 * makes it what it is in the same step, also while it is held. So a neuron with two receptors needs one sum, not three.
 */
function checkedOf({ method, output: { kind } }: Program, next: Roots['next'], output: GraphNode): GraphNode[] {
  const values = kind === 'threshold' ? [] : [output];
  if (method !== 'exact') return [...next.map(({ value }) => value), ...values];
  const free = next.map(({ value }) => freeValue(value));
  const feeds = free.map((value) =>
    nodesOf([value]).flatMap(({ operation }) => (operation.kind === 'load' ? [operation.name] : [])),
  );
  const isFed = next.map(({ name }, i) => feeds.some((names, j) => j < i && names.includes(name)));
  return [...free.filter((_, i) => !isFed[i]), ...values];
}

/** What a value that is held while refractory would be without that. */
function freeValue(node: GraphNode): GraphNode {
  const { operation, operands } = node;
  const isHeld = operation.kind === 'apply' && operation.name === 'select' && operands[0]!.operation.kind === 'active';
  return isHeld ? operands[1]! : node;
}

export function allRoots({ next, output, holds }: Roots): GraphNode[] {
  return [...next.map(({ value }) => value), output, ...(holds ? [holds] : [])];
}

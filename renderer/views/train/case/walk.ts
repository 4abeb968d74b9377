import type { TracedCase } from '../../../worker/training/case-protocol.ts';
import type { Walk, WalkMark } from '../diagram/walk.ts';
import { shortNumber } from './numbers.ts';

/** What the diagram shows of a step: its unit, the axons that carry its terms, and what is known by then. */
export function walkOf({ steps, values }: TracedCase, index: number, inputs: number): Walk {
  const step = steps[index]!;
  const known = new Map<number, WalkMark>();
  for (let node = 0; node < inputs; node++) known.set(node, markOf(node, values[node]!, false));
  for (const done of steps.slice(0, index + 1)) {
    if (done.kind === 'forward') known.set(done.node, markOf(done.node, done.y, false));
    else if (done.kind === 'backward') known.set(done.node, markOf(done.node, done.delta, true));
  }

  function markOf(node: number, value: number, isDelta: boolean): WalkMark {
    return { node, text: shortNumber(value), isDelta };
  }

  const marks = [...known.values()];
  if (step.kind === 'loss') {
    const nodes = step.outputs.map(({ node }) => node);
    return { step: index, nodes, direction: 'none', marks };
  }
  const direction = step.kind === 'forward' ? 'forward' : 'back';
  return { step: index, nodes: [step.node], direction, marks };
}

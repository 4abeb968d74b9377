import { createExplainer, type Answer } from '../../../../engine/analysis/causes/explain.ts';
import type { Cause } from '../../../../engine/analysis/causes/types.ts';
import type { Network } from '../../../../engine/network/types.ts';

interface Options {
  readonly depth?: number;
  readonly end?: number;
  readonly neuron?: number;
}

export function ask(
  network: Network,
  population: string,
  step: number | 'last',
  { depth = 1, end = 200, neuron = 0 }: Options = {},
): Answer {
  const explanation = createExplainer(network).explain({ population, neuron, step, end, depth });
  while (!explanation.advance(100));
  return explanation.answer();
}

export function causeOf(...question: Parameters<typeof ask>): Cause {
  const answer = ask(...question);
  if (answer.kind !== 'caused') throw new Error(`Found no spike, expected one; it fired at ${answer.firedAt.join()}`);
  return answer.graph.causes[answer.graph.root]!;
}

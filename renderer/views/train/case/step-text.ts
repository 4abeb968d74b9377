import type { CaseStep, ForwardCase } from '../../../worker/training/case-protocol.ts';
import type { Equation } from '../../build/equation.ts';
import { backwardEquations } from './backward-formulas.ts';
import { forwardEquations } from './forward-formulas.ts';
import type { TrainedGraph } from '../graph/trained-graph.ts';
import { lossEquations } from './loss-formulas.ts';
import type { Ink } from './sums.ts';

/** What a step is, in a few words, and what it means, in a sentence. */
export interface StepText {
  readonly way: 'Forward' | 'Loss' | 'Back';
  readonly title: string;
  readonly meaning: string;
}

export function stepText(graph: TrainedGraph, steps: readonly CaseStep[], index: number): StepText {
  const step = steps[index]!;
  if (step.kind === 'loss') {
    const meaning =
      'How wrong the outputs are, as one number; and how it would change if each output rose a little. From here on it goes back.';
    return { way: 'Loss', title: step.name === 'cross-entropy' ? 'cross-entropy' : 'squared error', meaning };
  }
  const title = graph.nodeName(step.node);
  if (step.kind === 'forward') return { way: 'Forward', title, meaning: forwardMeaning(step, graph) };
  const isOutput = steps.some((each) => each.kind === 'loss' && each.outputs.some(({ node }) => node === step.node));
  if (!isOutput && step.terms.shown.length === 0)
    return { way: 'Back', title, meaning: 'No output depends on this neuron, so nothing comes back to it.' };
  const meaning = isOutput
    ? 'How the loss changes with this output’s net input. Times what came in through a weight, it is that weight’s gradient.'
    : 'Each δ ahead comes back through the weight that it was reached by; the sum, times the slope of this unit, is its own δ.';
  return { way: 'Back', title, meaning };
}

function forwardMeaning({ node, activation, bias }: ForwardCase, graph: TrainedGraph): string {
  const sum = `${graph.readingText(node)}, times the weights${bias ? ', plus the bias' : ''}`;
  if (activation === 'softmax')
    return `${sum}; softmax makes probabilities that add up to 1 of the sums of all outputs.`;
  if (activation === 'linear') return `${sum}; a linear unit passes the sum on.`;
  if (activation === 'own') return `${sum}; the equation of the neuron makes its answer of it.`;
  return `${sum}; ${activation} bends the sum, without which layers could not build on each other.`;
}

export function stepEquations(
  steps: readonly CaseStep[],
  index: number,
  ink: Ink,
  lineLength: number,
): readonly Equation[] {
  const step = steps[index]!;
  const forwardOf = (node: number): ForwardCase =>
    steps.find((each): each is ForwardCase => each.kind === 'forward' && each.node === node)!;
  switch (step.kind) {
    case 'forward':
      return forwardEquations(step, ink, lineLength);
    case 'loss':
      return lossEquations(step, forwardOf(step.outputs[0]!.node).softmax !== null);
    case 'backward':
      return backwardEquations(step, forwardOf(step.node), ink, lineLength);
  }
}

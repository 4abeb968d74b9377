import type { CaseStep, ForwardCase } from '../../../worker/training/case-protocol.ts';
import type { Started } from '../../../worker/training/protocol.ts';
import type { Equation } from '../../build/equation.ts';
import { backwardEquations } from './backward-formulas.ts';
import { forwardEquations } from './forward-formulas.ts';
import { lossEquations } from './loss-formulas.ts';
import { nodeName } from './places.ts';
import type { Ink } from './sums.ts';

/** What a step is, in a few words, and what it means, in a sentence. */
export interface StepText {
  readonly way: 'Forward' | 'Loss' | 'Back';
  readonly title: string;
  readonly meaning: string;
}

export function stepText(started: Started, steps: readonly CaseStep[], index: number): StepText {
  const step = steps[index]!;
  if (step.kind === 'loss') {
    const meaning =
      'How wrong the outputs are, as one number; and how it would change if each output rose a little. From here on it goes back.';
    return { way: 'Loss', title: step.name === 'cross-entropy' ? 'cross-entropy' : 'squared error', meaning };
  }
  const title = nodeName(started, step.node);
  if (step.kind === 'forward')
    return {
      way: 'Forward',
      title,
      meaning: forwardMeaning(step, step.node < started.inputs + started.layers[0]!.size),
    };
  const isOutput = step.terms.shown.length === 0;
  const meaning = isOutput
    ? 'How the loss changes with this output’s net input. Times what came in through a weight, it is that weight’s gradient.'
    : 'Each δ ahead comes back through the weight that it was reached by; the sum, times the slope of this unit, is its own δ.';
  return { way: 'Back', title, meaning };
}

function forwardMeaning({ activation }: ForwardCase, isFirst: boolean): string {
  const sum = isFirst
    ? 'The row, scaled as the network takes it, times the weights, plus the bias'
    : 'What the layer before answers, times the weights, plus the bias';
  if (activation === 'softmax')
    return `${sum}; softmax makes probabilities that add up to 1 of the sums of all outputs.`;
  if (activation === 'linear') return `${sum}; a linear unit passes the sum on.`;
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

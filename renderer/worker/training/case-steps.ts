import type { BackwardStep, CaseTrace, ForwardStep, TraceStep } from '../../../engine/learning/trace/types.ts';
import { mostTerms, type CaseStep, type Shortened } from './case-protocol.ts';

/** The steps of a trace with long sums cut short, so that a picture of 784 pixels is a message and not a flood. */
export function shortSteps({ steps }: CaseTrace): CaseStep[] {
  const nets = new Map(steps.flatMap((step) => (step.kind === 'forward' ? [[step.node, step.z] as const] : [])));
  return steps.map((step) => shortStep(step, nets));
}

function shortStep(step: TraceStep, nets: ReadonlyMap<number, number>): CaseStep {
  if (step.kind === 'loss') return step;
  return step.kind === 'forward' ? shortForward(step, nets) : shortBackward(step);
}

function shortForward(step: ForwardStep, nets: ReadonlyMap<number, number>): CaseStep {
  const softmax = step.softmax?.map((node) => nets.get(node)!) ?? null;
  return { ...step, softmax, terms: shorten(step.terms) };
}

function shortBackward(step: BackwardStep): CaseStep {
  return { ...step, terms: shorten(step.terms), gradients: shorten(step.gradients) };
}

/** Keeps the terms that matter most, as they stand; of equal ones the first. */
export function shorten<T extends { readonly product: number }>(terms: readonly T[], most = mostTerms): Shortened<T> {
  if (terms.length <= most) return { shown: terms, more: 0, rest: 0 };
  const order = terms.map((_, k) => k).sort((a, b) => Math.abs(terms[b]!.product) - Math.abs(terms[a]!.product));
  const kept = new Set(order.slice(0, most));
  return {
    shown: terms.filter((_, k) => kept.has(k)),
    more: terms.length - most,
    rest: terms.reduce((sum, { product }, k) => (kept.has(k) ? sum : sum + product), 0),
  };
}

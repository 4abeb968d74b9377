import type { PerceptronBound } from '../../engine/learning/perceptron/bound.ts';
import { marginsOf, type TwoClasses } from '../../engine/learning/perceptron/classes.ts';
import { explainInseparability } from '../../engine/learning/perceptron/explain.ts';
import type { PerceptronOptions, PerceptronSession } from '../../engine/learning/perceptron/rule.ts';
import type { Separability } from '../../engine/learning/perceptron/separability.ts';
import { escapeControls } from './escape.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber } from './format-table.ts';

/** What `perceptron` has to tell. */
export interface PerceptronResult {
  readonly name: string;
  readonly options: PerceptronOptions;
  readonly classes: TwoClasses;
  readonly session: PerceptronSession;
  readonly separability: Separability;
  readonly bound: PerceptronBound | null;
  /** Of inputs, and of the classes that stand for 0 and 1. */
  readonly names: { readonly inputs: readonly string[]; readonly classes: readonly string[] };
  readonly isComplete: boolean;
}

/** Rows that the neuron is wrong about at its present weights: those of class 1 below 0, those of class 0 not below. */
function wrongRows({ classes, session }: PerceptronResult): number {
  return marginsOf(classes, session.weights()).filter(
    (margin, k) => !(classes.labels[k]! > 0 ? margin >= 0 : margin > 0),
  ).length;
}

/** For people. */
export function formatPerceptron(result: PerceptronResult): string {
  const { name, options, classes, session, bound, names } = result;
  const { mode, rate, order } = options;
  const [off, on] = names.classes as [string, string];
  const passes = mode === 'batch' ? session.steps : session.steps / classes.count;
  const head = `${name}: one threshold neuron, on for ${on} and off for ${off}; ${mode}, rate ${rate}, order ${order}`;
  const state = session.hasConverged ? 'right about all rows' : `wrong about ${countOf(wrongRows(result), 'row')}`;
  const most = bound ? ` of at most ${shortNumber(bound.mistakes)}` : '';
  const weights = [...session.weights()].map((weight, k) => [names.inputs[k] ?? 'bias', shortNumber(weight)]);
  return [
    `${head}\n`,
    `${state} after ${shortNumber(passes)} passes over ${countOf(classes.count, 'row')}; ${countOf(session.mistakes, 'mistake')}${most}\n`,
    bound
      ? `the bound is (R/γ)²${mode === 'batch' ? ' times the rows' : ''}, of R = ${shortNumber(bound.radius)}, the longest row with its bias input of 1, and the margin γ = ${shortNumber(bound.margin)}\n`
      : '',
    `\n${formatColumns([['input', 'weight'], ...weights], new Set([1]))}`,
    ...proof(result).map((line) => `${line}\n`),
  ]
    .map(escapeLines)
    .join('');
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}

function proof({ classes, separability, names }: PerceptronResult): string[] {
  switch (separability.kind) {
    case 'separable':
      return [];
    case 'inseparable':
      return ['', ...explainInseparability(classes, separability, names.inputs)];
    case 'undecided':
      return ['', `Whether a neuron can be right about all rows is undecided: ${separability.reason}`];
  }
}

/** For machines. */
export function perceptronToJson(result: PerceptronResult): string {
  const { name, options, classes, session, separability, bound, names, isComplete } = result;
  const weights = session.weights();
  return `${JSON.stringify(
    {
      ...{ name, options, rows: classes.count, classes: names.classes, complete: isComplete },
      ...{
        converged: session.hasConverged,
        steps: session.steps,
        mistakes: session.mistakes,
        wrong: wrongRows(result),
      },
      mistakesByEpoch: session.mistakesByEpoch,
      weights: Object.fromEntries(names.inputs.map((input, k) => [input, weights[k]])),
      bias: weights.at(-1),
      bound: bound && { mistakes: bound.mistakes, radius: bound.radius, margin: bound.margin },
      separability: separability.kind,
      proof: proof(result).filter((line) => line !== ''),
    },
    null,
    2,
  )}\n`;
}

import type { LossStep } from '../../../../engine/learning/trace/types.ts';
import type { Equation } from '../../build/equation.ts';
import { onTwoLines, shortNumber, spokenFactor, texFactor, texNumber } from './numbers.ts';

/** Outputs whose errors are written out. */
const mostOutputs = 4;

/** What the case costs, and how the loss changes with each output. */
export function lossEquations(step: LossStep, isSoftmax: boolean): readonly Equation[] {
  const shown = [...step.outputs.keys()].slice(0, mostOutputs);
  return [costEquation(step, isSoftmax), ...shown.map((k) => slopeEquation(step, k))];
}

/** Outputs that are left out of `lossEquations`. */
export function outputsLeftOut({ outputs }: LossStep): number {
  return Math.max(0, outputs.length - mostOutputs);
}

function costEquation({ name, value, outputs }: LossStep, isSoftmax: boolean): Equation {
  const [L, spokenL] = [`\\mathbf{${texNumber(value)}}`, shortNumber(value)];
  if (name === 'cross-entropy') {
    const logs = isSoftmax ? outputs.flatMap(({ y, target }) => logTerm(target, y)) : outputs.flatMap(bothLogs);
    const rule = isSoftmax ? '-\\sum_k t_k \\ln y_k' : '-\\bigl(t \\ln y + (1 - t) \\ln (1 - y)\\bigr)';
    const tex = logs.map(({ tex: each }) => each).join(' + ');
    const text = logs.map(({ text: each }) => each).join(' + ');
    const [inner, spokenInner] = logs.length > 1 ? [`\\left(${tex}\\right)`, `(${text})`] : [tex, text];
    return { tex: onTwoLines('L', rule, `-${inner} = ${L}`), text: `L = −${spokenInner} = ${spokenL}` };
  }
  const shown = outputs.slice(0, mostOutputs);
  const rest = outputs.length > shown.length;
  const squares = shown.map(({ y, target }) => `(${texNumber(y)} - ${texFactor(target)})^2`).join(' + ');
  const spoken = shown.map(({ y, target }) => `(${shortNumber(y)} − ${spokenFactor(target)})²`).join(' + ');
  const [factor, spokenFactorOfAll] = lossFactor(name, outputs.length);
  const [sum, spokenSum] = [`${squares}${rest ? ' + \\dots' : ''}`, `${spoken}${rest ? ' + …' : ''}`];
  const isPlain = factor === '' || outputs.length === 1;
  return {
    tex: onTwoLines(
      'L',
      `${factor}${outputs.length > 1 ? '\\textstyle\\sum_k (y_k - t_k)^2' : '(y - t)^2'}`,
      `${factor}${isPlain ? sum : `\\bigl(${sum}\\bigr)`} = ${L}`,
    ),
    text: `L = ${spokenFactorOfAll}${isPlain ? spokenSum : `(${spokenSum})`} = ${spokenL}`,
  };
}

/** ½ of `squared`, 1/n of `mse`. */
function lossFactor(name: LossStep['name'], outputs: number): readonly [tex: string, text: string] {
  if (name === 'squared') return ['\\tfrac12 ', '½ '];
  return outputs === 1 ? ['', ''] : [`\\tfrac1{${outputs}} `, `1/${outputs} `];
}

function logTerm(factor: number, of: number): Equation[] {
  if (factor === 0) return [];
  const one = factor === 1;
  return [
    {
      tex: `${one ? '' : `${texNumber(factor)} \\cdot `}\\ln ${texNumber(of)}`,
      text: `${one ? '' : `${shortNumber(factor)} · `}ln ${shortNumber(of)}`,
    },
  ];
}

function bothLogs({ y, target }: LossStep['outputs'][number]): Equation[] {
  const none: Equation = {
    tex: `${target === 0 ? '' : `${texNumber(1 - target)} \\cdot `}\\ln (1 - ${texFactor(y)})`,
    text: `${target === 0 ? '' : `${shortNumber(1 - target)} · `}ln(1 − ${shortNumber(y)})`,
  };
  return [...logTerm(target, y), ...(target === 1 ? [] : [none])];
}

/** dL/dz = y − t where the loss is taken together with its unit; else dL/dy. */
function slopeEquation({ name, outputs }: LossStep, k: number): Equation {
  const { y, target, slope, by } = outputs[k]!;
  const index = outputs.length > 1 ? `_{${k + 1}}` : '';
  const spokenIndex = outputs.length > 1 ? ` ${k + 1}` : '';
  const isHalf = name === 'mse';
  const [front, spokenFront] = !isHalf
    ? ['', '']
    : outputs.length === 1
      ? ['2', '2']
      : [`\\tfrac{2}{${outputs.length}}`, `2/${outputs.length} `];
  const difference = `${texNumber(y)} - ${texFactor(target)}`;
  const spokenDifference = `${shortNumber(y)} − ${spokenFactor(target)}`;
  const [plain, numbers] = isHalf
    ? [`(y${index} - t${index})`, `(${difference})`]
    : [`y${index} - t${index}`, difference];
  return {
    tex: `\\dfrac{\\partial L}{\\partial ${by}${index}} = ${front}${plain} = ${front}${numbers} = \\mathbf{${texNumber(slope)}}`,
    text: `∂L/∂${by}${spokenIndex} = ${spokenFront}${isHalf ? `(${spokenDifference})` : spokenDifference} = ${shortNumber(slope)}`,
  };
}

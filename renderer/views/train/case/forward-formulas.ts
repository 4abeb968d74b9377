import type { ForwardCase } from '../../../worker/training/case-protocol.ts';
import type { Equation } from '../../build/equation.ts';
import { onTwoLines, shortNumber, spokenFactor, texFactor, texNumber } from './numbers.ts';
import { sumEquation, type Ink } from './sums.ts';

/** The net input with its numbers, and what the unit makes of it. */
export function forwardEquations(step: ForwardCase, ink: Ink, lineLength: number): readonly Equation[] {
  const { terms, bias, z } = step;
  const summands = terms.shown.map(({ weight, x }) => ({ factor: weight, times: x }));
  const net = sumEquation({
    ...{ left: 'z', spokenLeft: 'z', more: terms.more, rest: terms.rest, result: z, ink, lineLength },
    terms: bias === null ? summands : [...summands, { factor: bias.value, times: null }],
  });
  return [net, outputEquation(step)];
}

function outputEquation({ activation, softmax, z, y }: ForwardCase): Equation {
  const [Z, Y] = [texNumber(z), `\\mathbf{${texNumber(y)}}`];
  const [spokenZ, spokenY] = [shortNumber(z), shortNumber(y)];
  switch (activation) {
    case 'softmax':
      return softmaxEquation(z, y, softmax ?? [z]);
    case 'tanh':
      return { tex: `y = \\tanh(z) = \\tanh(${Z}) = ${Y}`, text: `y = tanh(${spokenZ}) = ${spokenY}` };
    case 'logistic':
      return {
        tex: `y = \\dfrac{1}{1 + e^{-z}} = \\dfrac{1}{1 + e^{${texNumber(-z)}}} = ${Y}`,
        text: `y = 1/(1 + e^(${shortNumber(-z)})) = ${spokenY}`,
      };
    case 'relu':
      return { tex: `y = \\max(0,\\, z) = \\max(0,\\, ${Z}) = ${Y}`, text: `y = max(0, ${spokenZ}) = ${spokenY}` };
    case 'leaky-relu':
      return z > 0
        ? { tex: `y = z = ${Y} \\quad (z > 0)`, text: `y = z = ${spokenY}, since z > 0` }
        : {
            tex: `y = 0.01 \\cdot z = 0.01 \\cdot ${texFactor(z)} = ${Y}`,
            text: `y = 0.01 · ${spokenFactor(z)} = ${spokenY}`,
          };
    case 'linear':
      return { tex: `y = z = ${Y}`, text: `y = z = ${spokenY}` };
    case 'own':
      return { tex: `y = f(z) = f(${Z}) = ${Y}`, text: `y = f(${spokenZ}) = ${spokenY}` };
  }
}

/** Classes whose powers are written out; of more, their sum. */
const mostPowers = 3;

function softmaxEquation(z: number, y: number, group: readonly number[]): Equation {
  const total = group.reduce((sum, each) => sum + Math.exp(each), 0);
  const powers = group.map((each) => `e^{${texNumber(each)}}`).join(' + ');
  const below = group.length > mostPowers ? texNumber(total) : powers;
  const spokenBelow =
    group.length > mostPowers ? shortNumber(total) : group.map((each) => `e^${spokenFactor(each)}`).join(' + ');
  return {
    tex: onTwoLines(
      'y',
      '\\dfrac{e^{z}}{\\sum_j e^{z_j}}',
      `\\dfrac{e^{${texNumber(z)}}}{${below}} = \\mathbf{${texNumber(y)}}`,
    ),
    text: `y = e^${spokenFactor(z)} / (${spokenBelow}) = ${shortNumber(y)}`,
  };
}

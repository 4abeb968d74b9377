import type { Expression } from '../../equations/ast.ts';
import { differentiate } from '../../equations/differentiate.ts';
import { evaluate } from '../../equations/evaluate.ts';
import { isRandom, symbolsOf } from '../../equations/symbols.ts';
import { substitute } from '../../equations/substitute.ts';
import { writtenOut } from '../../integration/subexpressions.ts';
import { meanOf } from '../../models/mean-output.ts';
import type { NeuronModel } from '../../models/types.ts';
import { activate, slope, type Activation } from '../units.ts';

/** A unit as a function of Σ w x and its bias: y, dy/d(Σ w x) and dy/db. `net` is what a fused loss takes for z. */
export interface UnitFunction {
  /** `softmax` units are functions of their group as well. */
  readonly activation: Activation | 'own';
  /** Symbol of the bias, which is learnt; null where the model has none. */
  readonly bias: string | null;
  evaluate(sum: number, parameters: (symbol: string) => number): UnitValue;
}

/** Why there is nothing to learn by. */
export interface NoFunction {
  readonly reason: string;
  readonly expected: string;
}

export interface UnitValue {
  readonly y: number;
  readonly bySum: number;
  readonly byBias: number;
}

/**
 * The function of a model's neuron: of spiking models that draw each step anew, their mean. A reason in words where it has no
 * derivative to learn by.
 */
export function unitFunctionOf(model: NeuronModel, dt: number): UnitFunction | NoFunction {
  const { parsed, inTime } = model;
  const no = (reason: string, expected: string): NoFunction => ({ reason: `${model.id} ${reason}`, expected });
  if (inTime) return no('runs in time', 'units without differential equations, or training by surrogate gradients');
  const known = plain[model.id];
  if (known) return plainUnit(known);
  if (parsed.softmax) return no('is a softmax of its own', 'the built-in softmax');
  const mean = meanOf(parsed.output.value);
  if (!mean)
    return no('has no mean that learning could follow', 'an output that is a function, rand() < p or poisson(m)');
  const value = substitute(mean, Object.fromEntries(writtenOut(parsed)));
  if (isRandom(value)) return no('draws random numbers in more than one place', 'one draw');
  const bySum = differentiate(value, 'sum_wx');
  if (!bySum || isFlat(bySum))
    return no('is a step, whose derivative is 0 or none', 'a unit that can be differentiated, or the perceptron rule');
  const bias = symbolsOf(value).has('b') ? 'b' : null;
  const byBias = bias === null ? zero : (differentiate(value, bias) ?? zero);
  return {
    activation: 'own',
    bias,
    evaluate(sum, parameters) {
      const symbols = (name: string): number => (name === 'sum_wx' ? sum : name === 'dt' ? dt : parameters(name));
      return { y: evaluate(value, symbols), bySum: evaluate(bySum, symbols), byBias: evaluate(byBias, symbols) };
    },
  };
}

/** Built-in models that are z = b + Σ w x and a function of z of the textbook, with derivatives that do not overflow. */
const plain: Readonly<Record<string, Activation>> = {
  linear: 'linear',
  logistic: 'logistic',
  'stochastic-binary': 'logistic',
  tanh: 'tanh',
  softmax: 'softmax',
};

/** A unit that is z = b + Σ w x and a function of z. */
export function plainUnit(activation: Activation): UnitFunction {
  return {
    activation,
    bias: 'b',
    evaluate(sum, parameters) {
      const z = sum + parameters('b');
      if (activation === 'softmax') return { y: z, bySum: 1, byBias: 1 };
      const y = activate(activation, z);
      const s = slope(activation, y);
      return { y, bySum: s, byBias: s };
    },
  };
}

const zero: Expression = { kind: 'number', value: 0 };

function isFlat(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}

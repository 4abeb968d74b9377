import fc from 'fast-check';
import type { BinaryOperator, Expression } from '../../../engine/equations/ast.ts';
import { parseExpression } from '../../../engine/equations/parse-expression.ts';
import { parseModel } from '../../../engine/equations/parse-model.ts';
import type { ParsedModel } from '../../../engine/equations/types.ts';
import { mapChildren } from '../../../engine/equations/walk.ts';

export const lif = `# Leaky integrate-and-fire
dv/dt = (E_L - v + R_m*I) / tau_m : mV (unless refractory)
I : pA (input)
parameter tau_m = 20 ms in [0.1, 1000] "membrane time constant"
parameter E_L = -65 mV in [-120, 0] "leak reversal potential"
parameter R_m = 100 MOhm in [0, 10000] "membrane resistance"
parameter V_th = -50 mV
parameter V_reset = -65 mV
parameter t_ref = 2 ms in [0, 100]
threshold: v > V_th
reset: v = V_reset
refractory: t_ref
initial: v = E_L
method: exact
`;

export const hodgkinHuxley = `dv/dt = (I - g_Na*m^3*h*(v - E_Na) - g_K*n^4*(v - E_K) - g_L*(v - E_L)) / C_m : mV
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
alpha_m = 1/exprel(-(v + 40*mV)/(10*mV))/ms : 1/ms
beta_m = 4*exp(-(v + 65*mV)/(18*mV))/ms : 1/ms
alpha_h = 0.07*exp(-(v + 65*mV)/(20*mV))/ms : 1/ms
beta_h = 1/(exp(-(v + 35*mV)/(10*mV)) + 1)/ms : 1/ms
alpha_n = 0.1/exprel(-(v + 55*mV)/(10*mV))/ms : 1/ms
beta_n = 0.125*exp(-(v + 65*mV)/(80*mV))/ms : 1/ms
I : uA/cm^2 (input)
parameter C_m = 1 uF/cm^2 in [0.1, 10] "membrane capacitance"
parameter g_Na = 120 mS/cm^2
parameter g_K = 36 mS/cm^2
parameter g_L = 0.3 mS/cm^2
parameter E_Na = 50 mV
parameter E_K = -77 mV
parameter E_L = -54.387 mV
threshold: v > -20*mV
refractory: v > -20*mV
initial: v = -65*mV; m = 0.0529; h = 0.596; n = 0.3177
method: exponential-euler
`;

export const poissonRelu = `z = b + sum(w*x) : spikes/s
parameter b = 0 spikes/s in [-1000, 1000] "bias"
spikes: poisson(max(0, z)*dt)
`;

export const noisyAdaptive = `dv/dt = (-v - w + sum(w*x))/tau + sigma*sqrt(2/tau)*xi : mV (unless refractory)
dw/dt = (a*v - w)/tau_w : mV
parameter tau = 10 ms
parameter tau_w = 100 ms
parameter sigma = 1.5 mV
parameter a = 0.1
parameter b = 2 mV
threshold: v >= 10*mV and not (w > 50*mV)
reset: v = 0; w += b
refractory: 3*ms
`;

export const softmaxGroup = `z = b + sum(w*x) : 1
parameter b = 0
output: softmax(z)
on: y >= 0.5
`;

export const models = { lif, hodgkinHuxley, poissonRelu, noisyAdaptive, softmaxGroup };

/** The model of a text without mistakes. */
export function modelOf(text: string): ParsedModel {
  const parsed = parseModel(text);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.value;
}

/** Names that stand for symbols in the tests. */
export const symbols = ['a', 'b', 'v', 'tau_m', 'x1'] as const;

/** The tree of a text without mistakes, without places. */
export function expressionOf(text: string): Expression {
  const parsed = parseExpression(text, new Set<string>(symbols));
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return withoutPlaces(parsed.value);
}

export function withoutPlaces(expression: Expression): Expression {
  const { at: _at, ...bare } = mapChildren(expression, withoutPlaces);
  return bare;
}

export const arithmetic: readonly BinaryOperator[] = ['+', '-', '*', '/', '^'];
const others: readonly BinaryOperator[] = ['<', '<=', '>', '>=', '==', '!=', 'and', 'or'];

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(...symbols, 'sum_wx').map((name): Expression => ({ kind: 'symbol', name })),
  fc.constantFrom(0, 1, 2, 0.5, 3.25, 10).map((value): Expression => ({ kind: 'number', value })),
  fc.double({ min: 0, max: 1e300, noNaN: true }).map((value): Expression => ({ kind: 'number', value })),
  fc.constant<Expression>({ kind: 'number', value: 1, unit: 'mV' }),
  fc.constant<Expression>({ kind: 'number', value: 1000, unit: 's' }),
);

/** Any tree, whether it makes sense or not. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'large', withCrossShrink: true },
    leaf,
    fc.tuple(fc.constantFrom('negate', 'not'), tie('tree')).map(([kind, operand]) => ({ kind, operand }) as Expression),
    fc
      .tuple(fc.constantFrom(...arithmetic, ...others), tie('tree'), tie('tree'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
    tie('tree').map((part): Expression => ({ kind: 'call', name: 'exp', arguments: [part] })),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Expression => ({ kind: 'call', name: 'max', arguments: [a, b] })),
    fc.constant<Expression>({ kind: 'call', name: 'rand', arguments: [] }),
  ),
})).tree;

/** Trees of numbers over `names`, without chance and conditions. */
export function numericExpression(names: readonly string[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: 'large', withCrossShrink: true },
      fc.constantFrom(...names).map((name): Expression => ({ kind: 'symbol', name })),
      fc.constantFrom(-2, -1, 0, 1, 2, 0.1, 3).map((value): Expression => ({ kind: 'number', value })),
      tie('tree').map((operand): Expression => ({ kind: 'negate', operand })),
      fc
        .tuple(fc.constantFrom(...arithmetic), tie('tree'), tie('tree'))
        .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
      fc
        .tuple(fc.constantFrom('tanh', 'abs', 'exprel', 'step', 'sign'), tie('tree'))
        .map(([name, part]): Expression => ({ kind: 'call', name, arguments: [part] })),
    ),
  })).tree;
}

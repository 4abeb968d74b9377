import type { Expression, Statement } from './ast.ts';
import { expressionTex, type TexValues } from './tex-expression.ts';
import { symbolTex } from './tex-names.ts';
import type { DifferentialEquation, ParsedModel, Subexpression } from './types.ts';

export { expressionTex, type TexValues } from './tex-expression.ts';

/** One line of TeX for each equation, then for the subexpressions, the output, the reset and the refractory period. */
export function modelTex(model: ParsedModel, values?: TexValues): string[] {
  const { equations, subexpressions, reset, refractory } = model;
  const lines = [...equations, ...subexpressions].map((equation) => equationTex(equation, values));
  lines.push(outputTex(model, values));
  if (reset.length > 0)
    lines.push(`\\text{after a spike: } ${reset.map((each) => statementTex(each, values)).join(',\\; ')}`);
  if (refractory) {
    lines.push(
      `\\text{refractory ${refractory.kind === 'time' ? 'for' : 'while'} } ${expressionTex(refractory.value, values)}`,
    );
  }
  return lines;
}

/** \frac{dv}{dt} = … of a differential equation, z = … of a subexpression. The left side keeps its symbol. */
export function equationTex(equation: DifferentialEquation | Subexpression, values?: TexValues): string {
  const name = symbolTex(equation.name);
  if (!('rate' in equation)) return `${name} = ${expressionTex(equation.value, values)}`;
  const note = equation.unlessRefractory ? '\\quad \\text{(unless refractory)}' : '';
  return `\\frac{d${name}}{dt} = ${expressionTex(equation.rate, values)}${note}`;
}

/** What leaves through the axon, y: a law of chance where there is one, else a condition or a value. */
function outputTex({ output, softmax, equations }: ParsedModel, values?: TexValues): string {
  const { kind, value } = output;
  const tex = expressionTex(value, values);
  if (softmax) return `y = \\operatorname{softmax}\\left(${tex}\\right)`;
  if (kind === 'rate') return `y = ${tex}`;
  if (kind === 'count') return `y ${value.kind === 'call' && value.name === 'poisson' ? '\\sim' : '='} ${tex}`;
  const probability = probabilityOf(value);
  if (probability) return `P(y = 1) = ${expressionTex(probability, values)}`;
  if (equations.length > 0) return `\\text{spike if } ${tex}`;
  return `y = \\begin{cases} 1 & ${tex} \\\\ 0 & \\text{otherwise} \\end{cases}`;
}

/** rand() < p is true with probability p. */
function probabilityOf(condition: Expression): Expression | null {
  if (condition.kind !== 'binary' || condition.operator !== '<') return null;
  return condition.left.kind === 'call' && condition.left.name === 'rand' ? condition.right : null;
}

function statementTex({ target, value }: Statement, values?: TexValues): string {
  return `${symbolTex(target)} \\leftarrow ${expressionTex(value, values)}`;
}

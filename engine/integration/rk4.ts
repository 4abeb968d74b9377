import type { Expression, Statement } from '../equations/ast.ts';
import { substitute } from '../equations/substitute.ts';
import type { ParsedModel } from '../equations/types.ts';
import { number, op, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';
import type { Steps } from './build.ts';
import { slopeName, stageName } from './names.ts';

/** The classical Runge–Kutta method of fourth order (Kutta 1901). Inputs hold still during the step. */
export function rk4Steps(model: ParsedModel): Steps {
  const half = op(symbol('dt'), '*', number(0.5));
  const dt = symbol('dt');
  const statements: Statement[] = [];
  const stage = (k: number, ahead: Expression | null): void => {
    const state = (name: string): Expression =>
      ahead ? op(symbol(name), '+', op(ahead, '*', symbol(slopeName(name, k - 1)))) : symbol(name);
    const time = ahead ? op(symbol('t'), '+', ahead) : symbol('t');
    statements.push(...slopes(model, k, state, time));
  };
  stage(1, null);
  stage(2, half);
  stage(3, half);
  stage(4, dt);
  for (const { name } of model.equations) statements.push({ target: name, value: advanced(name) });
  return { statements, systems: [] };
}

/** The slopes at one stage, its states and subexpressions as temporaries of their own. */
function slopes(model: ParsedModel, k: number, state: (name: string) => Expression, time: Expression): Statement[] {
  const stateName = (name: string): string => stageName(name, k);
  const renamed: Record<string, Expression> = { t: time };
  for (const { name } of [...model.equations, ...model.subexpressions]) renamed[name] = symbol(stateName(name));
  return [
    ...model.equations.map(({ name }) => ({ target: stateName(name), value: state(name) })),
    ...model.subexpressions.map(({ name, value }) => ({ target: stateName(name), value: substitute(value, renamed) })),
    ...model.equations.map(({ name, rate, unlessRefractory }) => {
      const slope = substitute(rate, renamed);
      return { target: slopeName(name, k), value: unlessRefractory ? whileActive(slope, number(0)) : slope };
    }),
  ];
}

function advanced(name: string): Expression {
  const k = (stage: number): Expression => symbol(slopeName(name, stage));
  const middle = op(number(2), '*', op(k(2), '+', k(3)));
  const mean = op(op(op(k(1), '+', middle), '+', k(4)), '*', op(symbol('dt'), '*', number(1 / 6)));
  return op(symbol(name), '+', mean);
}

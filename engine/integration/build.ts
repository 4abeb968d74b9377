import type { Expression, Statement } from '../equations/ast.ts';
import { sumSymbol } from '../equations/infer-sum.ts';
import { simplify } from '../equations/simplify.ts';
import { substitute } from '../equations/substitute.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { IntegrationMethod, ParsedModel, Subexpression } from '../equations/types.ts';
import { number, op, symbol } from '../equations/make.ts';
import { whileActive } from './active.ts';
import { chooseMethod, fits } from './choose.ts';
import { eulerSteps } from './euler.ts';
import { exactSteps } from './exact.ts';
import { exponentialEulerSteps } from './exponential-euler.ts';
import { exponentialMidpointSteps } from './exponential-midpoint.ts';
import { hoistConstants } from './hoist.ts';
import { numberDraws } from './draws.ts';
import { arrivedName, heldName, refractoryTime } from './names.ts';
import type { Constant, LinearSystem, Program, Refractory } from './program.ts';
import { rk4Steps } from './rk4.ts';
import { withoutSubexpressions } from './subexpressions.ts';

/** What drives the neurons of a batch: nothing else is read from the delay rings. */
export interface Drive {
  /** Jumps: the sum that arrives as `input` is added to the state variable. */
  readonly jumps: readonly { readonly input: string; readonly variable: string }[];
  /** Inputs of the model, and `sum_wx`, that some connection feeds; the others are 0. */
  readonly inputs: readonly string[];
  /** Subexpressions to keep, because they pass with the step and somebody looks at them. */
  readonly kept: readonly string[];
}

/** Statements that leave the new state in the state variables, and the linear systems whose propagators they use. */
export interface Steps {
  readonly statements: readonly Statement[];
  readonly systems: readonly LinearSystem[];
}

/**
 * The step of a model under a drive, as assignments. `method` overrides the model's own, and that the choice by the
 * equations, where it fits: conductances of synapses can make equations nonlinear that an author called exact.
 */
export function buildProgram(model: ParsedModel, drive: Drive, method?: IntegrationMethod): Program {
  const driven = clearIdleInputs(model, drive.inputs);
  const chosen = [method, driven.method].find((each) => each && fits(driven, each)) ?? chooseMethod(driven);
  const { statements, systems } = integrate(driven, chosen);
  const totals = totalsOf(model, driven);
  const { reset, held } = resetOf(driven, totals);
  const program: Program = {
    method: chosen,
    state: [...driven.equations.map(({ name }) => name), ...drive.kept, ...held.map(({ target }) => target)],
    inputs: [...drive.jumps.map(({ input }) => input), ...drive.inputs],
    constants: constantsOf(driven),
    systems,
    update: [...arrivals(driven, drive), ...statements, ...subexpressionsForOutput(driven), ...held],
    output: driven.output,
    reset,
    refractory: refractoryOf(driven, totals, arrivals(driven, drive)),
    random: false,
    tables: [],
  };
  return hoistConstants(numberDraws(program));
}

function clearIdleInputs(model: ParsedModel, driven: readonly string[]): ParsedModel {
  const idle = [...model.inputs.map(({ name }) => name), sumSymbol].filter((name) => !driven.includes(name));
  const zeros = Object.fromEntries(idle.map((name) => [name, number(0)]));
  const clear = (expression: Expression): Expression => simplify(substitute(expression, zeros));
  return {
    ...model,
    inputs: model.inputs.filter(({ name }) => driven.includes(name)),
    equations: model.equations.map((equation) => ({ ...equation, rate: clear(equation.rate) })),
    subexpressions: model.subexpressions.map((each) => ({ ...each, value: clear(each.value) })),
    output: { ...model.output, value: clear(model.output.value) },
    reset: model.reset.map((statement) => ({ ...statement, value: clear(statement.value) })),
    refractory: model.refractory && { ...model.refractory, value: clear(model.refractory.value) },
  };
}

function integrate(model: ParsedModel, method: IntegrationMethod): Steps {
  if (model.equations.length === 0) return { statements: [], systems: [] };
  switch (method) {
    case 'exact':
      return exactSteps(model);
    case 'exponential-euler':
      return exponentialEulerSteps(model);
    case 'exponential-midpoint':
      return exponentialMidpointSteps(model);
    case 'rk4':
      return rk4Steps(model);
    case 'euler':
    case 'euler-maruyama':
      return eulerSteps(model);
  }
}

/** A variable that stands still while refractory ignores what arrives meanwhile. */
function arrivals(model: ParsedModel, { jumps }: Drive): Statement[] {
  return jumps.map(({ input, variable }) => {
    const jumped = op(symbol(variable), '+', symbol(input));
    const equation = model.equations.find(({ name }) => name === variable);
    return { target: variable, value: equation?.unlessRefractory ? whileActive(jumped, symbol(variable)) : jumped };
  });
}

/** After the integration, subexpressions have the values of the new state; those nobody uses cost nothing: code generation drops them. */
function subexpressionsForOutput(model: ParsedModel): Statement[] {
  return model.subexpressions.map(({ name, value }) => ({ target: name, value }));
}

/** Subexpressions that are a whole input, what arrived and the currents of receptors; none where nothing feeds it. */
function totalsOf({ inputs }: ParsedModel, { subexpressions }: ParsedModel): readonly Subexpression[] {
  const arrived = new Set(inputs.map(({ name }) => name));
  return subexpressions.filter(({ name, value }) => arrived.has(arrivedName(name)) && value.kind !== 'number');
}

/**
 * A reset comes after the step, when temporaries are those of another neuron and inputs are gone: subexpressions are
 * written out, and inputs that it uses are held in state of their own, as they were at the threshold.
 */
function resetOf(model: ParsedModel, totals: readonly Subexpression[]): { reset: Statement[]; held: Statement[] } {
  const others = { ...model, subexpressions: model.subexpressions.filter((each) => !totals.includes(each)) };
  const plain = model.reset.map(({ target, value }) => ({ target, value: withoutSubexpressions(others, value) }));
  const used = new Set(plain.flatMap(({ value }) => [...symbolsOf(value)]));
  const passing = [...totals, ...model.inputs].map(({ name }) => name);
  const inputs = [...passing, sumSymbol].filter((name) => used.has(name));
  const renamed = Object.fromEntries(inputs.map((name) => [name, symbol(heldName(name))]));
  return {
    reset: plain.map(({ target, value }) => ({ target, value: substitute(value, renamed) })),
    held: inputs.map((name) => ({ target: heldName(name), value: symbol(name) })),
  };
}

/**
 * A condition is asked before the step, when temporaries are those of another neuron. An input is then what drives the
 * step: also a receptor's current has what arrives in it, whether through a ring or not.
 */
function refractoryOf(
  model: ParsedModel,
  totals: readonly Subexpression[],
  arriving: readonly Statement[],
): Refractory | null {
  const { refractory } = model;
  if (refractory?.kind === 'time') return { kind: 'time', duration: refractoryTime };
  if (!refractory) return null;
  const jumped = arriving.filter(({ value }) => !symbolsOf(value).has('active'));
  const arrived = Object.fromEntries(jumped.map(({ target, value }) => [target, value]));
  const subexpressions = model.subexpressions.map((each) =>
    totals.includes(each) ? { ...each, value: substitute(each.value, arrived) } : each,
  );
  return { kind: 'condition', value: withoutSubexpressions({ ...model, subexpressions }, refractory.value) };
}

function constantsOf({ parameters, refractory }: ParsedModel): Constant[] {
  const named = ['dt', ...parameters.map(({ name }) => name)].map((name): Constant => ({ kind: 'parameter', name }));
  if (refractory?.kind !== 'time') return named;
  return [...named, { kind: 'derived', name: refractoryTime, value: refractory.value }];
}

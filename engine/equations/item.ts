import type { Expression, Span, Statement } from './ast.ts';
import type { IntegrationMethod } from './types.ts';
import type { Unit } from './units.ts';

/** One line of a model's text, parsed on its own: nothing is known yet of the names in it. */
export type Item = Definition | OutputItem | ValueItem | StatementsItem | MethodItem;

/** A line that defines a name. */
export type Definition = EquationItem | SubexpressionItem | InputItem | ParameterItem;

interface Named {
  readonly name: Name;
  readonly unit: WrittenUnit;
}

export interface EquationItem extends Named {
  readonly kind: 'equation';
  readonly value: Expression;
  readonly unlessRefractory: boolean;
}

export interface SubexpressionItem extends Named {
  readonly kind: 'subexpression';
  readonly value: Expression;
}

export interface InputItem extends Named {
  readonly kind: 'input';
}

/** Default and range in internal units. */
export interface ParameterItem extends Named {
  readonly kind: 'parameter';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

interface Keyed {
  /** Where the keyword stands. */
  readonly at: Span;
}

export interface OutputItem extends Keyed {
  readonly kind: 'threshold' | 'spikes' | 'output';
  readonly value: Expression;
  readonly softmax: boolean;
}

export interface ValueItem extends Keyed {
  readonly kind: 'on' | 'refractory';
  readonly value: Expression;
}

export interface StatementsItem extends Keyed {
  readonly kind: 'reset' | 'initial';
  readonly statements: readonly PlacedStatement[];
}

export interface MethodItem extends Keyed {
  readonly kind: 'method';
  readonly method: IntegrationMethod;
}

export interface Name {
  readonly text: string;
  readonly at: Span;
}

export interface WrittenUnit extends Unit {
  readonly text: string;
}

export interface PlacedStatement extends Statement {
  /** Where the target stands. */
  readonly at: Span;
}

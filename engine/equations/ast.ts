/**
 * An expression of the equation language as a tree. Numbers are in the engine's internal units: `2*s` has become
 * 2 · 1000, since time is in ms. Nodes that a parser made carry where they stand in the text; derived ones do not.
 */
export type Expression =
  | NumberNode
  | SymbolNode
  | { readonly kind: 'negate' | 'not'; readonly operand: Expression; readonly at?: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at?: Span;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly at?: Span };

export interface NumberNode {
  readonly kind: 'number';
  readonly value: number;
  /** The unit's own name where the number is a unit such as `mV`, for TeX; `value` is then its size in internal units. */
  readonly unit?: string;
  readonly at?: Span;
}

/** A state variable, parameter, subexpression, input, temporary, or `t` and `dt` (ms), `xi` (ms^-1/2). */
export interface SymbolNode {
  readonly kind: 'symbol';
  readonly name: string;
  readonly at?: Span;
}

export type Arithmetic = '+' | '-' | '*' | '/' | '^';
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type BinaryOperator = Arithmetic | Comparison | 'and' | 'or';

/** Characters [start, end) of the model's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `target = value`; executed in order. */
export interface Statement {
  readonly target: string;
  readonly value: Expression;
}

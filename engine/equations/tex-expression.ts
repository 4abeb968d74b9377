import type { BinaryOperator, Expression } from './ast.ts';
import { functionNamed } from './functions.ts';
import { sumSymbol } from './infer-sum.ts';
import { precedence } from './precedence.ts';
import { numberTex, symbolTex, unitTex } from './tex-names.ts';

/** TeX of a number that stands for a symbol, such as `20` or `-65\,\mathrm{mV}`; null keeps the symbol. */
export type TexValues = (name: string) => string | null;

/** An expression in TeX as KaTeX reads it; `values` puts numbers in the place of symbols. */
export function expressionTex(expression: Expression, values: TexValues = () => null): string {
  return render(expression, { values, inline: false }).text;
}

interface Style {
  readonly values: TexValues;
  /** In exponents fractions are written with a slash. */
  readonly inline: boolean;
}

/** `strength` is that of the outermost operation, as in `precedence`, with steps between for what only looks weaker. */
interface Rendered {
  readonly text: string;
  readonly strength: number;
}

const primary = precedence['^'] + 1;
/** Fractions and cases are one block, but take parentheses before an exponent. */
const block = precedence.negate + 0.5;
/** Σ w x takes parentheses in a product, not in a sum. */
const bigSum = precedence['+'] + 0.5;

function render(expression: Expression, style: Style): Rendered {
  switch (expression.kind) {
    case 'number':
      if (expression.unit !== undefined) return { text: unitTex(expression.unit), strength: primary };
      return valueText(numberTex(expression.value));
    case 'symbol': {
      const value = style.values(expression.name);
      if (value !== null) return valueText(value);
      return { text: symbolTex(expression.name), strength: expression.name === sumSymbol ? bigSum : primary };
    }
    case 'negate':
      return { text: `-${operand(expression.operand, precedence['*'], style, true)}`, strength: precedence.negate };
    case 'not':
      return { text: `\\lnot ${operand(expression.operand, block, style)}`, strength: precedence.not };
    case 'call':
      return renderCall(expression, style);
    case 'binary':
      return renderBinary(expression, style);
  }
}

/** Numbers with a sign, a power of ten or a unit take parentheses where a plain number does not. */
function valueText(text: string): Rendered {
  if (text.startsWith('-')) return { text, strength: precedence.negate };
  return { text, strength: /^[\d.]+$/.test(text) ? primary : precedence['*'] };
}

function renderCall(call: Expression & { kind: 'call' }, style: Style): Rendered {
  const inner = call.name === 'exp' ? { ...style, inline: true } : style;
  const text = functionNamed(call.name)!.tex(...call.arguments.map((part) => render(part, inner).text));
  if (call.name === 'exp') return { text, strength: precedence['^'] };
  return { text, strength: call.name === 'step' || call.name === 'int' ? block : primary };
}

function renderBinary({ operator, left, right }: Expression & { kind: 'binary' }, style: Style): Rendered {
  const strength = precedence[operator];
  switch (operator) {
    case '^': {
      const exponent = render(right, { ...style, inline: true }).text;
      return { text: `${operand(left, primary, style)}^{${exponent}}`, strength };
    }
    case '/':
      return style.inline ? slash(left, right, style) : fraction(left, right, style);
    case '*':
      return { text: productTex(left, right, style), strength };
    case '+':
      return { text: `${operand(left, strength, style)} + ${operand(right, strength, style, true)}`, strength };
    case '-':
      return { text: `${operand(left, strength, style)} - ${operand(right, bigSum, style, true)}`, strength };
    case 'and':
    case 'or':
      return {
        text: `${operand(left, strength, style)} ${signs[operator]} ${operand(right, strength, style)}`,
        strength,
      };
    default: {
      const [before, after] = [left, right].map((part) => operand(part, precedence['+'], style));
      return { text: `${before} ${signs[operator]} ${after}`, strength };
    }
  }
}

function slash(left: Expression, right: Expression, style: Style): Rendered {
  const text = `${operand(left, precedence['/'], style)} / ${operand(right, block, style, true)}`;
  return { text, strength: precedence['/'] };
}

/** One fraction for a/b/c, and its sign before it. */
function fraction(left: Expression, right: Expression, style: Style): Rendered {
  if (left.kind === 'negate') {
    const { text } = fraction(left.operand, right, style);
    return { text: text.startsWith('-') ? `-\\left(${text}\\right)` : `-${text}`, strength: precedence.negate };
  }
  if (left.kind === 'binary' && left.operator === '/') {
    return fraction(left.left, { kind: 'binary', operator: '*', left: left.right, right }, style);
  }
  return { text: `\\frac{${render(left, style).text}}{${render(right, style).text}}`, strength: block };
}

/** Factors stand side by side; a dot where a numeral would run into another, a thin space before a unit. */
function productTex(left: Expression, right: Expression, style: Style): string {
  const before = operand(left, precedence['*'], style);
  const after = operand(right, precedence['*'], style, true);
  if (right.kind === 'number' && right.unit !== undefined) return `${before}\\,${after}`;
  return /^[\d.]/.test(after) ? `${before} \\cdot ${after}` : `${before} ${after}`;
}

/** In parentheses where it binds weaker than `least`, or begins with a minus after an operator. */
function operand(expression: Expression, least: number, style: Style, afterOperator = false): string {
  const { text, strength } = render(expression, style);
  return strength < least || (afterOperator && text.startsWith('-')) ? `\\left(${text}\\right)` : text;
}

const signs: Partial<Record<BinaryOperator, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
  and: '\\land',
  or: '\\lor',
};

import { nearestName } from '../logic/nearest.ts';
import type { Arithmetic, Expression } from './ast.ts';
import { SyntaxIssue } from './issue.ts';
import type { Item, OutputItem, PlacedStatement, WrittenUnit } from './item.ts';
import { createCursor, maxNameLength, type Cursor, type Token } from './lex.ts';
import { readExpression } from './parse-expression.ts';
import { readParameter } from './parse-parameter.ts';
import { checkLength, nameOf, readWrittenUnit, spanOf } from './read-parts.ts';
import { integrationMethods } from './methods.ts';
import type { IntegrationMethod } from './types.ts';

/** Parses characters [start, end) of a model's text, one item. Throws a SyntaxIssue. */
export function parseLine(text: string, start: number, end: number): Item {
  const cursor = createCursor(text, start, end);
  const item = readItem(cursor, text);
  if (cursor.peek().kind !== 'end') cursor.fail('the end of the line');
  return item;
}

/** What a line defines, as far as can be seen before it is parsed: a line with a slip still makes its name known. */
export function definedBy(text: string, start: number, end: number): string | null {
  const { peek } = createCursor(text, start, end);
  const head = peek();
  if (head.kind !== 'name' || isKeyword(head.text)) return null;
  if (head.text === 'parameter' && peek(1).kind === 'name') return peek(1).text;
  if (peek(1).text === '/') return /^d./.test(head.text) ? head.text.slice(1) : null;
  return ['=', ':'].includes(peek(1).text) ? head.text : null;
}

/** The keyword that a line begins with; null where it defines a name. */
export function keywordOf(text: string, start: number, end: number): string | null {
  const head = createCursor(text, start, end).peek();
  return isKeyword(head.text) ? head.text : null;
}

export function isKeyword(name: string): boolean {
  return Object.hasOwn(keywords, name);
}

/** What stands after `threshold:` and the other words that no name may be. */
const keywords: Readonly<Record<string, (cursor: Cursor, head: Token) => Item>> = {
  threshold: (cursor, head) => readOutput(cursor, 'threshold', head),
  spikes: (cursor, head) => readOutput(cursor, 'spikes', head),
  output: (cursor, head) => readOutput(cursor, 'output', head),
  on: (cursor, head) => ({ kind: 'on', at: spanOf(head), value: readExpression(cursor) }),
  refractory: (cursor, head) => ({ kind: 'refractory', at: spanOf(head), value: readExpression(cursor) }),
  reset: (cursor, head) => ({ kind: 'reset', at: spanOf(head), statements: readStatements(cursor, updates) }),
  initial: (cursor, head) => ({ kind: 'initial', at: spanOf(head), statements: readStatements(cursor, ['=']) }),
  method: (cursor, head) => ({ kind: 'method', at: spanOf(head), method: readMethod(cursor) }),
};

function readItem(cursor: Cursor, text: string): Item {
  const head = cursor.peek();
  if (head.kind !== 'name') return cursor.fail('an equation, a parameter, an input or a keyword such as threshold:');
  const keyword = isKeyword(head.text) ? keywords[head.text] : undefined;
  if (keyword) {
    cursor.next();
    cursor.expect(':', `: after ${head.text}`);
    return keyword(cursor, head);
  }
  if (head.text === 'parameter' && cursor.peek(1).kind === 'name') return readParameter(cursor, text);
  if (cursor.peek(1).text === '/') return readEquation(cursor, text);
  return readNamed(cursor, text);
}

function readEquation(cursor: Cursor, text: string): Item {
  const head = cursor.next();
  checkLength(head);
  if (!/^d./.test(head.text)) throw new SyntaxIssue(head, `found "${head.text}"`, 'd and a name, as in dv/dt');
  cursor.expect('/');
  cursor.expect('dt');
  cursor.expect('=');
  const value = readExpression(cursor);
  const unit = readUnitOf(cursor, text);
  const unlessRefractory = cursor.accept('(');
  if (unlessRefractory) for (const word of ['unless', 'refractory', ')']) cursor.expect(word, '(unless refractory)');
  const name = { text: head.text.slice(1), at: { start: head.start + 1, end: head.end } };
  return { kind: 'equation', name, value, unit, unlessRefractory };
}

/** A subexpression, or an input. */
function readNamed(cursor: Cursor, text: string): Item {
  const name = nameOf(cursor.next());
  if (cursor.accept('=')) {
    const value = readExpression(cursor);
    return { kind: 'subexpression', name, value, unit: readUnitOf(cursor, text) };
  }
  if (cursor.peek().text !== ':') cursor.fail(expectedAfterName(name.text));
  const unit = readUnitOf(cursor, text);
  for (const word of ['(', 'input', ')']) cursor.expect(word, '(input), or an expression: name = … : unit');
  return { kind: 'input', name, unit };
}

function expectedAfterName(name: string): string {
  const keyword = nearestName(name, [...Object.keys(keywords), 'parameter']);
  return `= or : after ${name}${keyword ? `; did you mean ${keyword}?` : ''}`;
}

function readUnitOf(cursor: Cursor, text: string): WrittenUnit {
  cursor.expect(':', 'an operator, or : and a unit such as : mV');
  return readWrittenUnit(cursor, text);
}

function readOutput(cursor: Cursor, kind: OutputItem['kind'], head: Token): Item {
  const softmax = kind === 'output' && cursor.peek().text === 'softmax' && cursor.peek(1).text === '(';
  if (softmax) cursor.next();
  if (softmax) cursor.next();
  const value = readExpression(cursor);
  if (softmax) cursor.expect(')');
  return { kind, at: spanOf(head), value, softmax };
}

function readMethod(cursor: Cursor): IntegrationMethod {
  const { start } = cursor.peek();
  let method = cursor.next().text;
  while (cursor.accept('-')) method += `-${cursor.next().text}`;
  const known = integrationMethods.find((each) => each === method);
  if (known) return known;
  const nearest = nearestName(method.slice(0, maxNameLength), integrationMethods);
  const expected = `${integrationMethods.join(', ')}${nearest ? `; did you mean ${nearest}?` : ''}`;
  throw new SyntaxIssue({ start, end: cursor.previousEnd() }, `unknown method "${method}"`, expected);
}

const updates: readonly string[] = ['=', '+=', '-=', '*=', '/='];

function readStatements(cursor: Cursor, allowed: readonly string[]): PlacedStatement[] {
  const statements: PlacedStatement[] = [];
  do {
    const target = cursor.peek();
    if (target.kind !== 'name') return cursor.fail('a state variable, as in v = V_reset');
    checkLength(target);
    cursor.next();
    const sign = cursor.peek().text;
    if (!allowed.includes(sign)) return cursor.fail(allowed.join(' '));
    cursor.next();
    const value = expandUpdate(target, sign, readExpression(cursor));
    statements.push({ target: target.text, value, at: spanOf(target) });
  } while (cursor.accept(';') && cursor.peek().kind !== 'end');
  return statements;
}

/** w += b is w = w + b. */
function expandUpdate(target: Token, sign: string, value: Expression): Expression {
  if (sign === '=') return value;
  const left: Expression = { kind: 'symbol', name: target.text, at: spanOf(target) };
  const at = value.at ? { at: { start: target.start, end: value.at.end } } : {};
  return { kind: 'binary', operator: sign[0] as Arithmetic, left, right: value, ...at };
}

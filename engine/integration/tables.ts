import type { Expression, Statement } from '../equations/ast.ts';
import { expressionKey } from '../equations/simplify.ts';
import { substitute } from '../equations/substitute.ts';
import { symbolsOf } from '../equations/symbols.ts';
import { mapChildren, visitNodes } from '../equations/walk.ts';
import { createFinder, type Finder, type TabulateOptions } from './find-functions.ts';
import { call, number, symbol } from '../equations/make.ts';
import { baseName } from './names.ts';
import type { Program, RateTable, TabulatedFunction } from './program.ts';

/**
 * Moves costly functions of one variable and of constants out of the step, into tables: what was an expression becomes
 * `lookup(table, function, x)`. An update that is linear in another variable, such as a gate's, becomes E(v)·m + F(v). The
 * program itself where there is nothing to move.
 */
export function tabulate(program: Program, options: TabulateOptions): Program {
  const names = new Map<string, string>();
  const marked = liveStatements(program, markFunctions(program, options, names));
  const tables = gatherTables(marked, names);
  if (tables.length === 0) return program;
  return { ...program, update: marked.map((statement) => numberFunctions(statement, tables)), tables };
}

/**
 * `lookup(x, function)` in place of each function: what it is in the program is known only when all are found. Their names
 * go to `names`, by key.
 */
function markFunctions(program: Program, options: TabulateOptions, names: Map<string, string>): Statement[] {
  const find = createFinder(program, options, names);
  const states = new Set(program.state);
  /** Temporaries that are functions of one variable, written out. */
  const known = new Map<string, Expression>();
  return liveStatements(program, program.update).map(({ target, value }) => {
    const written = Object.fromEntries(known);
    const statement = { target, value: mark(value, written, target, find) };
    for (const [name, each] of known) if (name === target || symbolsOf(each).has(target)) known.delete(name);
    const whole = substitute(value, written);
    const argument = find.argumentOf(whole);
    if (!states.has(target) && argument !== null && argument !== target) known.set(target, whole);
    return statement;
  });
}

function mark(
  node: Expression,
  written: Readonly<Record<string, Expression>>,
  target: string,
  find: Finder,
): Expression {
  const whole = substitute(node, written);
  const name = node.kind === 'symbol' ? baseName(node.name) : null;
  const marked = find.asFunction(whole, name ?? baseName(target)) ?? find.asLinear(whole, baseName(target));
  return marked ?? mapChildren(node, (part) => mark(part, written, target, find));
}

/** Those whose targets the state or the output at the end depends on. */
function liveStatements({ state, output }: Program, update: readonly Statement[]): Statement[] {
  const needed = new Set([...state, ...symbolsOf(output.value)]);
  const live = [...update].reverse().filter(({ target, value }) => {
    if (!needed.delete(target)) return false;
    for (const name of symbolsOf(value)) needed.add(name);
    return true;
  });
  return live.reverse();
}

/** One table for all arguments that need the same functions, so that stages of a step share it. */
function gatherTables(
  statements: readonly Statement[],
  names: ReadonlyMap<string, string>,
): (RateTable & { readonly arguments: ReadonlySet<string> })[] {
  const byArgument = new Map<string, Map<string, TabulatedFunction>>();
  for (const { value } of statements) {
    visitNodes(value, (node) => {
      if (!isMark(node)) return;
      const { argument, own } = partsOf(node);
      const functions = byArgument.get(argument) ?? new Map<string, TabulatedFunction>();
      byArgument.set(argument, functions);
      const key = expressionKey(own);
      functions.set(key, { name: names.get(key)!, value: own });
    });
  }
  const tables = new Map<string, RateTable & { readonly arguments: Set<string> }>();
  for (const [argument, functions] of byArgument) {
    const key = JSON.stringify([...functions.keys()].sort());
    const known = tables.get(key);
    if (known) known.arguments.add(argument);
    else {
      const variable = baseName(argument);
      tables.set(key, { variable, functions: [...functions.values()], arguments: new Set([argument]) });
    }
  }
  return [...tables.values()];
}

function numberFunctions({ target, value }: Statement, tables: ReturnType<typeof gatherTables>): Statement {
  const numbered = (node: Expression): Expression => {
    if (!isMark(node)) return mapChildren(node, numbered);
    const { argument, own } = partsOf(node);
    const table = tables.findIndex((each) => each.arguments.has(argument));
    const key = expressionKey(own);
    const place = tables[table]!.functions.findIndex((each) => expressionKey(each.value) === key);
    return call('lookup', number(table), number(place), symbol(argument));
  };
  return { target, value: numbered(value) };
}

type Mark = Expression & { kind: 'call' };

function isMark(node: Expression): node is Mark {
  return node.kind === 'call' && node.name === 'lookup';
}

function partsOf({ arguments: [argument, own] }: Mark): { argument: string; own: Expression } {
  if (argument?.kind !== 'symbol') throw new Error(`Found a lookup at a ${argument?.kind}, expected one at a symbol`);
  return { argument: argument.name, own: own! };
}

import { print } from '../equations/print.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { Expression } from '../equations/ast.ts';
import type { ParsedModel } from '../equations/types.ts';
import type { Network, Population } from '../network/types.ts';
import type { Batch } from './batch.ts';

/** What stopped a run: a symbol of a neuron, by its index in its batch, at a step. */
export interface NonFinite {
  readonly symbol: string;
  readonly index: number;
  readonly step: number;
}

/** What to change: the weights and input where something has arrived, else the formula itself and its parameters. */
export function remedyFor(
  network: Network,
  population: Population,
  batch: Batch,
  { symbol, index, step }: NonFinite,
): string {
  const { parsed, inTime } = batch.model;
  const formula = formulaOf(parsed, symbol);
  // What leaves in step 0 arrives in step 1.
  const isReached = step > 0 && network.connections.some(({ target }) => target === population.id);
  if (isReached || !formula) return `lower the weights that feed it${inTime ? ', its input, or dt' : ''}`;
  const values = parametersOf(formula.value, batch, index);
  const places = [
    `its formula ${formula.text}`,
    ...(values.length > 0 ? [`its parameters (${values.join(', ')})`] : []),
    ...(inTime ? ['its initial values', 'dt'] : []),
  ];
  return `nothing had reached it; change ${places.join(' or ')}`;
}

function formulaOf({ equations, subexpressions, output }: ParsedModel, symbol: string): Formula | null {
  const equation = equations.find(({ name }) => name === symbol);
  if (equation) return { text: `d${symbol}/dt = ${print(equation.rate)}`, value: equation.rate };
  const subexpression = subexpressions.find(({ name }) => name === symbol);
  if (subexpression) return { text: `${symbol} = ${print(subexpression.value)}`, value: subexpression.value };
  return symbol === 'y' ? { text: `output: ${print(output.value)}`, value: output.value } : null;
}

interface Formula {
  readonly text: string;
  readonly value: Expression;
}

/** `tau = 0 ms` of each parameter behind an expression, as the neuron has it. */
function parametersOf(value: Expression, { model, parameters }: Batch, index: number): string[] {
  const behind = symbolsBehind(value, model.parsed);
  return model.parameters.flatMap(({ symbol, unit }) => {
    const column = parameters.get(symbol);
    if (!column || !behind.has(symbol)) return [];
    const number = column.values.view[column.stride === 0 ? 0 : index]!;
    return [`${symbol} = ${number}${unit === '1' ? '' : ` ${unit}`}`];
  });
}

function symbolsBehind(value: Expression, { subexpressions }: ParsedModel): Set<string> {
  const names = symbolsOf(value);
  const values = new Map(subexpressions.map((each) => [each.name, each.value]));
  // Grows as it is walked.
  for (const name of names) {
    const inner = values.get(name);
    if (inner) symbolsOf(inner).forEach((each) => names.add(each));
  }
  return names;
}

import type { Issue } from '../../../network/issue.ts';
import type { ThresholdNeuron } from '../../lanes/circuit.ts';
import { decisionsOf } from '../../lanes/decisions.ts';
import { positiveForm, type Literal } from '../../lanes/literals.ts';

/** A threshold function as gates: a constant, one AND or OR of literals, or an OR of ANDs. */
export type Shape =
  | { readonly kind: 'zero' | 'one' }
  | { readonly kind: 'and' | 'or'; readonly literals: readonly Literal[] }
  | { readonly kind: 'cover'; readonly products: readonly (readonly Literal[])[] };

/** Most ANDs of one neuron. */
export const maxProducts = 1000;

/** The shape of a neuron's function, or why it has none. */
export function shapeOf(neuron: ThresholdNeuron): Shape | Issue {
  const form = positiveForm(neuron);
  const decided = decisionsOf(form);
  if (!decided.ok) return { path: neuron.name, ...decided.reason };
  const { literals } = form;
  const { shape } = decided;
  if (shape === 'zero' || shape === 'one') return { kind: shape };
  if (shape !== 'general') return { kind: shape, literals };
  const products = primesOf(literals, form.bias);
  return products.length <= maxProducts ? { kind: 'cover', products } : tooWide(neuron.name, literals.length);
}

/**
 * The smallest sets of literals that reach the threshold. A function that only rises has one irredundant sum of products,
 * that of all its primes (Quine 1954). Literals are heaviest first: a set is smallest when it falls short without its last.
 */
function primesOf(literals: readonly Literal[], bias: number): Literal[][] {
  const rest = new Float64Array(literals.length + 1);
  for (let i = literals.length - 1; i >= 0; i--) rest[i] = rest[i + 1]! + literals[i]!.weight;
  const primes: Literal[][] = [];
  const chosen: Literal[] = [];
  const extend = (from: number, sum: number): void => {
    for (let i = from; i < literals.length && primes.length <= maxProducts && sum + rest[i]! >= 0; i++) {
      chosen.push(literals[i]!);
      if (sum + literals[i]!.weight >= 0) primes.push([...chosen]);
      else extend(i + 1, sum + literals[i]!.weight);
      chosen.pop();
    }
  };
  extend(0, bias);
  return primes;
}

function tooWide(path: string, inputs: number): Issue {
  const message = `the threshold of its ${inputs} inputs is an OR of more than ${maxProducts} ANDs`;
  return { path, message, expected: 'neurons of fewer inputs, or weights that make a gate' };
}

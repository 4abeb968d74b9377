import type { Cube } from './cubes.ts';
import { literalsOf } from './cubes.ts';
import { startCircuit, type CircuitBuilder, type Gate, type Signal } from './circuit.ts';
import { allRows, type BitTable } from './tables.ts';

/** Gates made of one neuron, b = 1.5 and two weights of −1: the NAND. */
export interface NandBuilder {
  readonly circuit: CircuitBuilder;
  nand(a: Signal, b: Signal): Signal;
  not(a: Signal): Signal;
  and(signals: readonly Signal[]): Signal;
  or(signals: readonly Signal[]): Signal;
  xor(a: Signal, b: Signal): Signal;
  constant(value: boolean): Signal;
  sum(cubes: readonly Cube[]): Signal;
  /** A signal of this table that is there, or is the NAND of two that are; else null. */
  match(table: BitTable): Signal | null;
}

/** Looking at all pairs of signals pays only for so many. */
const mostMatched = 200;

/** What computes the same as an earlier signal is that signal, so that no inversion is doubled and no part built twice. */
export function startNands(inputCount: number): NandBuilder {
  const circuit = startCircuit(inputCount);
  const all = allRows(inputCount);
  const { tables } = circuit;

  function nand(a: Signal, b: Signal): Signal {
    const table = all & ~(tables[a]! & tables[b]!);
    return circuit.find(table) ?? circuit.addTable(nandGate(a, b), table);
  }

  const not = (a: Signal): Signal => circuit.find(all & ~tables[a]!) ?? nand(a, a);

  function constant(value: boolean): Signal {
    const on = circuit.find(all) ?? circuit.addTable({ sources: [], weights: [], threshold: -1 }, all);
    return value ? on : not(on);
  }

  /** In halves, so that the way through them is short. */
  function and(signals: readonly Signal[]): Signal {
    if (signals.length === 0) return constant(true);
    return signals.length === 1 ? signals[0]! : not(nandOf(signals));
  }

  function nandOf(signals: readonly Signal[]): Signal {
    if (signals.length === 1) return not(signals[0]!);
    const middle = Math.ceil(signals.length / 2);
    return nand(and(signals.slice(0, middle)), and(signals.slice(middle)));
  }

  function or(signals: readonly Signal[]): Signal {
    return signals.length === 0 ? constant(false) : nandOf(signals.map(not));
  }

  function xor(a: Signal, b: Signal): Signal {
    const table = tables[a]! ^ tables[b]!;
    const found = circuit.find(table);
    if (found !== null) return found;
    const both = nand(a, b);
    return nand(nand(a, both), nand(b, both));
  }

  function sum(cubes: readonly Cube[]): Signal {
    const products = cubes.map((cube) =>
      literalsOf(cube, inputCount).map(({ input, isOn }) => (isOn ? input : not(input))),
    );
    if (products.length === 0) return constant(false);
    if (products.some(({ length }) => length === 0)) return constant(true);
    if (products.length === 1) return and(products[0]!);
    return nandTree(products.map(nandOf));
  }

  /** OR of what is given negated. */
  function nandTree(negated: readonly Signal[]): Signal {
    if (negated.length === 1) return not(negated[0]!);
    const middle = Math.ceil(negated.length / 2);
    return nand(and(negated.slice(0, middle)), and(negated.slice(middle)));
  }

  function match(table: BitTable): Signal | null {
    const found = circuit.find(table);
    if (found !== null || tables.length > mostMatched) return found;
    const wanted = all & ~table;
    const above = [...tables.keys()].filter((signal) => (wanted & ~tables[signal]!) === 0n);
    for (const a of above) for (const b of above) if ((tables[a]! & tables[b]!) === wanted) return nand(a, b);
    return null;
  }

  return { circuit, nand, not, and, or, xor, constant, sum, match };
}

/** NAND of a signal with itself is its inversion, one synapse of twice the weight. */
export function nandGate(a: Signal, b: Signal): Gate {
  if (a === b) return { sources: [a], weights: [-2], threshold: -1 };
  return { sources: [a, b], weights: [-1, -1], threshold: -1 };
}

import { inputTables, packBits, unpackBits, type BitTable } from './tables.ts';
import { synthesisLimits } from './function.ts';

/** A signal of a circuit: an input by its number, a neuron by the number of inputs and its own. */
export type Signal = number;

/** A threshold neuron: on where the weights of the sources that are on sum up to `threshold`. */
export interface Gate {
  readonly sources: readonly Signal[];
  readonly weights: readonly number[];
  readonly threshold: number;
}

/** Neurons in an order in which each comes after its sources, and the signals that are the outputs. */
export interface Circuit {
  readonly inputCount: number;
  readonly gates: readonly Gate[];
  readonly outputs: readonly Signal[];
}

/** A circuit as it grows; what computes the same table as an earlier signal becomes that signal. */
export interface CircuitBuilder {
  readonly inputCount: number;
  readonly gates: readonly Gate[];
  /** By signal. */
  readonly tables: readonly BitTable[];
  find(table: BitTable): Signal | null;
  add(gate: Gate): Signal;
  /** A gate whose table is known; ones of weight 0 must be left out. */
  addTable(gate: Gate, table: BitTable): Signal;
}

/** Thrown where a circuit would need more neurons than are allowed. */
export class TooManyNeurons extends Error {
  override readonly name = 'TooManyNeurons';
}

export function startCircuit(inputCount: number): CircuitBuilder {
  const rowCount = 2 ** inputCount;
  const gates: Gate[] = [];
  const tables: BitTable[] = inputTables(inputCount);
  const inputOf = new Map(tables.map((table, signal) => [table, signal]));
  const gateOf = new Map<BitTable, Signal>();
  const builder: CircuitBuilder = {
    inputCount,
    gates,
    tables,
    find: (table) => inputOf.get(table) ?? gateOf.get(table) ?? null,
    add(gate) {
      const parts = [...gate.sources.keys()].filter((k) => gate.weights[k] !== 0);
      const kept: Gate = {
        sources: parts.map((k) => gate.sources[k]!),
        weights: parts.map((k) => gate.weights[k]!),
        threshold: gate.threshold,
      };
      return builder.addTable(kept, tableOfGate(kept, tables, rowCount));
    },
    addTable(gate, table) {
      // An input is no neuron: a gate that repeats it is one of its own.
      const found = gateOf.get(table);
      if (found !== undefined) return found;
      if (gates.length >= synthesisLimits.neurons) throw new TooManyNeurons();
      gates.push(gate);
      const signal = tables.push(table) - 1;
      gateOf.set(table, signal);
      return signal;
    },
  };
  return builder;
}

function tableOfGate({ sources, weights, threshold }: Gate, tables: readonly BitTable[], rowCount: number): BitTable {
  const sums = new Int32Array(rowCount);
  sources.forEach((source, k) => {
    const values = unpackBits(tables[source]!, rowCount);
    for (let row = 0; row < rowCount; row++) sums[row]! += weights[k]! * values[row]!;
  });
  return packBits(Uint8Array.from(sums, (sum) => Number(sum >= threshold)));
}

/** Builds `part`, whose input k is `inputs[k]`, into a circuit; the signals of its outputs. */
export function graft(builder: CircuitBuilder, part: Circuit, inputs: readonly Signal[]): Signal[] {
  const signals = [...inputs];
  for (const gate of part.gates)
    signals.push(builder.add({ ...gate, sources: gate.sources.map((source) => signals[source]!) }));
  return part.outputs.map((signal) => signals[signal]!);
}

/** The circuit without neurons that no output needs. */
export function pruned({ inputCount, gates, outputs }: Circuit): Circuit {
  const needed = new Set(outputs.filter((signal) => signal >= inputCount));
  for (const signal of needed)
    for (const source of gates[signal - inputCount]!.sources) if (source >= inputCount) needed.add(source);
  const kept = [...needed].sort((a, b) => a - b);
  const renamed = new Map(kept.map((signal, k) => [signal, inputCount + k]));
  const rename = (signal: Signal): Signal => renamed.get(signal) ?? signal;
  return {
    inputCount,
    gates: kept.map((signal) => {
      const gate = gates[signal - inputCount]!;
      return { ...gate, sources: gate.sources.map(rename) };
    }),
    outputs: outputs.map(rename),
  };
}

/** By neuron: the number of synapses on the longest way from an input; 1 for one without sources. */
export function depthsOf({ inputCount, gates }: Circuit): number[] {
  const depths: number[] = [];
  for (const { sources } of gates)
    depths.push(1 + Math.max(0, ...sources.map((source) => (source < inputCount ? 0 : depths[source - inputCount]!))));
  return depths;
}

/** The table that each output really computes. */
export function tablesOf({ inputCount, gates, outputs }: Circuit): BitTable[] {
  const tables = inputTables(inputCount);
  for (const gate of gates) tables.push(tableOfGate(gate, tables, 2 ** inputCount));
  return outputs.map((signal) => tables[signal]!);
}

import type { Issue, Parsed } from '../../network/issue.ts';
import type { ThresholdCircuit } from './circuit.ts';
import { writeNeuron } from './write-neuron.ts';

/**
 * A circuit as bitwise instructions over slots, each of which holds one bit of every lane. The slots are the signals of
 * the circuit, then scratch. An instruction is four numbers: operation, destination and two operands.
 */
export interface LaneProgram {
  readonly slots: number;
  readonly code: Int32Array;
  readonly instructions: number;
}

export const operation = {
  and: 0,
  or: 1,
  andNot: 2,
  orNot: 3,
  nand: 4,
  nor: 5,
  copy: 6,
  not: 7,
  zero: 8,
  one: 9,
} as const;
export type Operation = keyof typeof operation;

/** Appends an instruction; `andNot` is a ∧ ¬b, `orNot` a ∨ ¬b. */
export type Emit = (op: Operation, target: number, a?: number, b?: number) => void;

/** Most instructions of a program: 64 MiB of them. */
const maxInstructions = 4_000_000;

/** The program of a circuit, or the neurons that cannot be written as bits. */
export function compileLanes(circuit: ThresholdCircuit): Parsed<LaneProgram> {
  const { inputs, registers, neurons } = circuit;
  const first = inputs.length + registers.length;
  const scratch = first + neurons.length;
  const code: number[] = [];
  const emit: Emit = (op, target, a = 0, b = 0) => void code.push(operation[op], target, a, b);
  const issues: Issue[] = [];
  let slots = scratch;
  for (let index = 0; index < neurons.length; index++) {
    const written = writeNeuron(neurons[index]!, first + index, scratch, emit);
    if (!written.ok) issues.push(...written.issues);
    else slots = Math.max(slots, scratch + written.value);
    if (code.length > 4 * maxInstructions) return { ok: false, issues: [tooMany] };
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { slots, code: Int32Array.from(code), instructions: code.length / 4 } };
}

const tooMany: Issue = {
  path: 'populations',
  message: `the circuit needs more than ${maxInstructions} bitwise instructions`,
  expected: 'a smaller circuit, or one of fewer different weights',
};

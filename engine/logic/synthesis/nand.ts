import type { BooleanExpression } from '../boolean.ts';
import { pruned, TooManyNeurons, type Circuit, type Signal } from './circuit.ts';
import { dontCare, type BooleanFunction, type BooleanOutput } from './function.ts';
import { complementOf, minimise } from './minimise.ts';
import { nandGate, startNands, type NandBuilder } from './nand-builder.ts';
import { decompose } from './nand-decompose.ts';
import { mostSearchedInputs, searchNands } from './nand-search.ts';
import { onOffOf, packBits } from './tables.ts';
import type { Synthesised } from './types.ts';

/** How an output becomes a signal. */
type Road = (output: BooleanOutput, nands: NandBuilder, inputs: readonly string[]) => Signal;

/**
 * A circuit of NAND neurons of two synapses: the smallest of the least sum of products, its complement, a decomposition and the expression
 * as it is written, each with all parts shared; up to 4 inputs then of all circuits of NANDs, as far as `budget` of them go.
 */
export function synthesizeNands(target: BooleanFunction, budget = 400_000): Synthesised {
  const { inputs, outputs } = target;
  const candidates = roads.flatMap((road) => {
    const circuit = build(target, road);
    return circuit ? [circuit] : [];
  });
  if (candidates.length === 0) throw new TooManyNeurons();
  const best = candidates.reduce((least, each) => (each.gates.length < least.gates.length ? each : least));
  if (inputs.length > mostSearchedInputs) return { circuit: best, isProven: false };
  const tables = outputs.map(({ values }) => onOffOf(values));
  const { circuit, isComplete } = searchNands(tables, inputs.length, best.gates.length, budget);
  return { circuit: circuit ?? best, isProven: isComplete };
}

const roads: readonly Road[] = [
  (output, nands) => decompose(wholeTable(output), nands),
  ({ values }, nands) => nands.sum(minimise(values).cubes),
  ({ values }, nands) => nands.not(nands.sum(minimise(complementOf(values)).cubes)),
  ({ values, expression }, nands, inputs) =>
    expression ? follow(expression, nands, inputs) : nands.sum(minimise(values).cubes),
];

function build({ inputs, outputs }: BooleanFunction, road: Road): Circuit | null {
  const nands = startNands(inputs.length);
  try {
    const signals = outputs.map((output) => road(output, nands, inputs));
    const neurons = signals.map((signal) => (signal < inputs.length ? copyOf(signal, nands) : signal));
    return pruned({ inputCount: inputs.length, gates: nands.circuit.gates, outputs: neurons });
  } catch (error) {
    if (error instanceof TooManyNeurons) return null;
    throw error;
  }
}

/** A lamp needs a neuron, also where the output is an input. */
function copyOf(input: Signal, { circuit, not }: NandBuilder): Signal {
  const inverted = not(input);
  return circuit.addTable(nandGate(inverted, inverted), circuit.tables[input]!);
}

/** A table without don't-cares: that of the least sum of products. */
function wholeTable({ values }: BooleanOutput): bigint {
  if (!values.includes(dontCare)) return packBits(values);
  const { cubes } = minimise(values);
  return packBits(values.map((_, row) => Number(cubes.some(({ care, value }) => (row & care) === value))));
}

function follow(expression: BooleanExpression, nands: NandBuilder, inputs: readonly string[]): Signal {
  const visit = (part: BooleanExpression): Signal => {
    switch (part.kind) {
      case 'constant':
        return nands.constant(part.value);
      case 'name':
        return inputs.indexOf(part.name);
      case 'not':
        return nands.not(visit(part.operand));
      case 'and':
        return nands.and([visit(part.left), visit(part.right)]);
      case 'or':
        return nands.or([visit(part.left), visit(part.right)]);
      case 'xor':
        return nands.xor(visit(part.left), visit(part.right));
    }
  };
  return visit(expression);
}

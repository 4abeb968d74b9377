import type { Circuit } from '../../../engine/learning/graph/circuit.ts';
import type { Activation } from '../../../engine/learning/units.ts';

/** A circuit that is trained, to be drawn: its weights and biases come with each frame, by the numbers given here. */
export interface DrawnCircuit {
  /** Inputs first, then neurons, each after all that it reads. */
  readonly nodes: readonly DrawnNode[];
  readonly synapses: readonly DrawnSynapse[];
  /** Of all parameters: the circuit that was drawn has them still, unless it has been changed. */
  readonly parameterNames: readonly string[];
}

export interface DrawnNode {
  readonly name: string;
  /** Null for an input. */
  readonly activation: Activation | 'own' | null;
  readonly isOutput: boolean;
  /** Longest way from an input, in synapses. */
  readonly column: number;
  /** Number of the bias; −1 where there is none. */
  readonly bias: number;
}

export interface DrawnSynapse {
  readonly from: number;
  readonly to: number;
  /** Number of the weight; shared ones have the same. */
  readonly weight: number;
  readonly frozen: boolean;
}

export function drawnCircuit({ sources, units, outputs, parameters }: Circuit): DrawnCircuit {
  const columns: number[] = sources.map(() => 0);
  const nodes = units.map(({ name, function: { activation }, bias, edges }, k): DrawnNode => {
    const column = 1 + Math.max(0, ...edges.map(({ source }) => columns[source]!));
    columns.push(column);
    return { name, activation, bias, column, isOutput: outputs.includes(sources.length + k) };
  });
  const inputs = sources.map(({ name }): DrawnNode => ({
    name,
    activation: null,
    bias: -1,
    column: 0,
    isOutput: false,
  }));
  return {
    nodes: [...inputs, ...nodes],
    synapses: units.flatMap(({ edges }, k) =>
      edges.map(({ source, weight }) => ({
        ...{ from: source, to: sources.length + k, weight },
        frozen: parameters[weight]!.frozen,
      })),
    ),
    parameterNames: parameters.map(({ name }) => name),
  };
}

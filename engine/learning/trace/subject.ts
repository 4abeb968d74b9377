import { checkDense, type DenseSpec, type LossName } from '../dense/spec.ts';
import { outputActivation } from '../graph/network.ts';
import { plainUnit } from '../graph/unit-function.ts';
import { readCircuit, type Circuit, type CircuitParameter, type Unit } from '../graph/circuit.ts';
import type { Network } from '../../network/types.ts';
import type { Parsed } from '../../network/issue.ts';
import type { Activation } from '../units.ts';

/** What one case is followed through: an acyclic graph of units with parameters and a loss. */
export interface TraceSubject {
  readonly circuit: Circuit;
  readonly parameters: Float64Array;
  readonly loss: LossName;
  /** Of all outputs, for a loss that must know it. */
  readonly activation: Activation | 'own';
}

/** One sample: inputs as the network takes them, and targets. */
export interface TraceSample {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

/** A circuit as drawn, with the weights that it has; issues where it has no derivative or does not fit its loss. */
export function circuitSubjectOf(network: Network, loss: LossName): Parsed<TraceSubject> {
  const read = readCircuit(network);
  if (!read.ok) return read;
  const circuit = read.value;
  const activation = outputActivation(circuit, loss);
  if (typeof activation !== 'string') return { ok: false, issues: [activation.issue] };
  const parameters = Float64Array.from(circuit.parameters, ({ value }) => value);
  return { ok: true, value: { circuit, parameters, loss, activation } };
}

/** A circuit that learns, at weights that it has come to. Throws on a loss that does not fit it. */
export function circuitSubjectAt(circuit: Circuit, parameters: ArrayLike<number>, loss: LossName): TraceSubject {
  const activation = outputActivation(circuit, loss);
  if (typeof activation !== 'string')
    throw new Error(`Found ${activation.issue.message}, expected ${activation.issue.expected}`);
  return { circuit, parameters: Float64Array.from(parameters), loss, activation };
}

/** A multilayer perceptron with parameters layer by layer: weights [input][unit], then biases. Throws on what `checkDense` refuses. */
export function denseSubjectOf(
  spec: DenseSpec,
  parameters: ArrayLike<number>,
  loss: LossName,
  names: readonly string[] = [],
): TraceSubject {
  const wrong = checkDense(spec, loss);
  if (wrong) throw new Error(wrong);
  const circuit = circuitOf(spec, parameters, names);
  if (parameters.length !== circuit.parameters.length)
    throw new Error(`Found ${parameters.length} parameters, expected ${circuit.parameters.length}`);
  const { activation } = spec.layers.at(-1)!;
  return { circuit, parameters: Float64Array.from(parameters), loss, activation };
}

function circuitOf({ inputs, layers }: DenseSpec, values: ArrayLike<number>, names: readonly string[]): Circuit {
  const sources = Array.from({ length: inputs }, (_, k) => ({ name: names[k] ?? `input ${k + 1}`, value: null }));
  const parameters: CircuitParameter[] = [];
  const units: Unit[] = [];
  let [firstBefore, width] = [0, inputs];
  layers.forEach(({ size, activation }, l) => {
    const first = parameters.length;
    const isOutput = l === layers.length - 1;
    const nameOf = (j: number): string => `${isOutput ? 'output' : `layer ${l + 1}, unit`} ${j + 1}`;
    const common = { frozen: false, sign: 'either', fanIn: width, fanOut: size } as const;
    for (let i = 0; i < width; i++)
      for (let j = 0; j < size; j++) {
        const from = l === 0 ? sources[i]!.name : units[firstBefore - inputs + i]!.name;
        const name = `weight of ${nameOf(j)} from ${from}`;
        parameters.push({ ...common, name, kind: 'weight', value: values[first + i * size + j]! });
      }
    const made = Array.from({ length: size }, (_, j): Unit => {
      const name = nameOf(j);
      const value = values[parameters.length]!;
      const bias = parameters.push({ ...common, name: `bias of ${name}`, kind: 'bias', value }) - 1;
      const edges = Array.from({ length: width }, (__, i) => ({
        source: firstBefore + i,
        weight: first + i * size + j,
      }));
      return { name, population: `layer ${l + 1}`, function: plainUnit(activation), bias, edges, fixed: new Map() };
    });
    firstBefore = inputs + units.length;
    width = size;
    units.push(...made);
  });
  const outputs = Array.from({ length: width }, (_, k) => inputs + units.length - width + k);
  return { sources, inputs: [...sources.keys()], units, outputs, parameters };
}

import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { readCircuit } from '../../../engine/learning/graph/circuit.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { graphOf, parameterName } from '../../../renderer/views/train/graph/graph-of.ts';
import type { TrainedGraph } from '../../../renderer/views/train/graph/trained-graph.ts';
import { drawnCircuit } from '../../../renderer/worker/training/drawn-circuit.ts';
import type { Started } from '../../../renderer/worker/training/protocol.ts';
import { example } from '../support/networks.ts';

const layers = [
  { size: 3, activation: 'tanh' },
  { size: 2, activation: 'softmax' },
] as const;
const named = { inputNames: ['x', 'y'], outputNames: ['A', 'B'] };
const dense = graphOf({ inputs: 2, layers, ...named, circuit: null } as unknown as Started);

/** Each parameter belongs to one neuron, which finds it again. */
function isWhole(graph: TrainedGraph, parameters: number): void {
  const all = graph.groups.flatMap(({ nodes }) =>
    nodes.flatMap((node) => graph.into(node).map(({ parameter }) => parameter)),
  );
  expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: parameters }, (_, k) => k));
  for (let k = 0; k < parameters; k++)
    expect(graph.into(graph.ownerOf(k)).map(({ parameter }) => parameter)).toContain(k);
}

describe('the parameters of layers', () => {
  it('are known as the engine orders and names them', () => {
    const engine = createDense({ inputs: 2, layers }, samplesOf([[0, 0]], [[1, 0]]), { loss: 'cross-entropy' });
    isWhole(dense, engine.parameterCount);
    for (let k = 0; k < engine.parameterCount; k++) {
      const owner = dense.ownerOf(k);
      const [layer, first] = owner < 5 ? [1, 2] : [2, 5];
      const { from } = dense.into(owner).find(({ parameter }) => parameter === k)!;
      const source = layer === 1 ? `input ${from! + 1}` : `unit ${from! - 1}`;
      const unit = `unit ${owner - first + 1}`;
      const what = from === null ? `bias of ${unit}` : `weight of ${unit} from ${source}`;
      expect(engine.nameOf(k)).toBe(`layer ${layer}, ${what}`);
    }
  });

  it('have names', () => {
    expect([0, 5, 7, 9, 16].map((k) => parameterName(dense, k))).toEqual([
      'x → hidden 1 · 1',
      'y → hidden 1 · 3',
      'bias of hidden 1 · 2',
      'hidden 1 · 1 → A',
      'bias of B',
    ]);
    expect(dense.groups.map(({ label }) => label)).toEqual(['Hidden layer 1', 'Outputs']);
    expect(() => dense.ownerOf(17)).toThrow('Found parameter 17');
  });
});

describe('the parameters of a circuit', () => {
  const read = readCircuit(example('xor-to-learn'));
  if (!read.ok) throw new Error('Found no circuit');
  const circuit = drawnCircuit(read.value);
  const graph = graphOf({ circuit } as unknown as Started);

  it('are those of its synapses and biases, by the names in the build view', () => {
    isWhole(graph, read.value.parameters.length);
    expect(graph.inputs).toBe(2);
    expect(graph.groups.map(({ label, nodes }) => [label, nodes.map((node) => graph.nodeName(node))])).toEqual([
      ['Neurons', ['either', 'not_both']],
      ['Outputs', ['y']],
    ]);
    const y = graph.groups[1]!.nodes[0]!;
    expect(graph.into(y).map(({ parameter }) => parameterName(graph, parameter))).toEqual([
      'either → y',
      'not_both → y',
      'bias of y',
    ]);
  });

  it('belong to the first neuron where synapses share them', () => {
    const [first, second, ...others] = circuit.synapses;
    const shared = { ...circuit, synapses: [first!, { ...second!, weight: first!.weight }, ...others] };
    const both = graphOf({ circuit: shared } as unknown as Started);
    expect(both.ownerOf(first!.weight)).toBe(first!.to);
    expect(() => both.ownerOf(second!.weight)).toThrow('expected one of the circuit');
  });
});

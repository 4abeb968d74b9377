import { expect, it } from 'vitest';
import { readCircuit } from '../../../engine/learning/graph/circuit.ts';
import { createEvaluator } from '../../../engine/learning/graph/evaluate.ts';
import { withParameters } from '../../../engine/learning/graph/write-network.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { lamp, toggles, wires } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';

const double = {
  id: 'double',
  circuit: {
    stimuli: toggles('x'),
    populations: [{ id: 'n', model: 'linear', parameters: { b: 1 } }],
    connections: wires('x>n:2'),
    probes: [lamp('y', 'n')],
  },
};

/** y = 2 · 3x + 1, then y = 2 · y + 1. */
const network = networkOf({
  chipTypes: [double],
  chips: ['k', 'l'].map((id) => ({ id, type: 'double' })),
  stimuli: toggles('x'),
  connections: wires('x>k.x:3', 'k.y>l.x'),
  probes: [lamp('out', 'l.y')],
});

function valueAt(drawn: typeof network, x: number): number {
  const circuit = readCircuit(drawn);
  if (!circuit.ok) throw new Error(circuit.issues[0]!.message);
  const { parameters, outputs } = circuit.value;
  const values = Float64Array.from(parameters, ({ value }) => value);
  return createEvaluator(circuit.value).forward(values, Float64Array.of(x), 0).values[outputs[0]!]!;
}

it('chips learn as the neurons inside of them, each chip of a type for itself', () => {
  expect(valueAt(network, 1)).toBe(15);
  const circuit = readCircuit(network);
  if (!circuit.ok) throw new Error();
  const { parameters } = circuit.value;
  expect(parameters.map(({ kind, value }) => [kind, value])).toEqual([
    ['weight', 6],
    ['weight', 2],
    ['bias', 1],
    ['bias', 1],
  ]);
  const learnt = withParameters(network, circuit.value, [5, 4, 3, 2]);
  expect(parseNetworkText(serializeNetwork(learnt))).toEqual({ ok: true, value: learnt });
  expect(learnt.populations.map(({ id }) => id)).toEqual(['k_n', 'l_n']);
  // 4 · (5 · 1 + 3) + 2
  expect(valueAt(learnt, 1)).toBe(34);
});

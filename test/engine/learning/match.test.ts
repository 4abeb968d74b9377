import { expect, it } from 'vitest';
import { readCircuit } from '../../../engine/learning/graph/circuit.ts';
import { isSameName, matchCircuit } from '../../../engine/learning/graph/match.ts';
import { networkOf } from '../support/networks.ts';

function match(ids: readonly string[], columns: readonly string[]) {
  const read = readCircuit(
    networkOf({
      stimuli: ids.map((id) => ({ kind: 'constant', id, value: 0 })),
      populations: [{ id: 'y', model: 'logistic', size: 1 }],
      connections: ids.map((id) => ({ source: id, target: 'y', weight: 1 })),
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return matchCircuit(read.value, { inputs: columns, outputs: ['y'] });
}

it('finds columns by what of their names an id can hold, and blames those alone that it does not find', () => {
  const columns = ['petal length (cm)', 'petal width (cm)'];
  expect(match(['petal_width_cm', 'petal_length_cm'], columns)).toEqual({
    ok: true,
    value: { inputs: [1, 0], outputs: [0] },
  });
  expect(isSameName('petal_width_cm', columns[1]!)).toBe(true);
  expect(match(['petal_length_cm', 'zz'], columns)).toMatchObject({
    ok: false,
    issues: [{ path: 'inputs', message: 'there is no column for inputs "zz" of the circuit' }],
  });
});

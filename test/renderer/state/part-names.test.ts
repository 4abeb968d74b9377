import { expect, test } from 'vitest';
import { namesText, partName, partsText } from '../../../renderer/state/part-names.ts';
import { connection, nand, networkOf, population, toggle } from '../scene/network.ts';

test('a part is called by its label, a connection by its two ends, and what is unknown by its id', () => {
  const network = { ...nand, populations: [{ ...population('y'), label: 'Output' }] };
  expect(['a', 'y', 'out', 'ay', 'gone'].map((id) => partName(network, id))).toEqual([
    'a',
    'Output',
    'out',
    'a → Output',
    'gone',
  ]);
});

test('a renamed part has its new name in the network that has it, and the old one in the one before', () => {
  const renamed = { ...nand, populations: [{ ...population('y'), label: 'Output' }] };
  expect([partName(nand, 'y'), partName(renamed, 'y'), partName(nand, 'y')]).toEqual(['y', 'Output', 'y']);
});

test('up to three parts are named one by one, more of them counted by kind', () => {
  const network = networkOf({
    populations: ['p', 'q', 'r', 's'].map((id) => population(id)),
    stimuli: [toggle('t')],
    connections: [connection('pq', 'p', 'q')],
  });
  expect(namesText(network, ['p', 't', 'pq'])).toBe('p, t, p → q');
  expect(namesText(network, ['p', 'q', 'r', 's'])).toBe('4 neurons');
  expect(namesText(network, ['p', 'q', 'r', 't'])).toBe('4 parts');
  expect(partsText(network, new Set(['q']))).toBe('q');
});

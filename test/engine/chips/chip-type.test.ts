import { expect, it } from 'vitest';
import { withChipType } from '../../../engine/chips/chip-type.ts';
import { checkNetwork } from '../../../engine/network/check.ts';
import { networkOfChip } from '../../../engine/network/network-of-chip.ts';
import type { Network } from '../../../engine/network/types.ts';
import { measure } from '../logic/measure.ts';
import { around, fourBitAdder, fullAdder, halfAdder, threshold } from '../support/chips.ts';
import { nand, networkOf } from '../support/networks.ts';

const named = (network: Network): string[] => network.chipTypes.map(({ id }) => id);

it('a circuit becomes a chip type that answers as it did', () => {
  const { network, typeId } = withChipType(networkOf({}), nand(0, 1), 'My NAND');
  expect(typeId).toBe('My_NAND');
  expect(checkNetwork(network)).toEqual([]);
  expect(measure(networkOfChip(network, typeId)).pass).toBe(true);
});

it('brings the chip types that it is made of, once', () => {
  const types = [halfAdder, fullAdder, fourBitAdder];
  const part = networkOfChip(around(types, fullAdder), 'full');
  const once = withChipType(networkOf({}), { ...part, chipTypes: part.chipTypes.slice(0, 1) }, 'sum');
  expect(named(once.network)).toEqual(['half', 'sum']);
  const twice = withChipType(once.network, { ...part, chipTypes: part.chipTypes.slice(0, 1) }, 'sum');
  expect(named(twice.network)).toEqual(['half', 'sum', 'sum_2']);
  expect(measure(networkOfChip(twice.network, 'sum_2')).pass).toBe(true);
});

it('renames what only shares a name: models, synapses and chip types', () => {
  const text = (b: number): string => `threshold: sum(w*x) + ${b} >= 0`;
  const own = (b: number) => ({
    models: [{ id: 'mine', text: text(b) }],
    synapses: [{ id: 'fast', kind: 'delta' }],
    chipTypes: [{ id: 'inner', circuit: { populations: [threshold('n', b)] } }],
    populations: [{ id: 'p', model: 'mine' }],
    chips: [{ id: 'c', type: 'inner' }],
    connections: [{ source: 'p', target: 'p', weight: 1, synapse: 'fast' }],
  });
  const { network, typeId } = withChipType(networkOf(own(1)), networkOf(own(2)), 'new');
  expect(network.models.map(({ id }) => id)).toEqual(['mine', 'mine_2']);
  expect(network.synapses.map(({ id }) => id)).toEqual(['fast']);
  expect(named(network)).toEqual(['inner', 'inner_2', 'new']);
  const { circuit } = network.chipTypes.find(({ id }) => id === typeId)!;
  expect(circuit).toMatchObject({ populations: [{ model: 'mine_2' }], chips: [{ type: 'inner_2' }] });
  expect(checkNetwork(network)).toEqual([]);
});

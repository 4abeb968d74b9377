import { describe, expect, it } from 'vitest';
import { byId } from '../../../engine/network/by-id.ts';
import { partsOf } from '../../../engine/network/network-parts.ts';
import { weightsOf } from '../../../engine/probes/weights.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { synapseTotal } from '../../../engine/simulation/compiled.ts';
import { drivenModel } from '../../../engine/synapses/driven-model.ts';
import { networkOf } from '../support/networks.ts';

const size = 130_000;

describe('a network of many connections', () => {
  it('compiles with more of them in one table than a call has room for arguments', () => {
    const at = (index: number): number => index % 1000;
    const { compiled } = compile(
      networkOf({
        synapses: [{ id: 'ampa', kind: 'exponential' }],
        populations: [{ id: 'p', model: 'lif', size: 1000 }],
        connections: Array.from({ length: size }, (_, k) => ({
          ...{ id: `w${k}`, source: 'p', target: 'p', synapse: 'ampa', weight: k + 1 },
          connector: { kind: 'FromList', list: [[at(k), at(7 * k)]] },
        })),
      }),
    );
    expect([compiled.deliverers.length, synapseTotal(compiled)]).toEqual([1, size]);
    for (const k of [0, 1234, size - 1]) {
      const weights = weightsOf(compiled, `w${k}`);
      expect([weights.length, weights.sources[0], weights.targets[0], weights.at(0)]).toEqual([
        1,
        at(k),
        at(7 * k),
        k + 1,
      ]);
    }
  }, 60_000);
});

describe('the models of populations', () => {
  it('have the receptors of their own synapses, as each would have alone', () => {
    const network = networkOf({
      synapses: ['ampa', 'gaba', 'unused'].map((id) => ({ id, kind: 'exponential' })),
      populations: ['both', 'one', 'other', 'none'].map((id) => ({ id, model: 'lif' })),
      connections: [
        { source: 'none', target: 'both', synapse: 'gaba' },
        { source: 'none', target: 'both', synapse: 'ampa' },
        { source: 'both', target: 'one', synapse: 'ampa' },
        { source: 'both', target: 'other', synapse: 'ampa' },
      ].map((connection) => ({ ...connection, weight: 1 })),
    });
    const { models } = partsOf(network);
    const receptorsOf = (id: string): string[] =>
      models.get(id)!.variables.flatMap(({ symbol }) => (symbol.startsWith('I_') ? [symbol] : []));
    expect(['both', 'one', 'none'].map(receptorsOf)).toEqual([['I_ampa', 'I_gaba'], ['I_ampa'], []]);
    expect(models.get('one')).toBe(models.get('other'));
    const alone = drivenModel(models.get('none')!, network.populations[0]!, network);
    expect(alone.variables).toEqual(models.get('both')!.variables);
  });
});

describe('byId', () => {
  it('finds the first of equal ids, and nothing that is not there', () => {
    const items = [
      { id: 'a', value: 1 },
      { id: 'a', value: 2 },
    ];
    expect(byId(items).get('a')).toBe(items[0]);
    expect(byId(items).get('constructor')).toBeUndefined();
    expect(byId(items)).toBe(byId(items));
  });
});

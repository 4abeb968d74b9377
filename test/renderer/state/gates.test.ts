import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import type { Network } from '../../../engine/network/types.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { addProbe, partAt } from '../../../renderer/state/add-probe.ts';
import { connect } from '../../../renderer/state/edits.ts';
import type { Gate } from '../../../renderer/state/gates.ts';
import { measure } from '../../engine/logic/measure.ts';
import { example, network } from '../support/networks.ts';

const origin = { x: 0, y: 0 };
const gates: readonly (readonly [Gate, string])[] = [
  ['NOT', '!a'],
  ['AND', 'a & b'],
  ['OR', 'a | b'],
  ['NAND', '!(a & b)'],
  ['NOR', '!(a | b)'],
  ['XOR', 'a ^ b'],
  ['XNOR', '!(a ^ b)'],
];

/** The gate, wired as a user does, without touching a weight. */
function wired(gate: Gate, expression: string): Network {
  const stimuli = (gate === 'NOT' ? ['a'] : ['a', 'b']).map((id) => ({ kind: 'toggle', id }));
  const added = addItem(network({ stimuli }), { kind: 'gate', gate }, origin);
  const isChip = added.network.chips.length > 0;
  const targets = stimuli.map(({ id }) => [id, isChip ? `${added.id}.${id}` : added.id] as const);
  const all = targets.reduce((before, [source, target]) => connect(before, source, target), added.network);
  const target = isChip ? `${added.id}.y` : added.id;
  return { ...all, probes: [{ kind: 'lamp', id: 'out', label: 'out', target, neuron: 0, expect: expression }] };
}

describe('a gate of the palette', () => {
  it.each(gates)('%s computes %s once it is wired', (gate, expression) => {
    const circuit = wired(gate, expression);
    expect(checkNetwork(circuit)).toEqual([]);
    expect(measure(circuit).pass).toBe(true);
  });

  it('of a kind that is there already has the next name, and shares its chip type', () => {
    const two = (gate: Gate): Network => {
      const one = addItem(network({}), { kind: 'gate', gate }, origin).network;
      return addItem(one, { kind: 'gate', gate }, { x: 200, y: 0 }).network;
    };
    expect(two('NAND').populations.map(({ id, label }) => [id, label])).toEqual([
      ['nand', 'NAND'],
      ['nand2', 'NAND2'],
    ]);
    expect(two('XOR').chipTypes.map(({ id }) => id)).toEqual(['xor']);
    expect(two('XOR').chips).toHaveLength(2);
  });
});

describe('a probe of the palette', () => {
  const nand = example('nand');
  const bare = { ...nand, probes: [] };

  it('records the spikes or the potential of its target, each once', () => {
    const spikes = addProbe(bare, 'spikes', 'nand');
    expect(spikes).toMatchObject({ ok: true, network: { probes: [{ kind: 'spikes', target: 'nand' }] } });
    const trace = addProbe(bare, 'trace', 'nand');
    expect(trace).toMatchObject({ ok: true, network: { probes: [{ kind: 'trace', target: 'nand', variable: 'z' }] } });
    if (spikes.ok) expect(addProbe(spikes.network, 'spikes', 'nand').ok).toBe(false);
    expect(addProbe(bare, 'trace', 'a').ok).toBe(false);
    expect(addProbe(bare, 'spikes', null).ok).toBe(false);
  });

  it('belongs to the neuron that it is dropped on, and to none far from all', () => {
    const { x, y } = nand.layout['nand']!;
    expect(partAt(nand, { x: x + 20, y: y - 20 })).toBe('nand');
    expect(partAt(nand, { x: x + 5000, y })).toBeNull();
  });
});

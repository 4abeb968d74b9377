import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { differenceOf } from '../../../renderer/state/difference.ts';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { connect, remove, setChipType, setLabel, setNote, setWeight } from '../../../renderer/state/edits.ts';
import { circuitAt } from '../../../renderer/state/open-chip.ts';
import { portLevels, sourcesAt } from '../../../renderer/state/open-sources.ts';
import { around, fullAdder, halfAdder, lamp, toggles, wires } from '../../engine/support/chips.ts';
import { networkOf } from '../../engine/support/networks.ts';

const types = [halfAdder, fullAdder];
const full = around(types, fullAdder);
const origin = { x: 0, y: 0 };

function opened(network: Network, ...path: string[]): OpenDocument {
  const document = new OpenDocument();
  document.open(network, { path: null, name: '' });
  document.openChip(path);
  return document;
}

describe('edits of chips and notes', () => {
  it('a chip of the palette is placed, named, wired at its ports and removed with its wires', () => {
    const empty = networkOf({ chipTypes: types, stimuli: toggles('a') });
    const added = addItem(empty, { kind: 'chip', type: 'half' }, { x: 10, y: 20 });
    expect(added.id).toBe('half');
    expect(added.network.layout).toEqual({ half: { x: 10, y: 20 } });
    const second = addItem(added.network, { kind: 'chip', type: 'half' }, origin);
    expect(second.id).toBe('half2');
    const wired = connect(connect(second.network, 'a', 'half.a'), 'half.s', 'half2.b');
    expect(wired.connections.map(({ source, target }) => [source, target])).toEqual([
      ['a', 'half.a'],
      ['half.s', 'half2.b'],
    ]);
    expect(checkNetwork(wired)).toEqual([]);
    expect(setLabel(wired, 'half', 'Low bit').chips[0]!.label).toBe('Low bit');
    const left = remove(wired, new Set(['half']));
    expect([left.connections, left.chips.map(({ id }) => id)]).toEqual([[], ['half2']]);
  });

  it('a note is written, and a chip type renamed for all its chips', () => {
    const { network, id } = addItem(full, { kind: 'note' }, origin);
    expect(setNote(network, id, 'Adds.').notes).toEqual([{ id: 'note1', text: 'Adds.' }]);
    expect(setChipType(network, 'half', { note: 'Two bits' }).chipTypes[0]!.note).toBe('Two bits');
    expect(remove(network, new Set([id])).notes).toEqual([]);
  });
});

describe('a chip open on the canvas', () => {
  it('is edited in place, for all chips of its type, and undone', () => {
    const document = opened(full, 'chip', 'first');
    expect(document.network?.populations.map(({ id }) => id)).toEqual(['both', 'sum']);
    const [wire] = document.network!.connections;
    document.edit('set a weight', (network) => setWeight(network, wire!.id, 5));
    expect(document.whole?.chipTypes[0]!.circuit.connections[0]!.weight).toBe(5);
    expect(circuitAt(document.whole!, ['chip', 'second']).connections[0]!.weight).toBe(5);
    expect(document.whole?.connections).toEqual(full.connections);
    document.undo();
    expect(document.whole).toBe(full);
  });

  it('takes wires and lamps outside with a port that goes', () => {
    const document = opened(full, 'chip', 'first');
    document.edit('delete', (network) => remove(network, new Set(['c'])));
    const { connections } = document.whole!.chipTypes[1]!.circuit;
    expect(connections.map(({ source }) => source)).not.toContain('first.c');
    expect(checkNetwork(document.whole!)).toEqual([]);
    const outer = opened(full, 'chip');
    outer.edit('delete', (network) => remove(network, new Set(['carry'])));
    expect(outer.whole!.probes.map(({ id }) => id)).toEqual(['out_sum']);
  });

  it('cannot come to be inside of itself', () => {
    const document = opened(full, 'chip', 'first');
    document.edit('add', (network) => addItem(network, { kind: 'chip', type: 'full' }, origin).network);
    expect(document.whole).toBe(full);
  });

  it('has its own name and note, and is left when it is not there any more', () => {
    const document = opened(full, 'chip');
    document.edit('rename', (network) => ({ ...network, name: 'Adder' }));
    expect(document.whole!.chipTypes[1]!.label).toBe('Adder');
    expect(document.whole!.name).toBe(full.name);
    document.openChip([]);
    document.edit('delete', (network) => remove(network, new Set(['chip'])));
    document.openChip(['chip']);
    expect(document.chips).toEqual([]);
    document.undo();
    expect(document.chips).toEqual(['chip']);
  });

  it('shows the activity of that very chip, and what comes in at its ports', () => {
    const simulation = compile(full);
    simulation.apply({ kind: 'level', stimulus: 'a', value: 1 });
    simulation.step(9);
    const { ranges, outputs } = simulation.compiled;
    const sources = [...ranges];
    const first = sourcesAt(full, ['chip', 'first'], sources);
    const second = sourcesAt(full, ['chip', 'second'], sources);
    expect(first.get('sum')).toEqual(ranges.get('chip/first/sum'));
    expect(second.get('sum')).toEqual(ranges.get('chip/second/sum'));
    // 1 + 0 in the first half-adder, whose sum the second takes with a carry of 0.
    const levels = (path: string[], map: typeof first): [string, number][] => [
      ...portLevels(circuitAt(full, path), map, outputs),
    ];
    expect(levels(['chip', 'first'], first)).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(levels(['chip', 'second'], second)).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });
});

it('a weight inside of a chip, or on a wire to it, changes while the simulation runs', () => {
  const network = networkOf({
    chipTypes: types,
    chips: [{ id: 'k', type: 'half' }],
    stimuli: toggles('x'),
    connections: wires('x>k.a:2'),
    probes: [lamp('y', 'k.s')],
  });
  const outer = setWeight(network, network.connections[0]!.id, 3);
  // a → both of weight 1 and a → sum of weight 1.
  expect(differenceOf(network, outer)).toEqual({
    kind: 'values',
    renamed: [],
    changes: [
      { kind: 'weight', connection: 'w1:k/w1', value: 3 },
      { kind: 'weight', connection: 'w1:k/w3', value: 3 },
    ],
    probes: null,
  });
  expect(differenceOf(network, setLabel(network, 'k', 'other'))).toEqual({ kind: 'none' });
  expect(differenceOf(network, remove(network, new Set(['k']))).kind).toBe('structure');
});

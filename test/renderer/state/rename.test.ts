import { describe, expect, it } from 'vitest';
import { parseExpected } from '../../../engine/logic/expected.ts';
import { checkNetwork } from '../../../engine/network/check.ts';
import type { Network } from '../../../engine/network/types.ts';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { differenceOf } from '../../../renderer/state/difference.ts';
import { renamePart, renamePort } from '../../../renderer/state/rename.ts';
import { nameChipPort, rename } from '../../../renderer/state/rename-deeds.ts';
import { nameNote } from '../../../renderer/views/build/name-note.ts';
import { around, fullAdder, halfAdder } from '../../engine/support/chips.ts';
import { createTestLab } from '../support/lab.ts';
import { example, network } from '../support/networks.ts';

const nand = example('nand');
const ids = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);

describe('the new name of an input or output', () => {
  it('is its name everywhere: in wires, places and all expectations', () => {
    const two = { ...nand, probes: [...nand.probes, { ...nand.probes.at(-1)!, id: 'z', label: 'z' }] };
    const renamed = renamePart(two, [], 'a', 'left');
    expect(ids(renamed.stimuli)).toEqual(['left', 'b']);
    expect(renamed.connections.map(({ source }) => source)).toEqual(['left', 'b']);
    expect(renamed.layout['left']).toEqual(nand.layout['a']);
    expect(renamed.layout['a']).toBeUndefined();
    const expectations = renamed.probes.flatMap((probe) => (probe.kind === 'lamp' ? [probe.expect] : []));
    expect(expectations).toEqual(['!(left & b)', '!(left & b)']);
    expect(checkNetwork(renamed)).toEqual([]);
  });

  it('changes whole names in an expectation, not letters of others', () => {
    const circuit = network({
      populations: [{ id: 'n', model: 'mcculloch-pitts' }],
      stimuli: ['a', 'aa', 'a_1'].map((id) => ({ kind: 'toggle', id })),
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '(a & aa)|a_1^!a' }],
    });
    const [lamp] = renamePart(circuit, [], 'a', 'x').probes;
    expect(lamp).toMatchObject({ expect: '(x & aa)|a_1^!x' });
  });

  it('is the name of what teaches synapses too', () => {
    const circuit = network({
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: [{ kind: 'toggle', id: 'praise' }],
      synapses: [{ id: 'taught', kind: 'delta', plasticity: { kind: 'reward-stdp', reward: 'praise' } }],
    });
    const renamed = renamePart(circuit, [], 'praise', 'reward');
    expect(renamed.synapses[0]?.plasticity).toMatchObject({ reward: 'reward' });
    expect(checkNetwork(renamed)).toEqual([]);
  });

  it('is only shown of a lamp that tells a number of which it would be no bit any more', () => {
    const product = example('multiplier-4x4');
    const told = (expect: string): Network => ({
      ...product,
      probes: product.probes.map((probe) =>
        probe.kind === 'lamp' ? { ...probe, expect: probe.id === 'p0' ? expect : '' } : probe,
      ),
    });
    const renamed = renamePart(told('p = a * b'), [], 'p0', 'q0');
    expect(renamed.probes.find(({ id }) => id === 'p0')).toMatchObject({ label: 'q0', expect: 'p = a * b' });
    expect(checkNetwork(renamed)).toEqual([]);
    // By its own name it goes along.
    const own = renamePart(told('p0 = a * b'), [], 'p0', 'q0');
    expect(own.probes.find(({ id }) => id === 'q0')).toMatchObject({ expect: 'q0 = a * b' });
    expect(checkNetwork(own)).toEqual([]);
  });

  it('stands in the numbers that expectations name', () => {
    const product = example('multiplier-4x4');
    const told: Network = {
      ...product,
      probes: product.probes.map((probe) =>
        probe.kind === 'lamp' ? { ...probe, expect: probe.id === 'p0' ? 'p = a * b' : '' } : probe,
      ),
    };
    const expected = (circuit: Network): unknown[] =>
      circuit.probes.flatMap((probe) => (probe.kind === 'lamp' && probe.expect !== '' ? [probe.expect] : []));
    const [once, twice, thrice, all] = ['a0', 'a1', 'a2', 'a3'].reduce<Network[]>(
      (sofar, id) => [...sofar, renamePart(sofar.at(-1) ?? told, [], id, id.replace('a', 'm'))],
      [],
    );
    expect(expected(once!)).toEqual(['p = (m0 + 2*a1 + 4*a2 + 8*a3) * b']);
    for (const circuit of [once!, twice!, thrice!, all!]) expect(parseExpected([], circuit).ok).toBe(true);
    expect(expected(all!)).toEqual(['p = m * b']);
    // A bit of the number p that is called otherwise would leave p undefined: its id stays, and its name says why.
    const bit = renamePart(told, [], 'p1', 'carry');
    expect(bit.probes.find(({ id }) => id === 'p1')).toMatchObject({ label: 'carry' });
    expect(nameNote(bit, 'p1')).toBe(
      'Expressions, tables and files call it p1: it is a bit of a number, of which p = a * b is expected; ' +
        'without that it can be called so there too.',
    );
    expect(parseExpected([], bit).ok).toBe(true);
  });

  it('is only shown where it cannot be typed, or belongs to another part', () => {
    for (const label of ['not q', '2nd', 'é', 'constructor', 'nand', 'b']) {
      const renamed = renamePart(nand, [], 'a', label);
      expect(renamed.stimuli[0]).toMatchObject({ id: 'a', label });
      expect(differenceOf(nand, renamed)).toEqual({ kind: 'none' });
    }
  });

  it('of a neuron is only shown: no expression names one', () => {
    expect(renamePart(nand, [], 'nand', 'gate').populations[0]).toMatchObject({ id: 'nand', label: 'gate' });
  });

  it('is one edit, taken back at once', () => {
    const document = new OpenDocument();
    document.open(nand, { path: null, name: '' });
    document.editWhole('rename a to left', (whole, path) => renamePart(whole, path, 'a', 'left'));
    expect(document.toUndo).toBe('rename a to left');
    document.undo();
    expect(document.whole).toBe(nand);
  });
});

describe('the new name of a port', () => {
  const full = around([halfAdder, fullAdder], fullAdder);
  const endsOf = ({ chipTypes }: Network): string[] =>
    chipTypes[1]!.circuit.connections.flatMap(({ source, target }) => [source, target]);

  it('keeps its wires in every circuit that has the chip, from outside and from inside of it', () => {
    const outside = renamePort(full, 'half', 's', 'sum_out');
    expect(endsOf(outside)).toEqual(endsOf(full).map((end) => end.replace(/\.s$/, '.sum_out')));
    expect(endsOf(outside)).toContain('first.sum_out');
    expect(checkNetwork(outside)).toEqual([]);
    expect(renamePart(full, ['chip', 'first'], 's', 'sum_out')).toEqual(outside);
  });

  it('does not touch a port of that name of other chips', () => {
    const renamed = renamePort(full, 'full', 'a', 'augend');
    expect(renamed.connections.map(({ target }) => target)).toContain('chip.augend');
    expect(endsOf(renamed)).toContain('first.a');
    expect(checkNetwork(renamed)).toEqual([]);
  });
});

describe('what is open on a part that gets another id', () => {
  it('stays selected, switched and measured', async () => {
    const { lab } = createTestLab();
    await lab.files.openNetwork(nand);
    await lab.session.follow(nand);
    await lab.session.toggle('a');
    await lab.truthTable.run({ circuit: lab.document.network!, chips: [] }, new Set());
    lab.select(['a']);
    rename(lab, { id: 'a', label: 'a' }, 'left');
    await lab.session.follow(lab.document.whole!);
    expect([...lab.selection]).toEqual(['left']);
    expect(lab.session.levels.get('left')).toBe(1);
    expect(lab.truthTable.isOf(lab.document.network)).toBe(true);
    expect(lab.truthTable.head?.inputs).toEqual(['left', 'b']);
    expect(lab.truthTable.rows.map(({ inputs }) => inputs)).toContainEqual({ left: 1, b: 0 });
    lab.document.undo();
    expect(lab.truthTable.isOf(lab.document.network)).toBe(false);
  });

  it('is called by it in what was written about the circuit, whose table still holds', async () => {
    const { lab } = createTestLab();
    await lab.files.openNetwork(nand);
    const { choices } = lab.truthTable;
    choices.expectation = 'expressions';
    choices.expressions = 'y = !(a & b)';
    choices.only = 'a == 1';
    choices.expectedTable = '# by hand\na b y\n1 1 0';
    lab.sequence.write('', 'hold: 4\na b | y # a first\n0 1 | 1');
    await lab.truthTable.run({ circuit: lab.document.network!, chips: [] }, new Set());
    rename(lab, { id: 'a', label: 'a' }, 'left');
    rename(lab, { id: 'y', label: 'y' }, 'out');
    expect([choices.expressions, choices.only]).toEqual(['out = !(left & b)', 'left == 1']);
    expect(choices.expectedTable).toBe('# by hand\nleft b out\n1 1 0');
    expect(lab.sequence.textOf('')).toBe('hold: 4\nleft b | out # a first\n0 1 | 1');
    expect(lab.truthTable.isOf(lab.document.network)).toBe(true);
  });

  it('is called by it in what was written about a chip type whose port is named from outside', async () => {
    const { lab } = createTestLab();
    await lab.files.openNetwork(around([halfAdder, fullAdder], fullAdder));
    const { choices } = lab.truthTable;
    choices.scope = 'chip:half';
    choices.only = 'a & b';
    lab.sequence.write('half', 'hold a b | s\n4 0 1 | 1');
    lab.sequence.write('full', 'hold a b cin | s\n4 0 1 0 | 1');
    nameChipPort(lab, 'half', { id: 'a', label: 'a' }, 'left');
    expect(choices.only).toBe('left & b');
    expect(lab.sequence.textOf('half')).toBe('hold left b | s\n4 0 1 | 1');
    expect(lab.sequence.textOf('full')).toContain('hold a b cin');
    expect(lab.document.toUndo).toBe('rename a to left');
    // Within an open chip the same.
    lab.document.openChip(['chip']);
    const full = lab.document.network!.stimuli[0]!;
    rename(lab, full, 'augend');
    expect(lab.sequence.textOf('full')).toContain('hold augend b cin');
    expect(choices.only).toBe('left & b');
  });
});

import { describe, expect, it } from 'vitest';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { clipText, copyParts, isEmptyClip, readClip } from '../../../renderer/state/clipboard.ts';
import { setChipType, setNote } from '../../../renderer/state/edits.ts';
import { pasteParts } from '../../../renderer/state/paste.ts';
import { around, fullAdder, halfAdder, lamp, toggles, wires } from '../../engine/support/chips.ts';
import { networkOf } from '../../engine/support/networks.ts';

const types = [halfAdder, fullAdder];
const by = { x: 40, y: 40 };

function copy(from: Network, ...ids: string[]): Network {
  return copyParts(from, new Set(ids), new Map(Object.entries(from.layout)));
}

/** Through the system's clipboard, into a network that a file could hold. */
function paste(into: Network, clip: Network) {
  const read = readClip(clipText(clip));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const pasted = pasteParts(into, read.value, by);
  expect(parseNetwork(JSON.parse(JSON.stringify(pasted.network)))).toEqual({ ok: true, value: pasted.network });
  return pasted;
}

const full = around(types, fullAdder);

describe('a copied chip', () => {
  it('carries its type, the types inside, and the wires and lamps at its ports', () => {
    const clip = copy(full, 'a', 'chip');
    expect(clip.chipTypes.map(({ id }) => id)).toEqual(['half', 'full']);
    expect(clip.connections.map(({ source, target }) => [source, target])).toEqual([['a', 'chip.a']]);
    expect(clip.probes.map(({ target }) => target)).toEqual(['chip.sum', 'chip.carry']);
  });

  it('leaves types behind that it is not made of', () => {
    const both = networkOf({ chipTypes: types, chips: [{ id: 'k', type: 'half' }] });
    expect(copy(both, 'k').chipTypes.map(({ id }) => id)).toEqual(['half']);
  });

  it('beside itself shares its type, and is wired to its own ports', () => {
    const pasted = paste(full, copy(full, 'a', 'chip'));
    expect(pasted.network.chipTypes).toEqual(full.chipTypes);
    expect(pasted.ids).toEqual(['c', 'out_sum1', 'out_carry1', 'chip1']);
    expect(pasted.network.chips).toEqual([
      { id: 'chip', label: 'chip', type: 'full' },
      { id: 'chip1', label: 'chip1', type: 'full' },
    ]);
    expect(pasted.network.connections.at(-1)).toMatchObject({ source: 'c', target: 'chip1.a' });
    expect(pasted.network.probes.at(-1)).toMatchObject({ id: 'out_carry1', target: 'chip1.carry' });
  });

  it('brings its types into another circuit', () => {
    const pasted = paste(networkOf({}), copy(full, 'chip'));
    expect(pasted.network.chipTypes).toEqual(full.chipTypes);
    expect(pasted.ids).toEqual(['out_sum', 'out_carry', 'chip']);
  });

  it('shares what is alike and names anew what only shares an id, down to the chips inside', () => {
    const other = setChipType(full, 'half', { note: 'Another' });
    const { network } = paste(other, copy(full, 'chip'));
    expect(network.chipTypes.map(({ id, note }) => [id, note])).toEqual([
      ['half', 'Another'],
      ['full', ''],
      ['half_2', ''],
      ['full_2', ''],
    ]);
    // The full adder that came along is made of the half-adder that came along.
    expect(network.chipTypes[3]!.circuit.chips.map(({ type }) => type)).toEqual(['half_2', 'half_2']);
    expect(network.chips.map(({ type }) => type)).toEqual(['full', 'full_2']);
    // Copied again, both are there already.
    expect(paste(network, copy(network, 'chip1')).network.chipTypes).toEqual(network.chipTypes);
  });

  it('brings the models and synapses inside of it, under the names that they get', () => {
    const text = (tau: number): string => `
dv/dt = (E_L - v + R_m*I) / tau_m : mV
I : pA (input)
threshold: v > V_th
reset: v = E_L
initial: v = E_L
parameter tau_m = ${tau} ms in [0.1, 1000] "membrane time constant"
parameter R_m = 0.1 GOhm in [1e-6, 1000] "membrane resistance"
parameter E_L = -60 mV in [-200, 200] "resting potential"
parameter V_th = -50 mV in [-200, 200] "threshold"
`;
    const own = (tau: number) =>
      networkOf({
        time: { dt: 0.1 },
        models: [{ id: 'mine', label: 'Mine', text: text(tau) }],
        synapses: [{ id: 'fast', kind: 'exponential', based: 'current', tau }],
        chipTypes: [
          {
            id: 'relay',
            circuit: {
              stimuli: [{ kind: 'poisson', id: 's', rate: 10 }],
              populations: [{ id: 'n', model: 'mine' }],
              connections: [{ id: 'w', source: 's', target: 'n', weight: 1, synapse: 'fast' }],
              probes: [lamp('out', 'n')],
            },
          },
        ],
        chips: [{ id: 'k', type: 'relay' }],
      });
    const { network } = paste(own(5), copy(own(10), 'k'));
    expect(network.models.map(({ id }) => id)).toEqual(['mine', 'my-mine']);
    const [, came] = network.chipTypes;
    expect(came?.circuit.populations[0]?.model).toBe('my-mine');
    expect(came?.circuit.connections[0]?.synapse).toBe('fast1');
    // Equations in time inside of a chip shorten the step of a circuit that went by steps.
    expect(paste(networkOf({}), copy(own(5), 'k')).network.time.dt).toBe(0.1);
  });
});

describe('a copied note', () => {
  const noted = setNote(addItem(full, { kind: 'note' }, { x: 5, y: 6 }).network, 'note1', 'Adds three bits.');

  it('travels alone or with others, and lies beside the first', () => {
    expect(isEmptyClip(copy(noted, 'note1'))).toBe(false);
    const pasted = paste(noted, copy(noted, 'note1'));
    expect(pasted.ids).toEqual(['note2']);
    expect(pasted.network.notes[1]).toEqual({ id: 'note2', text: 'Adds three bits.' });
    expect(pasted.network.layout.note2).toEqual({ x: 45, y: 46 });
  });
});

it('two chips that feed each other keep their wires', () => {
  const pair = networkOf({
    chipTypes: types,
    stimuli: toggles('x'),
    chips: [
      { id: 'k', type: 'half' },
      { id: 'l', type: 'half' },
    ],
    connections: wires('x>k.a', 'k.s>l.a:2@3'),
  });
  const { network } = paste(pair, copy(pair, 'k', 'l'));
  expect(network.connections.slice(2)).toMatchObject([{ source: 'k1.s', target: 'l1.a', weight: 2, delay: 3 }]);
});

import { toast } from 'svelte-sonner';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { group } from '../../../engine/chips/group.ts';
import { ungroup } from '../../../engine/chips/ungroup.ts';
import type { Network } from '../../../engine/network/types.ts';
import { addItem, type NewPart } from '../../../renderer/state/add-item.ts';
import { changeModel } from '../../../renderer/state/change-model.ts';
import { copyParts } from '../../../renderer/state/clipboard.ts';
import * as many from '../../../renderer/state/edit-many.ts';
import * as edits from '../../../renderer/state/edits.ts';
import { pasteParts } from '../../../renderer/state/paste.ts';
import { renamePart, renamePort } from '../../../renderer/state/rename.ts';
import { halfAdder, lamp, toggles } from '../../engine/support/chips.ts';
import { createTestLab } from '../support/lab.ts';
import { network } from '../support/networks.ts';

const circuit = network({
  chipTypes: [halfAdder, { ...halfAdder, id: 'spare', label: 'Spare' }],
  chips: [{ id: 'k', type: 'half' }],
  stimuli: [
    ...toggles('a', 'b'),
    { id: 'drive', kind: 'constant', value: 1 },
    { id: 'ramp', kind: 'ramp', from: 0, to: 1, start: 0, stop: 9 },
    { id: 'train', kind: 'spike-times', times: [1], sources: [0] },
  ],
  populations: [
    { id: 'n', model: 'mcculloch-pitts' },
    { id: 'm', model: 'mcculloch-pitts' },
  ],
  connections: [
    { id: 'w1', source: 'a', target: 'n', weight: 1 },
    { id: 'w2', source: 'n', target: 'm', weight: 1 },
    { id: 'w3', source: 'b', target: 'k.a', weight: 1 },
  ],
  probes: [lamp('out', 'n')],
  notes: [{ id: 'why', text: 'Adds' }],
});
const at = { x: 10, y: 20 };
const added = (item: NewPart): Network => addItem(circuit, item, at).network;
const grouped = (): Network => {
  const made = group(circuit, ['n'], { id: 'one', label: 'One' });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.value.network;
};
const without = (typeId: string): Network => ({
  ...circuit,
  chipTypes: circuit.chipTypes.filter(({ id }) => id !== typeId),
});

/** Edits by name, and why the simulation is built anew; null where it goes on. */
const cases: readonly (readonly [string, Network, string | null])[] = [
  ['place', edits.place(circuit, 'n', at), null],
  ['placeAll', edits.placeAll(circuit, new Map([['n', at]])), null],
  ['setLabel', edits.setLabel(circuit, 'n', 'gate'), null],
  ['setNote', edits.setNote(circuit, 'why', 'Adds two bits'), null],
  ['setChipType', edits.setChipType(circuit, 'half', { label: 'Half', note: 'Two bits' }), null],
  ['renamePort', renamePort(circuit, 'half', 'a', 'left'), null],
  ['renamePart: a neuron', renamePart(circuit, [], 'n', 'gate'), null],
  ['renamePart: an input', renamePart(circuit, [], 'a', 'left'), null],
  ['renamePart: a lamp', renamePart(circuit, [], 'out', 'sum'), null],
  ['setExpectation', edits.setExpectation(circuit, 'out', 'a'), null],
  ['the name of the circuit', { ...circuit, name: 'other' }, null],
  ['addItem: a note', added({ kind: 'note' }), null],
  ['addItem: a lamp', added({ kind: 'lamp' }), null],
  ['remove: a lamp', edits.remove(circuit, new Set(['out'])), null],
  ['remove: a note', edits.remove(circuit, new Set(['why'])), null],
  ['a chip type without chips', without('spare'), null],
  ['setWeight', edits.setWeight(circuit, 'w1', -2), null],
  ['setWeights', many.setWeights(circuit, ['w1', 'w2'], 3), null],
  ['setParameter', edits.setParameter(circuit, 'n', 'b', 1), null],
  ['setStimulus: a level', edits.setStimulus(circuit, 'drive', { value: 2 }), null],
  ['toggleTrace', edits.toggleTrace(circuit, 'n', 'z'), null],
  ['toggleSpikes', edits.toggleSpikes(circuit, 'n'), null],
  ['setStimulus: a shape', edits.setStimulus(circuit, 'ramp', { to: 2 }), 'its inputs have changed'],
  ['setSpikes', edits.setSpikes(circuit, 'train', { times: [2], sources: [0] }), 'its inputs have changed'],
  ['addItem: an input', added({ kind: 'stimulus', stimulus: 'toggle' }), 'its inputs have changed'],
  ['connect', edits.connect(circuit, 'a', 'm'), 'its connections have changed'],
  ['remove: a connection', edits.remove(circuit, new Set(['w1'])), 'its connections have changed'],
  ['setDelay', edits.setDelay(circuit, 'w1', 3), 'its connections have changed'],
  ['setDelays', many.setDelays(circuit, ['w1', 'w2'], 3), 'its connections have changed'],
  ['setSynapse', edits.setSynapse(circuit, 'w1', 'delta'), 'its connections have changed'],
  ['setModel', edits.setModel(circuit, 'n', 'step'), 'its neurons have changed'],
  ['changeModel', changeModel(circuit, ['n'], 'step').network, 'its neurons have changed'],
  ['addItem: a neuron', added({ kind: 'neuron', model: 'step' }), 'its neurons have changed'],
  ['addItem: a chip', added({ kind: 'chip', type: 'half' }), 'its neurons have changed'],
  ['remove: a neuron', edits.remove(circuit, new Set(['n'])), 'its neurons have changed'],
  ['paste', pasteParts(circuit, copyParts(circuit, new Set(['n']), new Map()), at).network, 'its neurons have changed'],
  ['group', grouped(), 'its neurons have changed'],
  ['ungroup', ungroup(circuit, 'k'), 'its neurons have changed'],
  ['the seed', { ...circuit, seed: 99 }, 'the seed has changed'],
  ['the time step', { ...circuit, time: { dt: 0.5 } }, 'the time step has changed'],
];

afterEach(() => void vi.restoreAllMocks());

describe('an edit while the circuit runs', () => {
  it.each(cases)('%s goes on, or says why it does not', async (_, edited, why) => {
    const said = vi.spyOn(toast, 'info');
    const { lab } = createTestLab();
    await lab.session.follow(circuit);
    await lab.session.stepOnce(3);
    await lab.session.follow(edited);
    expect(lab.session.issue).toBeNull();
    expect(lab.session.step).toBe(why === null ? 3 : 0);
    expect(said.mock.calls.map(([title, more]) => [title, more?.description])).toEqual(
      why === null ? [] : [['The circuit was rebuilt: time starts at 0 again', `Since ${why}.`]],
    );
  });

  it('is in the table, whichever it is', () => {
    const readers = ['selectedParts', 'common'];
    const names = [...Object.keys(edits), ...Object.keys(many)].filter((name) => !readers.includes(name));
    for (const name of names) expect(cases.some(([label]) => label.split(':')[0] === name)).toBe(true);
  });
});

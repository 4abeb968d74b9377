import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { connect, placeAll, remove, setStimulus, setWeight, toggleTrace } from '../../../renderer/state/edits.ts';
import { deed } from '../support/deeds.ts';
import { example, network } from '../support/networks.ts';

const origin = { x: 0, y: 0 };
const empty = network({});

describe('addItem', () => {
  it('adds a neuron with a probe of its spikes', () => {
    const { network: next, id } = addItem(empty, { kind: 'neuron', model: 'mcculloch-pitts' }, { x: 10, y: 20 });
    expect(id).toBe('n1');
    expect(next.populations).toEqual([
      { id: 'n1', label: 'n1', model: 'mcculloch-pitts', size: 1, parameters: {}, initial: {} },
    ]);
    expect(next.probes).toEqual([{ kind: 'spikes', id: 'n1_spikes', label: 'n1', target: 'n1' }]);
    expect(next.layout).toEqual({ n1: { x: 10, y: 20 } });
  });

  it('gives a rate neuron no probe of spikes, since it has none', () => {
    expect(addItem(empty, { kind: 'neuron', model: 'logistic' }, origin).network.probes).toEqual([]);
  });

  it('names inputs a, b, c and skips what is taken', () => {
    const once = addItem(empty, { kind: 'stimulus', stimulus: 'toggle' }, origin);
    const twice = addItem(once.network, { kind: 'stimulus', stimulus: 'toggle' }, origin);
    expect([once.id, twice.id]).toEqual(['a', 'b']);
    expect(addItem(example('nand'), { kind: 'stimulus', stimulus: 'toggle' }, origin).id).toBe('c');
  });

  it('lets a lamp read the nearest neuron that has none', () => {
    let built = addItem(empty, { kind: 'neuron', model: 'step' }, { x: 0, y: 0 }).network;
    built = addItem(built, { kind: 'neuron', model: 'step' }, { x: 500, y: 0 }).network;
    built = addItem(built, { kind: 'lamp' }, { x: 100, y: 0 }).network;
    built = addItem(built, { kind: 'lamp' }, { x: 100, y: 0 }).network;
    expect(built.probes.filter(({ kind }) => kind === 'lamp').map(({ target }) => target)).toEqual(['n1', 'n2']);
  });

  it('adds no lamp to a network without neurons', () => {
    expect(addItem(empty, { kind: 'lamp' }, origin)).toEqual({ network: empty, id: '' });
  });
});

describe('connect', () => {
  it('adds one connection of weight 1 and delay 1, and never a second', () => {
    const bare = network({ populations: [{ id: 'n', model: 'step' }], stimuli: [{ id: 'a', kind: 'toggle' }] });
    const once = connect(bare, 'a', 'n');
    expect(once.connections).toEqual([
      {
        id: 'w1',
        source: 'a',
        target: 'n',
        connector: 'AllToAll',
        weight: 1,
        delay: 1,
        sign: 'either',
        synapse: 'auto',
      },
    ]);
    expect(connect(once, 'a', 'n')).toBe(once);
    expect(connect(bare, 'n', 'a')).toBe(bare);
  });
});

describe('remove', () => {
  it('takes along what hangs on a neuron', () => {
    const next = remove(example('nand'), new Set(['nand']));
    expect([next.populations, next.connections, next.probes.filter(({ target }) => target === 'nand')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(next.stimuli.map(({ id }) => id)).toEqual(['a', 'b']);
    // Nor do places stay of lamps that went with it: the file would not be valid.
    expect(Object.keys(next.layout).sort()).toEqual(['a', 'b']);
  });
});

describe('values', () => {
  it('moves a declared sign along with the weight', () => {
    const nand = example('nand');
    const [first] = nand.connections;
    expect(first).toMatchObject({ weight: -1, sign: 'inhibitory' });
    expect(setWeight(nand, first!.id, 2).connections[0]).toMatchObject({ weight: 2, sign: 'excitatory' });
    expect(setWeight(nand, first!.id, 0).connections[0]).toMatchObject({ weight: 0, sign: 'inhibitory' });
  });

  it('holds a toggle to 0 and 1, and takes any value of a constant', () => {
    const both = network({
      stimuli: [
        { id: 'a', kind: 'toggle' },
        { id: 'c', kind: 'constant', value: 1 },
      ],
    });
    expect(setStimulus(both, 'a', { value: 1 }).stimuli[0]).toMatchObject({ value: 1 });
    expect(setStimulus(both, 'c', { value: -2.5 }).stimuli[1]).toMatchObject({ value: -2.5 });
  });

  it('moves what is there, and nothing that is gone', () => {
    const before = network({ populations: [{ id: 'n', model: 'step' }] });
    const after = placeAll(before, new Map(['n', 'gone'].map((id) => [id, { x: 10, y: 20 }])));
    expect(after.layout).toEqual({ n: { x: 10, y: 20 } });
    expect(placeAll(after, new Map([['gone', { x: 0, y: 0 }]]))).toBe(after);
  });

  it('starts and ends a trace', () => {
    const traced = toggleTrace(network({ populations: [{ id: 'n', model: 'step' }] }), 'n', 'z');
    expect(traced.probes).toEqual([
      { kind: 'trace', id: 'n_z', label: 'n_z', target: 'n', neuron: 0, variable: 'z', interval: 1 },
    ]);
    expect(toggleTrace(traced, 'n', 'z').probes).toEqual([]);
  });
});

describe('any series of edits', () => {
  it('leaves a network that its own file format accepts', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const result = deeds.reduce((current, change) => change(current), empty);
        expect(parseNetwork(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, value: result });
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

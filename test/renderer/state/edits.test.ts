import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { getModel, models } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import { addItem, type PaletteItem } from '../../../renderer/state/add-item.ts';
import {
  connect,
  remove,
  setDelay,
  setLabel,
  setModel,
  setParameter,
  setStimulus,
  setWeight,
  toggleTrace,
} from '../../../renderer/state/edits.ts';
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

  it('starts and ends a trace', () => {
    const traced = toggleTrace(network({ populations: [{ id: 'n', model: 'step' }] }), 'n', 'z');
    expect(traced.probes).toEqual([
      { kind: 'trace', id: 'n_z', label: 'n_z', target: 'n', neuron: 0, variable: 'z', interval: 1 },
    ]);
    expect(toggleTrace(traced, 'n', 'z').probes).toEqual([]);
  });
});

const stimulusKinds = [
  ...(['toggle', 'clamp', 'constant', 'step', 'ramp', 'sine'] as const),
  ...(['ornstein-uhlenbeck', 'poisson', 'spike-times'] as const),
];

/** Any deed of a user, as a function of whatever network is there. */
const deed: fc.Arbitrary<(network: Network) => Network> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom<PaletteItem>(
        ...models.map(({ id }) => ({ kind: 'neuron', model: id }) as const),
        ...stimulusKinds.map((stimulus) => ({ kind: 'stimulus', stimulus }) as const),
        { kind: 'lamp' },
      ),
      fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
    )
    .map(
      ([item, position]) =>
        (before: Network) =>
          addItem(before, item, position).network,
    ),
  fc.tuple(fc.nat(), fc.nat()).map(([s, t]) => (before: Network) => {
    const sources = [...before.populations, ...before.stimuli];
    const source = sources[s % Math.max(1, sources.length)];
    const target = before.populations[t % Math.max(1, before.populations.length)];
    return source && target ? connect(before, source.id, target.id) : before;
  }),
  fc.nat().map((k) => (before: Network) => {
    const all = [...before.populations, ...before.stimuli, ...before.connections, ...before.probes];
    const one = all[k % Math.max(1, all.length)];
    return one ? remove(before, new Set([one.id])) : before;
  }),
  fc.tuple(fc.nat(), fc.double({ min: -10, max: 10, noNaN: true })).map(([k, weight]) => (before: Network) => {
    const one = before.connections[k % Math.max(1, before.connections.length)];
    return one ? setDelay(setWeight(before, one.id, weight), one.id, 1 + (k % 9)) : before;
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...models)).map(([k, model]) => (before: Network) => {
    const one = before.populations[k % Math.max(1, before.populations.length)];
    return one ? setLabel(withFirstParameter(setModel(before, one.id, model.id), one.id, model), one.id, 'x') : before;
  }),
  fc.nat().map((k) => (before: Network) => {
    const one = before.populations[k % Math.max(1, before.populations.length)];
    const variables = one ? getModel(one.model).variables : [];
    const variable = variables[k % Math.max(1, variables.length)];
    return one && variable ? toggleTrace(before, one.id, variable.symbol) : before;
  }),
);

/** The first parameter at the least value it may have. */
function withFirstParameter(network: Network, id: string, { parameters }: NeuronModel): Network {
  const [first] = parameters;
  return first ? setParameter(network, id, first.symbol, first.min) : network;
}

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

import { describe, expect, it } from 'vitest';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Plasticity } from '../../../engine/network/types-plasticity.ts';
import type { Network } from '../../../engine/network/types.ts';
import { clipText, copyParts, readClip } from '../../../renderer/state/clipboard.ts';
import { pasteParts } from '../../../renderer/state/paste.ts';
import { example, network } from '../support/networks.ts';

const nand = example('nand');

function copy(from: Network, ...ids: string[]): Network {
  return copyParts(from, new Set(ids), new Map(Object.entries(from.layout)));
}

/** Pasted parts must leave a network that a file could hold. */
function paste(into: Network, clip: Network, by = { x: 40, y: 40 }) {
  const pasted = pasteParts(into, clip, by);
  expect(parseNetwork(JSON.parse(JSON.stringify(pasted.network)))).toEqual({ ok: true, value: pasted.network });
  return pasted;
}

describe('copies', () => {
  it('hold what is between the chosen parts and what measures them, and nothing that leads out', () => {
    const clip = copy(nand, 'a', 'nand');
    expect(clip.connections.map(({ source, target }) => [source, target])).toEqual([['a', 'nand']]);
    expect(clip.probes.every(({ target }) => target === 'nand' || target === 'a')).toBe(true);
    expect(clip.probes.some(({ kind }) => kind === 'lamp')).toBe(true);
    expect(clip.stimuli.map(({ id }) => id)).toEqual(['a']);
  });

  it('travel as text, and come back as they were', () => {
    const clip = copy(nand, 'a', 'b', 'nand');
    expect(readClip(clipText(clip))).toEqual({ ok: true, value: clip });
  });

  it('take a whole network file for parts', () => {
    expect(readClip(clipText(nand)).ok).toBe(true);
  });

  it.each([
    ['', 'clipboard: found no text'],
    ['hello', 'clipboard: found “hello”, which is no part of a circuit'],
    ['{"a": 1}', 'clipboard: found “{"a": 1}”, which is no part of a circuit'],
    ['{ not', 'clipboard: found “{ not”, which is no part of a circuit'],
    [
      `[1,\n  ${'2, '.repeat(40)}3]`,
      'clipboard: found “[1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, …”, which is no part of a circuit',
    ],
    [clipText(network({})), 'clipboard: found a circuit without parts'],
  ])('refuse foreign text, and say what it was: %j', (text, said) => {
    const read = readClip(text);
    expect(read.ok ? [] : read.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([said]);
  });

  it('say where text of a circuit is damaged', () => {
    const cut = readClip(clipText(nand).slice(0, 120));
    const said = cut.ok ? [] : cut.issues.map(({ path, message }) => `${path}: ${message}`);
    expect(said).toEqual([expect.stringMatching(/^clipboard, line \d+, column \d+: the pasted text ends too early$/)]);
    const bad = readClip(clipText(nand).replace('"mcculloch-pitts"', '"none"'));
    expect(bad.ok ? '' : bad.issues[0]?.path).toMatch(/^clipboard, populations\[0\]/);
  });
});

describe('pasting', () => {
  it('gives free ids, letters to inputs and numbers to neurons, and labels that were ids go along', () => {
    const one = network({
      populations: [{ id: 'n1', label: 'n1', model: 'step' }],
      stimuli: [{ id: 'a', label: 'a', kind: 'toggle' }],
      connections: [{ id: 'w1', source: 'a', target: 'n1', weight: 3 }],
      probes: [{ id: 'out', label: 'carry', kind: 'lamp', target: 'n1', expect: '!a' }],
      layout: { n1: { x: 200, y: 0 }, a: { x: 0, y: 0 }, out: { x: 300, y: 0 } },
    });
    const { network: next, ids } = paste(one, copy(one, 'a', 'n1'));
    expect(ids).toEqual(['n2', 'b', 'out1']);
    expect(next.populations.map(({ id, label }) => [id, label])).toEqual([
      ['n1', 'n1'],
      ['n2', 'n2'],
    ]);
    expect(next.connections.map(({ id, source, target, weight }) => [id, source, target, weight])).toEqual([
      ['w1', 'a', 'n1', 3],
      ['w2', 'b', 'n2', 3],
    ]);
    // The name that the user gave stays; the expectation is about the new input.
    expect(next.probes[1]).toMatchObject({ id: 'out1', label: 'carry', target: 'n2', expect: '!b' });
    expect(next.layout).toMatchObject({ n2: { x: 240, y: 40 }, b: { x: 40, y: 40 }, out1: { x: 340, y: 40 } });
  });

  it('into another circuit keeps ids that are free there', () => {
    const { network: next, ids } = paste(network({}), copy(nand, 'a', 'b', 'nand'), { x: 0, y: 0 });
    expect(ids).toEqual(['nand', 'a', 'b', ...nand.probes.filter(({ kind }) => kind === 'lamp').map(({ id }) => id)]);
    expect(next.connections).toEqual(nand.connections);
  });

  it('brings models and synapses of the circuit along, under another id where theirs is taken by another', () => {
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
      network({
        time: { dt: 0.1 },
        models: [{ id: 'mine', label: 'Mine', text: text(tau) }],
        synapses: [{ id: 'fast', kind: 'exponential', based: 'current', tau }],
        populations: [{ id: 'n', model: 'mine' }],
        stimuli: [{ id: 's', kind: 'poisson', rate: 10 }],
        connections: [{ id: 'w', source: 's', target: 'n', weight: 1, synapse: 'fast' }],
        layout: { n: { x: 0, y: 0 } },
      });
    const [here, there] = [own(5), own(10)];
    const same = paste(here, copy(here, 'n', 's'));
    expect(same.network.models).toEqual(here.models);
    expect(same.network.synapses).toEqual(here.synapses);
    const other = paste(here, copy(there, 'n', 's'));
    expect(other.network.models.map(({ id }) => id)).toEqual(['mine', 'my-mine']);
    expect(other.network.populations.map(({ model }) => model)).toEqual(['mine', 'my-mine']);
    expect(other.network.connections.map(({ synapse }) => synapse)).toEqual(['fast', 'fast1']);
  });

  it('of neurons in time shortens the step of a circuit that went by steps', () => {
    const lif = network({ time: { dt: 0.1 }, populations: [{ id: 'n', model: 'lif' }] });
    expect(paste(nand, copy(lif, 'n')).network.time.dt).toBe(0.1);
  });
});

describe('synapses that learn', () => {
  const bounds = { w_min: 0.25, w_max: 2.5 };
  const pair = { A_plus: 0.011, A_minus: 0.012, tau_plus: 21, tau_minus: 22 };
  const rules: readonly Plasticity[] = [
    { kind: 'stdp', ...pair, bounds: 'soft', ...bounds },
    {
      ...{ kind: 'triplet-stdp', A2_plus: 0.01, A3_plus: 0.02, A2_minus: 0.03, A3_minus: 0.04 },
      ...{ tau_plus: 17, tau_minus: 34, tau_x: 101, tau_y: 125, bounds: 'soft', ...bounds },
    },
    { kind: 'reward-stdp', ...pair, tau_e: 900, reward: 'r', rate: 0.3, ...bounds },
    { kind: 'hebb', rate: 0.02, tau: 55, ...bounds },
    { kind: 'oja', rate: 0.03, tau: 56, ...bounds },
    { kind: 'bcm', rate: 0.04, tau: 57, tau_theta: 1100, ...bounds },
  ];
  const shortTerm = { U: 0.45, tau_rec: 750, tau_facil: 50, sites: 5 };
  const learning = (plasticity: Plasticity): Network =>
    network({
      populations: ['x', 'y'].map((id) => ({ id, label: id, model: 'lif' })),
      stimuli: [{ id: 'r', label: 'r', kind: 'toggle' }],
      synapses: [
        {
          ...{ id: 's', label: 'learns', kind: 'alpha', based: 'conductance' },
          tau: 3,
          reversal: -5,
          shortTerm,
          plasticity,
        },
      ],
      connections: [{ id: 'w1', source: 'x', target: 'y', synapse: 's', weight: 1 }],
      layout: { x: { x: 0, y: 0 }, y: { x: 100, y: 0 }, r: { x: 0, y: 100 } },
    });

  it.each(rules)('keep every field in another document: $kind', (plasticity) => {
    const from = learning(plasticity);
    const { network: next } = paste(network({}), copy(from, 'x', 'y'));
    expect(next.synapses).toEqual(from.synapses);
    expect(next.synapses[0]).toMatchObject({ shortTerm, plasticity });
  });

  it.each(rules)('keep every field beside their original: $kind', (plasticity) => {
    const from = learning(plasticity);
    const { network: next } = paste(from, copy(from, 'x', 'y'));
    const used = next.synapses.find(({ id }) => id === next.connections[1]!.synapse);
    const copied = plasticity.kind === 'reward-stdp' ? { ...plasticity, reward: next.stimuli[1]!.id } : plasticity;
    expect(used).toEqual({ ...from.synapses[0], id: used!.id, plasticity: copied });
    expect(next.synapses).toHaveLength(plasticity.kind === 'reward-stdp' ? 2 : 1);
  });

  it('take what rewards them along, though it was not chosen, and leave it where nothing learns from it', () => {
    const from = learning(rules[2]!);
    expect(copy(from, 'x', 'y').stimuli.map(({ id }) => id)).toEqual(['r']);
    expect(copy(from, 'x').stimuli).toEqual([]);
  });
});

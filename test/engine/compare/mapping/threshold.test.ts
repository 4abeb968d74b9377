import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../../engine/logic/expectations.ts';
import { createTruthTable } from '../../../../engine/logic/truth-table.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { example } from '../../examples/support.ts';
import { nand, networkOf } from '../../support/networks.ts';
import { compared } from '../support.ts';
import { mapped } from './support.ts';

function passes(network: Network): boolean | null {
  const expectations = parseExpectations([], network);
  if (!expectations.ok) throw new Error(expectations.issues[0]?.message);
  const table = createTruthTable(network, { expectations: expectations.value });
  table.advance(Infinity);
  return table.table().pass;
}

describe('the rule of one threshold', () => {
  const inTime = ['lif', 'izhikevich', 'hodgkin-huxley', 'adex', 'fitzhugh-nagumo', 'morris-lecar'];
  const circuits = ['nand', 'nor', 'not', 'xor', 'sixteen-gates', 'full-adder', 'multiplexer'];

  describe.each(inTime)('to %s', (model) => {
    it.each(circuits)('%s keeps its truth table', (name) => {
      expect(passes(mapped(example(name), model).network)).toBe(true);
    });
  });

  it.each(['lif', 'izhikevich', 'hodgkin-huxley'])('keeps all 256 rows of parity in %s', (model) => {
    expect(passes(mapped(example('parity-of-8'), model).network)).toBe(true);
  });

  it('keeps the table of an integrate-and-fire NAND in McCulloch and Pitts', () => {
    expect(passes(mapped(example('nand-lif'), 'mcculloch-pitts').network)).toBe(true);
  });

  it('puts the threshold midway between the nearest net inputs, and says so', () => {
    // z of NAND is 1.5, 0.5 or −0.5; 50 spikes/s need 188.7 pA, 88.7 above the threshold, for z = 0.5.
    const { populations, connections, network, notes } = mapped(nand(0, 1), 'lif');
    const [{ threshold, input, set }] = populations as [(typeof populations)[0]];
    expect([threshold!.off, threshold!.on, threshold!.margin]).toEqual([-0.5, 0.5, 1]);
    expect(threshold!.threshold).toBeCloseTo(100, 2);
    expect(input!.offset).toBeCloseTo(100, 2);
    expect(input!.gain).toBeCloseTo(2 * 88.7, 0);
    expect(set).toEqual([{ symbol: 'constant input', value: input!.offset + 1.5 * input!.gain, unit: 'pA' }]);
    expect(connections.map(({ factor, unit }) => [factor, unit])).toEqual([
      [input!.gain, 'pA'],
      [input!.gain, 'pA'],
    ]);
    expect(network.connections.map(({ weight }) => weight)).toEqual([-input!.gain, -input!.gain, set[0]!.value]);
    expect(network.connections[0]!.delay).toEqual({ ms: 1 });
    expect(network.time.dt).toBe(0.1);
    expect(notes).toEqual([{ path: 'probes.z.variable', message: '"z" has no counterpart; it records v' }]);
  });

  it('makes a firing neuron count as 1: the current from a neuron is near its weight at any rate', () => {
    const { network, populations } = mapped(example('xor'), 'lif');
    const refilled = network.synapses.find(({ id }) => id.startsWith('refilled'))!;
    expect(refilled.shortTerm).toEqual({ U: 1, tau_rec: refilled.tau, tau_facil: 0, sites: 0 });
    for (const { threshold } of populations) expect(threshold!.margin).toBeGreaterThan(0.85);
  });

  describe('where net inputs lie at the threshold', () => {
    /** Inputs of these weights that are always 1, onto one neuron with a lamp. */
    const held = (b: number, weights: readonly number[]) =>
      networkOf({
        populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b } }],
        stimuli: weights.map((_, k) => ({ kind: 'clamp', id: `in${k}`, value: 1 })),
        connections: weights.map((weight, k) => ({ source: `in${k}`, target: 'n', weight })),
        probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
      });

    it.each([
      ['at it', held(-2, [1, 1]), 1],
      // 0.1 + 0.2 is 0.30000000000000004, and 0.1 + 0.7 is 0.7999999999999999.
      ['above it by rounding', held(-0.3, [0.1, 0.2]), 1],
      ['below it by rounding', held(-0.8, [0.1, 0.7]), 0],
    ])('neurons in time follow one that is constant %s', (_, network, bit) => {
      const { models } = compared(network, { models: ['as-drawn', 'lif', 'izhikevich'], duration: 1000 });
      expect(models.map(({ outputs }) => outputs[0]!.bit)).toEqual([bit, bit, bit]);
      for (const { mapping } of models.slice(1)) expect(mapping.populations[0]!.input!.gain).toBeLessThan(1000);
    });

    it('sums on both sides of it by rounding alone are not told apart, and a note says so', () => {
      // 0.3 − 0.3 of the first neuron, 0.8 − 0.8 of the second; both have 0 too.
      const two = networkOf({
        populations: [{ id: 'n', model: 'mcculloch-pitts', size: 2, parameters: { b: [-0.3, -0.8] } }],
        stimuli: [0, 1, 2].map((k) => ({ kind: 'toggle', id: `in${k}`, value: 1 })),
        connections: [
          [0.1, 0.1],
          [0.2, 0],
          [0, 0.7],
        ].map((weights, k) => ({
          ...{ source: `in${k}`, target: 'n', weight: 0 },
          connector: { kind: 'FromList', list: weights.flatMap((w, n) => (w === 0 ? [] : [[0, n, w]])) },
        })),
      });
      const { populations, notes } = mapped(two, 'lif');
      expect(populations[0]!.threshold).toMatchObject({ off: expect.closeTo(-0.1, 9) as number });
      expect(populations[0]!.input!.gain).toBeLessThan(10_000);
      expect(notes.map(({ message }) => message).join()).toContain('by rounding alone');
    });
  });

  it('takes numbers in place of its own', () => {
    const overrides = { gain: 300, offset: 50, parameters: { out: { tau_m: 10 } }, weights: { w1: -7 } };
    const { network } = mapped(nand(0, 0), 'lif', { overrides });
    expect(network.populations[0]!.parameters).toEqual({ tau_m: 10 });
    expect(network.connections.map(({ weight }) => weight)).toEqual([-7, -300, 50 + 1.5 * 300]);
  });
});

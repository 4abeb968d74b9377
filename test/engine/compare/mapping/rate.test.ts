import { describe, expect, it } from 'vitest';
import { compile } from '../../../../engine/simulation/compile.ts';
import { createActivityCounter } from '../../../../engine/analysis/activity.ts';
import { mapNetwork } from '../../../../engine/compare/mapping/map-network.ts';
import { example } from '../../examples/support.ts';
import { nand, networkOf, single } from '../../support/networks.ts';
import { lifRate, mapped } from './support.ts';

describe('the rule of one rate', () => {
  it('fits gain and offset as well as a closed-form f–I curve can be, and states the residual', () => {
    const { populations } = mapped(single('relu', 0.02), 'lif', { overrides: { range: [-0.02, 0.08], rateScale: 1 } });
    const { fit, input } = populations[0]!;
    const cost = (gain: number, offset: number): number => {
      const errors = fit!.points.map(({ z }) => lifRate(gain * z + offset) - Math.max(0, z));
      return 1000 * Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    };
    const { gain, offset } = input!;
    // The measured curve has steps of 0.1 ms in its interval: at 80 spikes/s, of 12.5 ms, that is 0.3 spikes/s on the mean.
    expect(Math.abs(fit!.rms - cost(gain, offset))).toBeLessThan(0.4);
    for (const [a, b] of [
      [1.1, 1],
      [0.9, 1],
      [1, 1.1],
      [1, 0.9],
    ] as const) {
      expect(cost(a * gain, b * offset)).toBeGreaterThan(cost(gain, offset));
    }
    expect(fit!.range).toEqual([-0.02, 0.08]);
    expect(fit!.largest).toBeGreaterThanOrEqual(fit!.rms);
  });

  it('carries a rate through two layers: what arrives is what was sent', () => {
    const chain = networkOf({
      stimuli: [{ id: 'drive', kind: 'constant', value: 1 }],
      populations: [
        { id: 'one', model: 'relu' },
        { id: 'two', model: 'relu' },
      ],
      connections: [
        { source: 'drive', target: 'one', weight: 0.06 },
        { source: 'one', target: 'two', weight: 1 },
      ],
    });
    const { network, populations } = mapped(chain, 'lif');
    const simulation = compile(network);
    const counter = createActivityCounter(simulation);
    for (let step = 0; step < 30_000; step++) {
      simulation.step();
      counter.count();
    }
    const rates = counter.activity().map(({ rate }) => rate!);
    // 60 spikes/s are wanted of both, within what either fit leaves.
    populations.forEach(({ fit, outputScale }, k) => {
      expect(outputScale).toBe(1);
      expect(Math.abs(rates[k]! - 60)).toBeLessThan(2 * fit!.largest + 2);
    });
  });

  it('lets thresholds meet between neurons in time', () => {
    const { populations } = mapped(example('nand-lif'), 'izhikevich');
    const { gain, offset } = populations[0]!.input!;
    // θ of the neuron of the example is 100 pA, of Izhikevich’s 3.774 pA.
    expect(offset + 100 * gain).toBeCloseTo(3.774, 1);
  });

  it('scales logistic units down to rates that a neuron has, and their weights up', () => {
    const { populations } = mapped(example('nand-stochastic'), 'lif');
    expect(populations[0]!.outputScale).toBeCloseTo(0.1, 2);
  });
});

describe('mapNetwork', () => {
  it('leaves the circuit as it was drawn, or its numbers', () => {
    expect(mapped(nand(0, 0), 'as-drawn')).toMatchObject({ rule: null, network: nand(0, 0) });
    const same = mapped(nand(0, 0), 'logistic');
    expect(same.rule!.id).toBe('same');
    expect(same.populations[0]!.set).toEqual([{ symbol: 'b', value: 1.5, unit: '1' }]);
    expect(same.notes).toEqual([]);
  });

  it('drops nothing silently', () => {
    const { notes, network } = mapped(example('hodgkin-huxley'), 'mcculloch-pitts', { rule: 'same' });
    expect(notes.map(({ path }) => path)).toEqual([
      'probes.v.variable',
      'probes.m.variable',
      'probes.h.variable',
      'probes.n.variable',
    ]);
    expect(network.time.dt).toBe(1);
    const learning = mapped(example('stdp'), 'mcculloch-pitts', { rule: 'threshold' });
    expect(learning.notes.map(({ message }) => message)).toContain('its plasticity has no counterpart');
  });

  it('refuses a rule that has no answer', () => {
    expect(mapNetwork(nand(0, 0), 'softmax', { rule: 'rate' })).toEqual({
      ok: false,
      issues: [
        {
          path: 'models.softmax',
          message: 'the output of "softmax" does not follow from one net input, which the rule "rate" needs',
          expected: 'another model, or the rule same',
        },
      ],
    });
  });
});

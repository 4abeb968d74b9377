import { describe, expect, it } from 'vitest';
import { spikeKey } from '../../../../engine/analysis/causes/types.ts';
import { compile } from '../../../../engine/simulation/compile.ts';
import { around, halfAdder } from '../../support/chips.ts';
import { networkOf } from '../../support/networks.ts';
import { ask, causeOf } from './ask.ts';

describe('why a neuron in time fired', () => {
  it('weighs a jump by e^(−t/tau) and compares with the threshold', () => {
    const cause = causeOf(
      networkOf({
        time: { dt: 0.1 },
        populations: [{ id: 'n', model: 'lif', parameters: { tau_m: 20, t_ref: 0 } }],
        stimuli: [{ id: 's', kind: 'spike-times', size: 2, times: [1, 6], sources: [0, 1] }],
        connections: [{ id: 'c', source: 's', target: 'n', weight: 7, delay: 1 }],
      }),
      'n',
      'last',
    );
    // The second spike leaves in step 60 and acts in step 61; the step decays it once.
    expect(cause).toMatchObject({ account: 'exact', quantity: 'v', unit: 'mV', spike: { step: 61 } });
    expect(cause.base).toBeCloseTo(-60, 10);
    expect(cause.contributions.map(({ synapse }) => synapse)).toEqual([1, 0]);
    expect(cause.contributions[0]!.value).toBeCloseTo(7 * Math.exp(-0.1 / 20), 12);
    expect(cause.contributions[1]!.value).toBeCloseTo(7 * Math.exp(-5.1 / 20), 12);
    expect(cause.decision).toEqual({ kind: 'threshold', threshold: -50, inclusive: false });
    expect(cause.contributions.every(({ without }) => without.fires === false)).toBe(true);
    expect(cause.sets).toEqual({ necessary: [0, 1], sufficient: [0, 1] });
  });

  it.each([
    ['delta', {}],
    ['exponential', { kind: 'exponential', tau: 5 }],
    ['alpha', { kind: 'alpha', tau: 3 }],
  ] as const)('adds up to the potential at the threshold: %s synapses, resets, refractory time', (_, synapse) => {
    const isDelta = !('kind' in synapse);
    const network = networkOf({
      seed: 5,
      time: { dt: 0.1 },
      synapses: isDelta ? [] : [{ id: 'syn', ...synapse }],
      populations: [{ id: 'n', model: 'lif-adaptive', parameters: { t_ref: 2 } }],
      stimuli: [
        { id: 'e', kind: 'poisson', rate: 400, size: 10 },
        { id: 'i', kind: 'poisson', rate: 100, size: 5 },
        { id: 'dc', kind: 'constant', value: 40 },
      ],
      connections: [
        { id: 'exc', source: 'e', target: 'n', weight: isDelta ? 1 : 20, delay: 1, synapse: isDelta ? 'auto' : 'syn' },
        {
          id: 'inh',
          source: 'i',
          target: 'n',
          weight: isDelta ? -1 : -20,
          delay: { ms: 1.5 },
          synapse: isDelta ? 'auto' : 'syn',
        },
        { id: 'held', source: 'dc', target: 'n', weight: 1, delay: 1 },
      ],
      probes: [{ id: 'v', kind: 'trace', target: 'n', neuron: 0, variable: 'v', interval: 1 }],
    });
    const simulation = compile(network);
    simulation.step(3000);
    const { traces } = simulation.finish();
    for (const end of [1000, 2000, 3000]) {
      const cause = causeOf(network, 'n', 'last', { end });
      expect(cause.account).toBe('exact');
      // The trace has v at the threshold, before the reset.
      expect(cause.net).toBeCloseTo(traces[0]!.values[cause.spike.step]!, 7);
      expect(cause.net).toBeGreaterThan(-50);
      const listed = cause.contributions.reduce((sum, { value }) => sum + value, cause.base + cause.omitted.sum);
      expect(listed).toBeCloseTo(cause.net, 9);
    }
  });
});

describe('the graph', () => {
  it('goes into chips, whose inner neurons have ids of the way to them', () => {
    const circuit = around([halfAdder], halfAdder);
    const on = circuit.stimuli.map((toggle) => ({ ...toggle, value: 1 }) as typeof toggle);
    const answer = ask({ ...circuit, stimuli: on }, 'chip/both', 9, { depth: 3 });
    if (answer.kind !== 'caused') throw new Error('silent');
    const cause = answer.graph.causes['chip/both[0]@9']!;
    // 1 + 1 − 2 = 0, at the threshold.
    expect(cause).toMatchObject({ base: -2, net: 0 });
    expect(cause.contributions.map(({ origin }) => origin)).toEqual([
      { kind: 'stimulus', stimulus: 'a', source: 0, step: 8 },
      { kind: 'stimulus', stimulus: 'b', source: 0, step: 8 },
    ]);
  });

  it('follows a chain back in time, each spike a delay before the next', () => {
    const answer = ask(
      networkOf({
        populations: ['a', 'b', 'c'].map((id) => ({ id, model: 'mcculloch-pitts', parameters: { b: -1 } })),
        stimuli: [{ id: 's', kind: 'spike-times', size: 1, times: [2], sources: [0] }],
        connections: [
          { id: 'sa', source: 's', target: 'a', weight: 1, delay: 1 },
          { id: 'ab', source: 'a', target: 'b', weight: 1, delay: 3 },
          { id: 'bc', source: 'b', target: 'c', weight: 1, delay: 2 },
        ],
      }),
      'c',
      'last',
      { depth: 9 },
    );
    if (answer.kind !== 'caused') throw new Error('silent');
    expect(Object.keys(answer.graph.causes)).toEqual(['c[0]@8', 'b[0]@6', 'a[0]@3']);
    const last = answer.graph.causes[spikeKey({ population: 'a', neuron: 0, step: 3 })]!;
    expect(last.contributions[0]!.origin).toEqual({ kind: 'stimulus', stimulus: 's', source: 0, step: 2 });
    expect(answer.graph.complete).toBe(true);
  });
});

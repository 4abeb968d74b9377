import { describe, expect, it } from 'vitest';
import { getModel } from '../../../engine/models/index.ts';
import { liveRates } from '../../../renderer/views/build/live-rates.ts';
import type { NeuronReadout } from '../../../renderer/worker/protocol.ts';
import { createTestEngine } from '../support/engine.ts';
import { network } from '../support/networks.ts';

function readout(parts: Partial<NeuronReadout>): NeuronReadout {
  const rest = { step: 0, variables: {}, output: 0, inputs: [], inputCount: 0, arrived: 0, rate: null };
  return { ...rest, parameters: {}, ...parts };
}

const lif = getModel('lif', []);

describe('rates of change with their numbers', () => {
  it('are those of the equation: (−60 − (−53.2) + 0.1·120) / 20 = 0.26', () => {
    const [dv] = liveRates(lif, readout({ variables: { v: -53.2 }, arrived: 120 }));
    expect(dv!.text).toBe('dv/dt = 0.26 mV/ms');
    expect(dv!.tex).toContain(String.raw`\frac{-60 - \left(-53.2\right) + 0.1 \cdot 120}{20}`);
    expect(dv!.tex).toContain(String.raw`0.26\,\mathrm{mV/ms}`);
  });

  it('take the parameters of this neuron before the defaults', () => {
    const [dv] = liveRates(lif, readout({ variables: { v: -53.2 }, parameters: { tau_m: 10 }, arrived: 120 }));
    expect(dv!.text).toBe('dv/dt = 0.52 mV/ms');
  });

  it('are not made up where the current is not known', () => {
    expect(liveRates(lif, readout({ variables: { v: -53.2 }, arrived: null }))).toEqual([]);
  });

  it('follow subexpressions: the sodium gate of Hodgkin and Huxley at its rest stands still', () => {
    const model = getModel('hodgkin-huxley', []);
    const variables = { v: -65, m: 0.0529324852572496, h: 0.59612075350846, n: 0.317676914060697 };
    const rates = liveRates(model, readout({ variables, arrived: 0 }));
    expect(rates).toHaveLength(4);
    const speed = (text: string): number => Math.abs(Number(/= (\S+)/.exec(text)![1]!.replaceAll('−', '-')));
    for (const { text } of rates.slice(1)) expect(speed(text)).toBeLessThan(1e-12);
    // −(g_Na·m³·h·(−115) + g_K·n⁴·12 + g_L·(−10.7)): the squid's −65 mV is not quite its rest.
    expect(speed(rates[0]!.text)).toBeCloseTo(0.0303, 4);
  });
});

describe('current that arrived', () => {
  it('is the sum of weight times value over current synapses, not over jumps', async () => {
    const { client } = createTestEngine();
    const loaded = network({
      time: { dt: 0.1 },
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: [
        { id: 'I', kind: 'constant', value: 3 },
        { id: 'J', kind: 'constant', value: -1 },
        { id: 's', kind: 'poisson', rate: 1000 },
      ],
      connections: [
        { source: 'I', target: 'n', weight: 50 },
        { source: 'J', target: 'n', weight: 10 },
        { source: 's', target: 'n', weight: 1 },
      ],
    });
    await client.call('load', { network: loaded, levels: [] });
    await client.call('step', { count: 20 });
    expect((await client.call('inspect', { population: 'n', neuron: 0 }))!.arrived).toBe(140);
  });
});

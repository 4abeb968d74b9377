import { describe, expect, it } from 'vitest';
import { hasBias } from '../../../../engine/compare/mapping/bias.ts';
import { mapNetwork } from '../../../../engine/compare/mapping/map-network.ts';
import { convertedNetwork } from '../../../../engine/compare/conversion/to-network.ts';
import type { ConversionOptions } from '../../../../engine/compare/conversion/types.ts';
import { getModel, models } from '../../../../engine/models/index.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { networkOf } from '../../support/networks.ts';
import { converted, drawDense, drawSamples } from '../conversion/support.ts';
import { compared } from '../support.ts';
import { mapped } from './support.ts';

/** One sample before a perceptron of 5 – 8 – 6 – 3 that has become spikes: `input`, `layer1`, `layer2` and `output`. */
function spiking(options: Partial<ConversionOptions>): Network {
  const model = drawDense([5, 8, 6, 3], options.neuron === 'stochastic' ? 'logistic' : 'relu', 11);
  const network = converted(model, drawSamples(40, 5, 3, 1), { ...options, steps: 60 });
  const x = drawSamples(4, 5, 3, 2).x.slice(0, 5);
  return convertedNetwork(network, { x, row: 0, name: 'one', outputNames: ['a', 'b', 'c'] });
}

const outputs = [0, 1, 2].map((neuron) => ({ population: 'output', neuron }));

/** What the three outputs add up to in so many ms, as drawn and under another model. */
function sums(network: Network, model: string, duration = 2000): [number[], number[]] {
  const result = compared(network, { models: ['as-drawn', model], duration, watched: outputs });
  return result.models.map(({ traces }) => traces.map(({ values }) => values.at(-1)!)) as [number[], number[]];
}

describe('a circuit from a trained network', () => {
  it.each([
    ['stochastic', 'lif'],
    ['stochastic', 'logistic'],
    ['stochastic', 'izhikevich'],
  ] as const)('of %s neurons keeps its sums under %s', (neuron, model) => {
    const [before, after] = sums(spiking({ neuron }), model);
    const largest = Math.max(...before.map(Math.abs));
    after.forEach((sum, k) => expect(Math.abs(sum - before[k]!)).toBeLessThan(0.15 * largest));
  });

  it('of integrate-and-fire neurons keeps its biases: a layer without inputs fires as before', () => {
    const network = spiking({});
    const [input, first] = network.populations;
    const alone: Network = {
      ...network,
      ...{ populations: [input!, { ...first!, parameters: { b: Array.from({ length: 8 }, (_, k) => k / 10) } }] },
      ...{ connections: [], probes: [], layout: {} },
    };
    const { models: found } = compared(alone, { models: ['as-drawn', 'relu'], duration: 1000 });
    // 0 + 0.1 + … + 0.7 over eight neurons.
    found.forEach(({ rates }) => expect(rates[1]!.meanOutput).toBeCloseTo(0.35, 1));
  });

  it('keeps inputs and outputs as they are, and says so', () => {
    for (const neuron of ['if', 'stochastic', 'poisson'] as const) {
      const network = spiking({ neuron });
      const { populations, notes, network: after } = mapped(network, 'lif');
      expect(populations.filter(({ isKept }) => isKept).map(({ population }) => population)).toEqual([
        'input',
        'output',
      ]);
      expect([after.populations[0], after.populations[3]]).toEqual([network.populations[0], network.populations[3]]);
      expect(notes).toContainEqual({
        path: 'populations.input',
        message: 'is kept as it is: "input-value" takes no input',
      });
    }
  });

  it('has no difference in what is held, however long steps are: of populations, lamps and traces', () => {
    const probes = [{ kind: 'lamp' as const, id: 'lamp', label: 'lamp', target: 'input', neuron: 1, expect: '' }];
    for (const order of [
      ['as-drawn', 'lif'],
      ['lif', 'as-drawn'],
    ]) {
      const { differences, models: found } = compared(
        { ...spiking({ neuron: 'stochastic' }), probes },
        { models: order, duration: 200, watched: [{ population: 'input', neuron: 1 }] },
      );
      expect(found.map(({ dt }) => dt).sort()).toEqual([0.1, 1]);
      const [{ rates, outputs: lamps, traces }] = differences as [(typeof differences)[0]];
      expect([rates[0]!.difference, rates[0]!.ratio]).toEqual([0, expect.closeTo(1, 9)]);
      expect(lamps[0]!.difference).toBe(0);
      // Smoothed over 20 ms: the same wherever both have ended a step.
      const activities = found.map((model) => model.traces[0]!.activity);
      const last = activities.map((each) => each.at(-1)!);
      expect(last[1]! / last[0]!).toBeCloseTo(1, 3);
      expect(traces[0]!.values[100]).toBe(activities[1]![100]! - activities[0]![100]!);
    }
  });

  it('has lamps on its sums: as far apart as its populations, and lit from a half on as in a truth table', () => {
    const network = spiking({});
    const probes = [0, 1, 2].map((neuron) => ({
      ...{ kind: 'lamp' as const, id: `y${neuron}`, label: '', target: 'output', neuron, expect: '' },
    }));
    const { differences, models: found } = compared(
      { ...network, probes },
      { models: ['as-drawn', 'lif'], duration: 300 },
    );
    const ofLamps = differences[0]!.outputs.reduce((sum, { difference }) => sum + difference, 0) / 3;
    expect(differences[0]!.rates.at(-1)!.difference).toBeCloseTo(ofLamps, 6);

    const faint = { ...network.populations[3]!, parameters: { b: 0.001 } };
    const alone = {
      ...network,
      populations: [...network.populations.slice(0, 3), faint],
      connections: network.connections.slice(0, 2),
      probes,
    };
    const after = (duration: number) => compared(alone, { models: ['as-drawn', 'lif'], duration }).models;
    // It rises by 0.001 a ms: 0.3 at 300 ms, above a half in all of the second half of 2 s.
    expect(after(300).map(({ outputs: [lamp] }) => lamp!.bit)).toEqual([0, 0]);
    expect(after(2000).map(({ outputs: [lamp] }) => lamp!.bit)).toEqual([1, 1]);
    expect(found.every(({ outputs: lamps }) => lamps.every(({ lit }) => lit === null))).toBe(true);
  });

  it('keeps the synapse types of its sums under models of steps', () => {
    const network = spiking({});
    const slow = { id: 'slow', label: 'slow', kind: 'exponential', based: 'current', tau: 5, reversal: 0 } as const;
    const connections = network.connections.map((each, k) => (k === 2 ? { ...each, synapse: 'slow' } : each));
    const synapses = [
      { ...slow, shortTerm: null, plasticity: null },
      { ...slow, id: 'unused', shortTerm: null, plasticity: null },
    ];
    const { network: after } = mapped({ ...network, synapses, connections }, 'poisson-relu');
    expect(after.synapses.map(({ id }) => id)).toEqual(['slow']);
    expect(after.connections[2]!.synapse).toBe('slow');
  });

  it('tells numbers that were set for what is kept', () => {
    const overrides = { parameters: { output: { tau_m: 50 }, layer1: { tau_m: 15 } } };
    const { notes } = mapped(spiking({}), 'lif', { overrides });
    expect(notes.filter(({ path }) => path.startsWith('models.'))).toEqual([
      { path: 'models.lif.output.tau_m', message: 'is set, and of no use: "output" is kept as it is' },
    ]);
  });

  it('changes nothing under its own model, whose steps stay', () => {
    const network = spiking({});
    const { dt, traces } = compared(network, { models: ['integrate-and-fire'], duration: 60, watched: outputs })
      .models[0]!;
    expect(dt).toBe(1);
    const [drawn] = compared(network, { models: ['as-drawn'], duration: 60, watched: outputs }).models;
    expect(traces).toEqual(drawn!.traces);
  });

  it('is refused where its inputs draw at every step and steps change, with what helps', () => {
    const network = spiking({ input: 'bernoulli' });
    expect(mapNetwork(network, 'relu').ok).toBe(true);
    expect(mapNetwork(network, 'lif', { overrides: { dt: 1 } }).ok).toBe(true);
    expect(mapNetwork(network, 'lif')).toMatchObject({
      ok: false,
      issues: [{ path: 'populations.input', expected: expect.stringContaining('a current that is held') as string }],
    });
  });
});

describe('a circuit of models of its own', () => {
  const rate = {
    id: 'rate',
    label: 'Rate',
    text: 'dr/dt = (I - r)/(10*ms) : 1\nI : 1 (input)\noutput: r',
    reference: '',
  };
  const held = { id: 'held', label: 'Held', text: 'output: x\nparameter x = 1 "value"', reference: '' };

  it('is refused with population and model where values in time go on', () => {
    const loop = networkOf({
      models: [rate],
      populations: [
        { id: 'one', model: 'rate' },
        { id: 'two', model: 'lif' },
      ],
      connections: [{ source: 'one', target: 'two', weight: 1 }],
    });
    const found = mapNetwork(loop, 'izhikevich');
    if (found.ok) throw new Error('Expected a refusal');
    expect(found.issues.map(({ path, message }) => [path, message])).toEqual([
      [
        'populations.one',
        'is of the model "rate", whose output does not follow from one net input, which the rule "rate" needs',
      ],
    ]);
  });

  it('is refused where nothing could be of another model', () => {
    expect(mapNetwork(networkOf({ models: [held], populations: [{ id: 'x', model: 'held' }] }), 'lif')).toMatchObject({
      ok: false,
      issues: [{ path: 'populations.x', message: expect.stringContaining('none can be of another model') as string }],
    });
  });
});

describe('between neurons in time', () => {
  it('a current of one step has the same area in shorter steps', () => {
    const chain = networkOf({
      time: { dt: 1 },
      populations: [
        { id: 'one', model: 'lif' },
        { id: 'two', model: 'lif' },
      ],
      connections: [{ source: 'one', target: 'two', weight: 100, synapse: 'current' }],
    });
    const { connections, populations } = mapped(chain, 'lif-adaptive');
    const { gain } = populations[1]!.input!;
    expect(connections[0]!.factor).toBeCloseTo((10 * gain) / populations[0]!.outputScale!, 9);
  });
});

describe('a bias', () => {
  it('is what is added to the one input of a model, and nothing else', () => {
    const own = (line: string) =>
      getModel('own', [
        {
          id: 'own',
          label: '',
          text: `dv/dt = ${line}/ms : 1\nI : 1 (input)\nthreshold: v > 1\nreset: v = 0\nparameter b = 0 "b"`,
          reference: '',
        },
      ]);
    expect(['(b + I)', '(I + b)*int(t >= 1*ms)'].map((line) => hasBias(own(line)))).toEqual([true, true]);
    expect(['(b*I)', '(b + I - b*v)', '(I + 2*b)', '(b - v + I)'].map((line) => hasBias(own(line)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(models.filter((each) => each.inTime && hasBias(each)).map(({ id }) => id)).toEqual([]);
  });
});

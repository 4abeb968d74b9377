import { describe, expect, it } from 'vitest';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { createSpiking } from '../../../engine/learning/surrogate/network.ts';
import { spikingSpecSchema } from '../../../engine/learning/surrogate/schema.ts';
import {
  checkSpiking,
  decayOf,
  parameterCountOf,
  type LifNeuron,
  type Readout,
  type SpikingSpec,
} from '../../../engine/learning/surrogate/spec.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const lif: LifNeuron = {
  kind: 'lif',
  membrane: 0.5,
  synapse: 0,
  reset: 'subtract',
  surrogate: { kind: 'fast-sigmoid', slope: 10 },
};
const plain: Readout = { size: 1, decay: 0, over: 'mean', activation: 'linear' };
const one: SpikingSpec = {
  ...{ inputs: 1, hidden: [{ size: 1 }], neuron: lif, steps: 4, encoding: 'current' },
  readout: plain,
};

/** One hidden neuron, and an output that reads it with weight 1: what each input in turn comes to. */
function outputsOf(spec: SpikingSpec, inputs: number[], weight = 1, bias = 0): number[] {
  const rows = inputs.map((input) => [input]);
  const network = createSpiking(spec, samplesOf(rows, rows), { loss: 'squared' });
  network.setParameters(Float64Array.of(weight, bias, 1, 0));
  return [...network.outputs()];
}

describe('a LIF neuron', () => {
  // v of drive 0.75 and decay ½: 0.75, 1.125 (spike), 0.0625 + 0.75 = 0.8125, 0.40625 + 0.75 = 1.15625 (spike).
  // v of drive 1.5: 1.5 (spike), 0.25 + 1.5 = 1.75 (spike), 1.875 (spike), 1.9375 (spike).
  it('spikes when it reaches 1, and falls by 1', () => {
    expect(outputsOf(one, [0.75, 1.5, 0.5, -3])).toEqual([2 / 4, 1, 0, 0]);
    const network = createSpiking(one, samplesOf([[0.75]], [[0]]), { loss: 'squared' });
    network.setParameters(Float64Array.of(1, 0, 1, 0));
    network.outputs();
    expect([...network.layout.layers[0]!.state]).toEqual([0.75, 1.125, 0.8125, 1.15625]);
    expect([...network.layout.layers[0]!.to.activity]).toEqual([0, 1, 0, 1]);
    expect(network.rates()).toEqual([0.5]);
  });

  // Drive 1.5 falls to 0 each time: four spikes. Drive 0.875: 0.875, 1.3125 (spike), again. By subtraction it is
  // 0.875, 1.3125 (spike), 0.15625 + 0.875 = 1.03125 (spike), 0.015625 + 0.875 = 0.890625.
  it('falls to 0 where the reset is to zero', () => {
    const zero = { ...one, steps: 8, neuron: { ...lif, reset: 'zero' } } as const;
    expect(outputsOf(zero, [0.875, 1.5])).toEqual([4 / 8, 1]);
    expect(outputsOf({ ...one, steps: 4 }, [0.875])).toEqual([2 / 4]);
    expect(outputsOf({ ...one, steps: 3 }, [0.875])).toEqual([2 / 3]);
    expect(outputsOf({ ...zero, steps: 3 }, [0.875])).toEqual([1 / 3]);
  });

  // I of drive 0.25 and decay ½: 0.25, 0.375, 0.4375, 0.46875; v: 0.25, 0.5, 0.6875, 0.8125, 0.890625 of I = 0.484375.
  it('sums up what is left of synaptic currents', () => {
    const spec = { ...one, steps: 5, neuron: { ...lif, synapse: 0.5 } };
    const network = createSpiking(spec, samplesOf([[0.25]], [[0]]), { loss: 'squared' });
    network.setParameters(Float64Array.of(1, 0, 1, 0));
    network.outputs();
    expect([...network.layout.layers[0]!.state]).toEqual([0.25, 0.5, 0.6875, 0.8125, 0.890625]);
  });

  it('keeps e^(−dt/τ) of v in a step', () => {
    expect(decayOf(10, 1)).toBeCloseTo(0.9048374180359595, 15);
    expect(decayOf(2, 2)).toBeCloseTo(1 / Math.E, 15);
  });
});

describe('the readout', () => {
  // Spikes 0, 1, 0, 1 into y ← y/2 + s: 0, 1, 0.5, 1.25.
  it('is the mean or the largest of a leaky sum', () => {
    const over = (kind: Readout['over']): number[] =>
      outputsOf({ ...one, readout: { ...plain, decay: 0.5, over: kind } }, [0.75]);
    expect(over('mean')).toEqual([2.75 / 4]);
    expect(over('max')).toEqual([1.25]);
  });

  it('is turned into probabilities', () => {
    const outputs = (activation: 'softmax' | 'logistic'): number[] => {
      const spec: SpikingSpec = { ...one, readout: { ...plain, size: 2, activation } };
      const network = createSpiking(spec, samplesOf([[1.5]], [[1, 0]]), { loss: 'cross-entropy' });
      network.setParameters(Float64Array.of(1, 0, Math.log(3), 0, 0, 0));
      return [...network.outputs()];
    };
    expect(outputs('softmax')[0]).toBeCloseTo(3 / 4, 14);
    expect(outputs('softmax')[1]).toBeCloseTo(1 / 4, 14);
    expect(outputs('logistic')[0]).toBeCloseTo(3 / 4, 14);
    expect(outputs('logistic')[1]).toBe(0.5);
  });
});

describe('chance', () => {
  const steps = 1000;
  const within = (found: number, p: number): void =>
    expect(Math.abs(found - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / steps));

  it('lets stochastic binary neurons spike with probability 1/(1 + e^−z)', () => {
    const neuron = { kind: 'stochastic-binary', straightThrough: 'slope' } as const;
    const inputs = [Math.log(3), 0, -Math.log(9)];
    const found = outputsOf({ ...one, steps, neuron }, inputs);
    [3 / 4, 1 / 2, 1 / 10].forEach((p, k) => within(found[k]!, p));
  });

  it('makes spikes of rates, for a neuron that passes each on', () => {
    const relay = { ...one, steps, encoding: 'rate', neuron: { ...lif, membrane: 0 } } as const;
    const found = outputsOf(relay, [0, 0.2, 0.7, 1]);
    within(found[1]!, 0.2);
    within(found[2]!, 0.7);
    expect([found[0], found[3]]).toEqual([0, 1]);
  });

  it('draws anew for each step of learning, sample and layer, and for what is measured', () => {
    const neuron = { kind: 'stochastic-binary', straightThrough: 'slope' } as const;
    const spec: SpikingSpec = { ...one, hidden: [{ size: 8 }, { size: 8 }], neuron, steps: 32 };
    const network = createSpiking(spec, samplesOf([[0], [0]], [[0], [0]]), { loss: 'squared', seed: 3 });
    const seen = new Set<string>();
    const look = (): void => network.layout.layers.slice(0, 2).forEach(({ to }) => seen.add(to.activity.join('')));
    for (const step of [0, 1])
      for (const row of [0, 1]) {
        const silent = { rate: 0, first: 0, second: 0, epsilon: 1, correction1: 1, correction2: 1, l1: 0, l2: 0 };
        network.learn(Int32Array.of(row), { ...silent, decay: 0, step, random: createRandom(3) });
        look();
      }
    network.outputs(Int32Array.of(0));
    look();
    expect(seen.size).toBe(10);
  });
});

describe('what is refused', () => {
  const refused: readonly (readonly [string, SpikingSpec, LossName])[] = [
    ['Found a layer of 0, expected 1 to 65536', { ...one, hidden: [{ size: 0 }] }, 'squared'],
    ['Found no hidden layer, expected at least one of spiking neurons', { ...one, hidden: [] }, 'squared'],
    ['Found 2.5 steps, expected 1 to 1000', { ...one, steps: 2.5 }, 'squared'],
    [
      'Found a layer of 65536 for 1000 steps, expected at most 4194304 neurons times steps',
      { ...one, hidden: [{ size: 65_536 }], steps: 1000 },
      'squared',
    ],
    ['Found membrane decay 1, expected at least 0 and below 1', { ...one, neuron: { ...lif, membrane: 1 } }, 'squared'],
    [
      'Found surrogate slope 0, expected a number above 0',
      { ...one, neuron: { ...lif, surrogate: { kind: 'arctan', slope: 0 } } },
      'squared',
    ],
    [
      'Found loss "cross-entropy" of linear outputs, expected cross-entropy of softmax or logistic ones, or squared or mse of linear ones',
      one,
      'cross-entropy',
    ],
  ];

  it.each(refused)('%s', (message, spec, loss) => {
    expect(checkSpiking(spec, loss)).toBe(message);
    expect(() => createSpiking(spec, samplesOf([[0]], [[0]]), { loss })).toThrow(message);
  });

  it('is a spec in a file that is none', () => {
    const stochastic = { ...one, neuron: { kind: 'stochastic-binary', straightThrough: 'identity' } };
    for (const spec of [one, stochastic])
      expect(spikingSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    const broken = [
      { ...one, steps: 0 },
      { ...one, hidden: [] },
      { ...one, neuron: { ...lif, membrane: 1 } },
    ];
    for (const spec of [...broken, { ...one, more: 1 }, { ...one, neuron: { kind: 'lif' } }, null])
      expect(spikingSpecSchema.safeParse(spec).success).toBe(false);
  });

  it('is a rate that is no probability', () => {
    const samples = samplesOf([[0.5], [1.5]], [[0], [1]]);
    expect(() => createSpiking({ ...one, encoding: 'rate' }, samples, { loss: 'squared' })).toThrow(
      'Found input 1 of sample 2 to be 1.5, expected a spike probability from 0 to 1',
    );
  });

  it('is a wrong number of parameters', () => {
    const spec = { ...one, inputs: 3, hidden: [{ size: 4 }, { size: 2 }] };
    expect(parameterCountOf(spec)).toBe(3 * 4 + 4 + 4 * 2 + 2 + 2 * 1 + 1);
    const network = createSpiking(spec, samplesOf([[1, 2, 3]], [[0]]), { loss: 'squared' });
    expect(network.parameterCount).toBe(29);
    expect(() => network.setParameters(new Float64Array(28))).toThrow('Found 28 parameters, expected 29');
  });

  it('is a set of samples that does not fit', () => {
    const create = (x: number[][], t: number[][]) => () => createSpiking(one, samplesOf(x, t), { loss: 'squared' });
    expect(create([], [])).toThrow('Found no samples, expected at least one');
    expect(create([[1, 2]], [[1]])).toThrow('Found samples of 2 inputs, expected 1');
    expect(create([[1]], [[1, 2]])).toThrow('Found samples of 2 targets, expected 1');
  });
});

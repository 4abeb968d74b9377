import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { createCircuit } from '../../../engine/learning/graph/network.ts';
import { createLinearNeuron } from '../../../engine/learning/linear-neuron/neuron.ts';
import { optimizerNames, optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { defaultLif } from '../../../engine/learning/surrogate/design.ts';
import { createSpiking } from '../../../engine/learning/surrogate/network.ts';
import { startTraining } from '../../../engine/learning/training.ts';
import { networkOf } from '../support/networks.ts';

const plain = samplesOf([[1], [2], [-1]], [[1], [0], [1]]);
const weighted = (...weights: number[]) => ({ ...plain, weights: Float64Array.from(weights) });
const layers = [{ size: 1, activation: 'logistic' }] as const;

const makers = {
  dense: (weights: number[]) => createDense({ inputs: 1, layers }, weighted(...weights), { loss: 'squared' }),
  linear: (weights: number[]) => createLinearNeuron(weighted(...weights)),
  spiking(weights: number[]) {
    const readout = { size: 1, decay: 0, over: 'mean', activation: 'linear' } as const;
    const spec = {
      inputs: 1,
      hidden: [{ size: 2 }],
      neuron: defaultLif(),
      steps: 3,
      encoding: 'current',
      readout,
    } as const;
    return createSpiking(spec, weighted(...weights), { loss: 'squared' });
  },
  circuit(weights: number[]) {
    const network = networkOf({
      stimuli: [{ kind: 'constant', id: 'x', value: 0 }],
      populations: [{ id: 'n', model: 'logistic' }],
      connections: [{ source: 'x', target: 'n', weight: 1 }],
    });
    const made = createCircuit(network, weighted(...weights), { loss: 'squared' });
    if (!made.ok) throw new Error(`Found ${made.issues[0]!.message}`);
    return made.value;
  },
};

describe('weights of samples', () => {
  it.each(Object.entries(makers))('of 0 alone, or below 0, are refused: %s', (_, make) => {
    expect(() => make([0, 0, 0])).toThrow(/Found sample.* 0 alone/);
    expect(() => make([1, -1, 1])).toThrow(/Found .*(weight -1|below 0)/);
    expect(() => make([0, 0, 1])).not.toThrow();
  });

  it.each(optimizerNames)('of 0 in a whole batch leave the weights as they were: %s', (name) => {
    const network = createDense({ inputs: 1, layers }, weighted(0, 1, 1), { loss: 'squared', optimizer: name });
    const training = startTraining(network, {
      ...{ optimizer: optimizerOf(name), schedule: { kind: 'constant' }, batch: 1, epochs: 2, l1: 0, l2: 0.1, seed: 1 },
      initializer: { kind: 'glorot' },
    });
    const moved = Array.from({ length: 3 }, () => {
      const before = network.state();
      training.advance(1);
      return network.state().some((byte, k) => byte !== before[k]);
    });
    expect(moved.sort()).toEqual([false, true, true]);
  });
});

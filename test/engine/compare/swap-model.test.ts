import { describe, expect, it } from 'vitest';
import { withModel } from '../../../engine/compare/swap-model.ts';
import { models } from '../../../engine/models/index.ts';
import { checkNetwork } from '../../../engine/network/check.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { nand } from '../support/networks.ts';

describe('withModel', () => {
  it('puts every neuron under the other model and keeps all else', () => {
    const network = nand(1, 1);
    const swapped = withModel(network, 'logistic');
    expect(swapped).toEqual({ ...network, populations: [{ ...network.populations[0]!, model: 'logistic' }] });
    expect(network.populations[0]!.model).toBe('mcculloch-pitts');
  });

  const biased = models.filter(({ inTime, parameters }) => !inTime && parameters.some(({ symbol }) => symbol === 'b'));

  it.each(biased.map(({ id }) => id))('gives a valid network with %s, whose neuron has the same net input', (id) => {
    const swapped = withModel(nand(1, 1), id);
    expect(checkNetwork(swapped)).toEqual([]);
    const simulation = compile(swapped);
    simulation.step(2);
    expect(simulation.finish().traces[0]!.values).toEqual([1.5, -0.5]);
  });

  it('refuses a model that does not exist', () => {
    expect(() => withModel(nand(0, 0), 'ghost')).toThrow('Found model "ghost"');
  });
});

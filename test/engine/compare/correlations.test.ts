import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../engine/compare/correlations/chance.ts';
import type { Correlation } from '../../../engine/compare/correlations/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { example } from '../examples/support.ts';
import { networkOf } from '../support/networks.ts';
import { compared } from './support.ts';

function correlationsOf(network: Network, duration = 5000, seed = 7): readonly Correlation[] {
  return compared(network, { models: ['as-drawn'], duration, seed }).models[0]!.correlations;
}

describe('chanceOf', () => {
  it.each([
    // Twice the smaller of hypergeom.sf(both − 1, …) and hypergeom.cdf(both, …), by SciPy.
    [20, 8, 9, 7, 0.006430102405334603],
    [1000, 47, 50, 9, 0.0005994366582907065],
    [1000, 500, 500, 210, 5.543871188622877e-7],
  ])('of %i bins with %i, %i and %i in both is that of Fisher’s exact test', (bins, one, other, both, chance) => {
    const found = chanceOf({ correlation: 0, bins, one, other, both, isDense: false });
    expect(found / chance).toBeCloseTo(1, 6);
  });

  it('of counts is that of Fisher’s z', () => {
    const together = { correlation: Math.tanh(0.2), bins: 103, one: 103, other: 103, both: 103, isDense: true };
    // 2 · norm.sf(2) = 0.0455.
    expect(chanceOf(together)).toBeCloseTo(0.04550026389635842, 9);
    expect(chanceOf(together, 28)).toBeCloseTo(0.31731050786291415, 9);
  });
});

describe('correlations', () => {
  it('finds two copies of one coin, names it, and says what independence would make of them', () => {
    const [found, ...others] = correlationsOf(example('shared-cause'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      target: 'shared',
      pair: ['left', 'right'],
      ancestor: 'cause',
      pairsTested: 2,
      bin: 1,
    });
    expect(found!.correlation).toBeCloseTo(1, 9);
    expect(found!.chance).toBeLessThan(1e-12);
    // x and x is x: p, where the product says p².
    expect(found!.joint.low < 0.5 && 0.5 < found!.joint.high).toBe(true);
    const p = found!.joint.probability;
    expect(found!.product).toBeCloseTo(p * p, 12);
    // In the first two steps nothing has arrived.
    expect(Math.abs(found!.output.measured.probability - p)).toBeLessThan(2 / 5000);
    expect(found!.output.independent).toBeCloseTo(p * p, 3);
    expect(found!.output.rateModel).toBe(1);
  });

  it('finds a partial correlation, and a source that is one of the two', () => {
    // `y` hears `x`: P(y | x) = σ(2) = 0.881, P(y | not x) = σ(−2) = 0.119, of p = 0.5 a correlation of 0.762 one step later.
    const network = networkOf({
      populations: [
        { id: 'x', model: 'stochastic-binary' },
        { id: 'y', model: 'stochastic-binary', parameters: { b: -2 } },
        { id: 'out', model: 'mcculloch-pitts', parameters: { b: -1.5 } },
      ],
      connections: [
        { source: 'x', target: 'y', weight: 4 },
        { source: 'x', target: 'out', weight: 1, delay: 2 },
        { source: 'y', target: 'out', weight: 1 },
      ],
    });
    const [found] = correlationsOf(network);
    expect(found).toMatchObject({ target: 'out', ancestor: 'x' });
    // 0.762 with a standard error of (1 − r²)/√5000 = 0.006.
    expect(Math.abs(found!.correlation - 0.762)).toBeLessThan(0.024);
    // Without the longer way round, what arrives together was not sent for one another.
    const apart = { ...network, connections: network.connections.map((each) => ({ ...each, delay: 1 })) };
    expect(correlationsOf(apart)).toEqual([]);
  });

  it('finds a negative one', () => {
    const network = networkOf({
      populations: [
        { id: 'x', model: 'stochastic-binary' },
        { id: 'same', model: 'mcculloch-pitts', parameters: { b: -0.5 } },
        { id: 'opposite', model: 'mcculloch-pitts', parameters: { b: 0.5 } },
        { id: 'out', model: 'mcculloch-pitts', parameters: { b: -1.5 } },
      ],
      connections: [
        { source: 'x', target: 'same', weight: 1 },
        { source: 'x', target: 'opposite', weight: -1 },
        { source: 'same', target: 'out', weight: 1 },
        { source: 'opposite', target: 'out', weight: 1 },
      ],
    });
    const [found] = correlationsOf(network);
    expect(found!.correlation).toBeLessThan(-0.99);
    expect(found!.joint.probability).toBeLessThan(0.001);
    expect(found!.output.independent).toBeCloseTo(0.25, 2);
  });

  it('finds none among independent neurons, whatever the seed', () => {
    const found = Array.from({ length: 20 }, (_, seed) => correlationsOf(example('nand-population'), 1000, seed));
    // 300 pairs each; a chance of 0.001 in all for each seed.
    expect(found.flat()).toEqual([]);
  });

  it('finds none among sparse Poisson trains, which a normal law would', () => {
    expect(correlationsOf(example('stdp'), 500)).toEqual([]);
  });

  it('looks for none where nothing is random', () => {
    expect(correlationsOf(example('xor'))).toEqual([]);
  });
});

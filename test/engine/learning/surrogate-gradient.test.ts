import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { checkGradient } from '../../../engine/learning/gradient-check.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { createSpiking } from '../../../engine/learning/surrogate/network.ts';
import type { Readout, SpikingNeuron, SpikingSpec } from '../../../engine/learning/surrogate/spec.ts';
import { surrogateOf } from '../../../engine/learning/surrogate/surrogate.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const share = fc.double({ min: 0, max: 0.95, noNaN: true });
const neurons: fc.Arbitrary<SpikingNeuron> = fc.oneof(
  fc.record({
    kind: fc.constant('lif' as const),
    membrane: share,
    synapse: fc.oneof(fc.constant(0), share),
    reset: fc.constantFrom('subtract' as const, 'zero' as const),
    surrogate: fc.record({
      kind: fc.constantFrom('fast-sigmoid' as const, 'arctan' as const),
      slope: fc.double({ min: 0.5, max: 3, noNaN: true }),
    }),
  }),
  fc.record({
    kind: fc.constant('stochastic-binary' as const),
    straightThrough: fc.constantFrom('slope' as const, 'identity' as const),
  }),
);

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 5 }),
  hidden: fc.array(fc.record({ size: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 3 }),
  neuron: neurons,
  steps: fc.integer({ min: 1, max: 7 }),
  encoding: fc.constantFrom('current' as const, 'rate' as const),
  size: fc.integer({ min: 1, max: 4 }),
  decay: share,
  over: fc.constantFrom('mean' as const, 'max' as const),
  ends: fc.constantFrom<readonly [Readout['activation'], LossName]>(
    ['softmax', 'cross-entropy'],
    ['logistic', 'cross-entropy'],
    ['linear', 'squared'],
    ['linear', 'mse'],
  ),
  count: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

function example(spec: SpikingSpec, loss: LossName, count: number, seed: number) {
  const random = createRandom(seed).at(9, 0, 0);
  const outputs = spec.readout.size;
  const x = Array.from({ length: count }, () => Array.from({ length: spec.inputs }, () => random.uniform()));
  const t = Array.from({ length: count }, (_, k) => Array.from({ length: outputs }, (__, j) => +(k % outputs === j)));
  const samples = { ...samplesOf(x, t), weights: Float64Array.from(x, () => 0.5 + random.uniform()) };
  const network = createSpiking(spec, samples, { loss, seed, isSmooth: true });
  network.setParameters(Float64Array.from({ length: network.parameterCount }, () => 0.4 * random.normal()));
  return network;
}

describe('surrogate derivatives', () => {
  it.each(['fast-sigmoid', 'arctan'] as const)('%s is the derivative of its smooth function', (kind) => {
    for (const slope of [0.5, 2, 25]) {
      const { derivative, smooth } = surrogateOf({ kind, slope });
      for (const u of [-3, -0.7, -0.01, 0.02, 0.5, 4]) {
        const h = 1e-6;
        const difference = (smooth(u + h) - smooth(u - h)) / (2 * h);
        expect(derivative(u) / difference).toBeCloseTo(1, 6);
      }
    }
  });

  it('are what the papers print: 1/(1 + β|u|)² and (α/2)/(1 + (πα u/2)²)', () => {
    const fast = surrogateOf({ kind: 'fast-sigmoid', slope: 10 }).derivative;
    expect([fast(0), fast(0.1), fast(-0.4)]).toEqual([1, 1 / 4, 1 / 25]);
    const arctan = surrogateOf({ kind: 'arctan', slope: 2 }).derivative;
    expect(arctan(0)).toBe(1);
    expect(arctan(1 / Math.PI)).toBeCloseTo(1 / 2, 15);
    expect(arctan(-2 / Math.PI)).toBeCloseTo(1 / 5, 15);
  });
});

describe('backpropagation through time', () => {
  it('is the derivative of the loss where spikes are smooth, for random shapes, neurons and losses', () => {
    fc.assert(
      fc.property(shapes, ({ size, decay, over, ends: [activation, loss], count, seed, ...rest }) => {
        const network = example({ ...rest, readout: { size, decay, over, activation } }, loss, count, seed);
        const check = checkGradient(network);
        expect(check.maxRelativeError, JSON.stringify(check.worst)).toBeLessThan(1e-7);
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

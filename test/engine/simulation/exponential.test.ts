import { describe, expect, it } from 'vitest';
import { planMemory } from '../../../engine/codegen/memory.ts';
import { wasmExponential } from '../../../engine/codegen/wasm/exponential.ts';
import { fillExponential, log } from '../../../engine/simulation/exponential.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { kolmogorovSmirnov, moments } from '../support/statistics.ts';

/** A block by either backend: what the reference fills, and what WebAssembly does. */
function both(first: number, key: number, seed: number, trial: number): [Float64Array, Float64Array] {
  const plain = new Float64Array(64);
  fillExponential(plain, first, key, seed, trial);
  const plan = planMemory('f64');
  const region = plan.doubles(64);
  wasmExponential(plan.allocate().memory, region)(first, key, seed, trial);
  return [plain, region.view];
}

describe('exponential variates', () => {
  it.each<[number, number, number, number]>([
    [0, 1, 2, 3],
    [64, 0xdeadbeef, 0xffffffff, 0x80000000],
    // Pairs number 2³² and on carry into the next word of the counter.
    [2 ** 33 - 64, 7, 1, 0],
    [2 ** 33, 7, 1, 0],
    [2 ** 45 + 128, 0xffffffff, 0, 0xffffffff],
  ])('from number %d of stream (%d, %d, %d) are the same bits in WebAssembly', (...place) => {
    const [plain, compiled] = both(...place);
    expect(compiled).toEqual(plain);
    expect(new Set(plain).size).toBe(64);
  });

  it('differ from place to place: number, word of the number, key, seed and trial', () => {
    const places: [number, number, number, number][] = [
      [0, 1, 2, 3],
      [64, 1, 2, 3],
      [2 ** 33, 1, 2, 3],
      [0, 2, 2, 3],
      [0, 1, 3, 3],
      [0, 1, 2, 4],
    ];
    const all = places.flatMap((place) => [...both(...place)[0]]);
    expect(new Set(all).size).toBe(places.length * 64);
  });

  it('are minus the logarithm of the uniforms that the same counters give', () => {
    const random = createRandom(5, 6);
    const [plain] = both(128, 9, 5, 6);
    plain.forEach((value, k) => {
      const place = random.at(9, 0, 64 + (k >> 1));
      const [even, odd] = [place.uniform(), place.uniform()];
      expect(value).toBeCloseTo(-Math.log((k % 2 === 0 ? even : odd) + 2 ** -53), 13);
    });
  });

  it('follow the exponential law', () => {
    const values = new Float64Array(100_000);
    fillExponential(values, 0, 3, 4, 0);
    expect(kolmogorovSmirnov(values, (x) => -Math.expm1(-x))).toBeLessThan(2.3);
    // Var(mean) = 1/n; Var(variance) = (μ₄ − σ⁴)/n = 8/n.
    const { mean, variance } = moments(values);
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / values.length));
    const products = values.subarray(1).map((value, k) => (value - 1) * (values[k]! - 1));
    expect(Math.abs(moments(products).mean)).toBeLessThan(4 / Math.sqrt(values.length));
  });
});

describe('log', () => {
  it('is within a unit in the last place of Math.log', () => {
    const random = createRandom(1).at(1, 0, 0);
    for (const x of [1, 0.5, 2 ** -53, 1 - 2 ** -53, Math.SQRT1_2, ...Array.from({ length: 5000 }, random.uniform)]) {
      const expected = Math.log(x);
      expect(Math.abs(log(x) - expected)).toBeLessThanOrEqual(2 ** -52 * Math.abs(expected));
    }
    expect(log(1)).toBe(0);
  });
});

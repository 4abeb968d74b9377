import { describe, expect, it } from 'vitest';
import { runToCsv } from '../../../engine/formats/csv.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { logistic } from './laws.ts';
import { example, measureExample } from './support.ts';

const standardError = (law: number, trials: number): number => Math.sqrt((law * (1 - law)) / trials);

describe('nand-stochastic', () => {
  const laws = [9, 3, 3, -3].map(logistic);

  it('has the probabilities that its note states', () => {
    expect(laws.map((law) => Number(law.toFixed(4)))).toEqual([0.9999, 0.9526, 0.9526, 0.0474]);
    expect(example('nand-stochastic').note).toContain('0.9999 for no input, 0.953 for one, 0.047 for both');
  });

  it('is within 4 standard errors of the logistic, which lies inside every interval', () => {
    const table = measureExample('nand-stochastic', 2000);
    expect(table).toMatchObject({ pass: true, trials: 2000 });
    table.rows.forEach(({ outputs }, row) => {
      const { probability, low, high } = outputs.y!;
      const law = laws[row]!;
      expect(Math.abs(probability! - law)).toBeLessThan(4 * standardError(law, 2000));
      expect(low!).toBeLessThanOrEqual(law);
      expect(high!).toBeGreaterThanOrEqual(law);
    });
  });

  it('misses about one spike in twenty as the file begins', () => {
    const simulation = compile(example('nand-stochastic'));
    simulation.step(10_001);
    const { counts } = simulation.finish().spikes.find(({ probe }) => probe === 'spikes_nand')!;
    expect(Math.abs(counts.length / 10_001 - logistic(3))).toBeLessThan(4 * standardError(logistic(3), 10_000));
  });

  it('writes the same table twice, and another with another seed', () => {
    const csv = (seed: number): string => {
      const simulation = compile({ ...example('nand-stochastic'), seed });
      simulation.step(10_000);
      return runToCsv(simulation.finish());
    };
    expect(csv(7)).toBe(csv(7));
    expect(csv(7)).not.toBe(csv(8));
  });
});

describe('nand-poisson', () => {
  it('is within 4 standard errors of 1 − e^−z, and never errs on both inputs', () => {
    const table = measureExample('nand-poisson', 5000);
    expect(table.pass).toBe(true);
    [6, 3, 3].forEach((z, row) => {
      const law = 1 - Math.exp(-z);
      expect(Math.abs(table.rows[row]!.outputs.y!.probability! - law)).toBeLessThan(4 * standardError(law, 5000));
    });
    expect(table.rows[3]!.outputs.y!.probability).toBe(0);
  });
});

describe('coin', () => {
  it.each([100, 10_000, 1_000_000])(
    'after %i steps its share of spikes is as near to 0.7 as its note says',
    (steps) => {
      const simulation = compile({ ...example('coin'), probes: [] });
      const { outputs } = simulation.compiled;
      let spikes = 0;
      for (let step = 0; step < steps; step++) {
        simulation.step();
        spikes += outputs[0]!;
      }
      expect(logistic(0.8473)).toBeCloseTo(0.7, 5);
      expect(Math.abs(spikes / steps - logistic(0.8473))).toBeLessThan(4 * Math.sqrt(0.21 / steps));
    },
  );

  it('shows heads more often than tails', () => {
    expect(measureExample('coin')).toMatchObject({ pass: true, rowsTotal: 1 });
  });
});

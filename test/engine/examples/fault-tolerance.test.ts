import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { startReliability } from '../../../engine/logic/reliability/run.ts';
import type { Disturbance, ReliabilityPoint } from '../../../engine/logic/reliability/types.ts';
import { normalCdf } from '../support/statistics.ts';
import { atLeast, logistic } from './laws.ts';
import { bitsOf, example, measureExample } from './support.ts';

const instances = 2000;

function sweep(
  name: string,
  kind: Disturbance,
  levels: readonly number[],
  spared: readonly string[],
): readonly ReliabilityPoint[] {
  const network = example(name);
  const expectations = parseExpectations([], network);
  if (!expectations.ok) throw new Error(expectations.issues[0]?.message);
  const options = { expectations: expectations.value, kind, levels, instances, spared };
  const running = startReliability(network, options);
  running.advance(Infinity);
  return running.result().points;
}

function expectNear(probability: number, law: number): void {
  expect(Math.abs(probability - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / instances));
}

/** Two or three of three fail. */
const twoOfThree = (p: number): number => 3 * p ** 2 - 2 * p ** 3;

describe('nand-majority-vote', () => {
  it('is a NAND', () => {
    const table = measureExample('nand-majority-vote');
    expect(bitsOf(table)).toEqual(['1', '1', '1', '0']);
    expect(table.pass).toBe(true);
  });

  const levels = [0.05, 0.1, 0.2, 0.3];

  it('fails as 3p² − 2p³ where its NANDs die, a single one as p', () => {
    const three = sweep('nand-majority-vote', 'lesion', levels, ['vote']);
    const one = sweep('nand', 'lesion', levels, []);
    levels.forEach((p, k) => {
      expectNear(three[k]!.allRows!.probability, 1 - twoOfThree(p));
      expectNear(one[k]!.allRows!.probability, 1 - p);
      // The two intervals are apart: more often right, beyond chance.
      expect(three[k]!.allRows!.low).toBeGreaterThan(one[k]!.allRows!.high);
    });
  });

  it('errs less often under noise, row by row as the law says', () => {
    const sd = 0.5;
    const three = sweep('nand-majority-vote', 'noise', [sd], ['vote'])[0]!;
    const one = sweep('nand', 'noise', [sd], [])[0]!;
    [1.5, 0.5, 0.5, 0.5].forEach((distance, row) => {
      const p = normalCdf(-distance / sd);
      expectNear(three.rightByRow[row]!.probability, 1 - twoOfThree(p));
      expectNear(one.rightByRow[row]!.probability, 1 - p);
    });
    expect(three.allRows!.low).toBeGreaterThan(one.allRows!.high);
  });

  it('wins nothing where the neuron that votes may die as well', () => {
    const points = sweep('nand-majority-vote', 'lesion', levels, []);
    levels.forEach((p, k) => expectNear(points[k]!.allRows!.probability, (1 - p) * (1 - twoOfThree(p))));
  });
});

describe('nand-population', () => {
  const laws = [3, 1, 1, -1].map(logistic);

  it('is right as often as a binomial law says, far more often than one of its neurons', () => {
    expect(laws.map((law) => Number(law.toFixed(3)))).toEqual([0.953, 0.731, 0.731, 0.269]);
    const together = laws.map((law) => atLeast(13, 25, law));
    const table = measureExample('nand-population', 2000);
    expect(table.pass).toBe(true);
    table.rows.forEach(({ outputs }, row) => {
      const law = together[row]!;
      // A row that errs less than once in 10¹⁰ times errs in none of 2000.
      expect(Math.abs(outputs.y!.probability! - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / 2000) + 1e-9);
      const right = row < 3 ? law : 1 - law;
      expect(right).toBeGreaterThan(0.99);
    });
  });

  it('stays right when some of its neurons die, as the binomial law of those that are left and fire', () => {
    const levels = [0.05, 0.1, 0.2];
    const points = sweep('nand-population', 'lesion', levels, ['vote']);
    levels.forEach((p, k) => {
      laws.forEach((law, row) => {
        const fires = atLeast(13, 25, (1 - p) * law);
        const right = row < 3 ? fires : 1 - fires;
        const slack = 4 * Math.sqrt((right * (1 - right)) / instances) + 1e-9;
        expect(Math.abs(points[k]!.rightByRow[row]!.probability - right)).toBeLessThan(
          slack + (right > 0.999 ? 2 / instances : 0),
        );
        // Better than one neuron that is as likely to die.
        if (row === 1) expect(points[k]!.rightByRow[row]!.low).toBeGreaterThan((1 - p) * law);
      });
    });
  });
});

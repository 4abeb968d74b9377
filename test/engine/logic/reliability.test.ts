import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { checkReliability } from '../../../engine/logic/reliability/check.ts';
import { reliabilityToCsv } from '../../../engine/logic/reliability/csv.ts';
import { startReliability } from '../../../engine/logic/reliability/run.ts';
import type { Reliability, ReliabilityOptions } from '../../../engine/logic/reliability/types.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import type { Network } from '../../../engine/network/types.ts';
import { example } from '../examples/support.ts';
import { around, fullAdder, halfAdder } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';
import { normalCdf } from '../support/statistics.ts';

type Options = Omit<ReliabilityOptions, 'expectations'>;

function expectationsOf(network: Network): ReliabilityOptions['expectations'] {
  const parsed = parseExpectations([], network);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

function sweep(network: Network, options: Options): Reliability {
  const running = startReliability(network, { expectations: expectationsOf(network), ...options });
  expect(running.advance(Infinity)).toBe(true);
  return running.result();
}

/** Within 4 standard errors of the law. */
function expectNear(probability: number, law: number, instances: number): void {
  expect(Math.abs(probability - law)).toBeLessThanOrEqual(4 * Math.sqrt((law * (1 - law)) / instances));
}

const instances = 3000;
const nand = example('nand');

describe('a NAND with z = 1.5 − a − b', () => {
  it('under noise of deviation σ errs with Φ(−1.5/σ) on no input and Φ(−0.5/σ) on the others', () => {
    const levels = [0.25, 0.5, 1];
    const { points } = sweep(nand, { kind: 'noise', levels, instances });
    points.forEach(({ level, rightByRow, allRows, anyRow, worstRow }) => {
      const laws = [1.5, 0.5, 0.5, 0.5].map((distance) => normalCdf(distance / level));
      laws.forEach((law, row) => expectNear(rightByRow[row]!.probability, law, instances));
      expectNear(
        allRows!.probability,
        laws.reduce((product, law) => product * law, 1),
        instances,
      );
      expectNear(
        anyRow!.probability,
        laws.reduce((sum, law) => sum + law / 4, 0),
        instances,
      );
      expect(worstRow!.right.probability).toBe(Math.min(...rightByRow.map(({ probability }) => probability)));
    });
  });

  it('with weights off by a share of deviation s errs with Φ(−0.5/s) on one input and Φ(−0.5/(s√2)) on both', () => {
    const levels = [0.2, 0.5, 1];
    const { points } = sweep(nand, { kind: 'jitter', levels, instances });
    points.forEach(({ level, rightByRow }) => {
      expect(rightByRow[0]!.probability).toBe(1);
      // A weight that would turn excitatory is kept at 0: no matter for one input, which errs below −1.5, and none for two
      // while it takes five deviations.
      [1, 2].forEach((row) => expectNear(rightByRow[row]!.probability, normalCdf(0.5 / level), instances));
      if (level === 0.2) expectNear(rightByRow[3]!.probability, normalCdf(0.5 / (level * Math.SQRT2)), instances);
    });
  });

  it('dies with the probability of a lesion, and is then wrong wherever it should fire', () => {
    const { points } = sweep(nand, { kind: 'lesion', levels: [0, 0.1, 0.5, 1], instances });
    points.forEach(({ level, allRows, rightByRow }) => {
      expectNear(allRows!.probability, 1 - level, instances);
      expectNear(rightByRow[0]!.probability, 1 - level, instances);
      expect(rightByRow[3]!.probability).toBe(1);
    });
    // Undisturbed and without chance, one instance tells all.
    expect(points[0]).toMatchObject({ instancesRun: 1, allRows: { probability: 1, low: 1, high: 1 } });
  });

  it('is said in words, with the level at which it falls below one half', () => {
    const { summary } = sweep(nand, { kind: 'lesion', levels: [0, 0.2, 0.8], instances: 200 });
    expect(summary).toMatch(
      /^Undisturbed, all 4 rows are right with probability 1\. With neurons dead with probability 0\.8/,
    );
    expect(summary).toContain('It falls below one half between lesion 0.2 and 0.8.');
  });
});

describe('a sweep', () => {
  it('is the same whatever the size of its slices, and another with another seed', () => {
    const options = { kind: 'noise', levels: [0.3, 0.9], instances: 50 } as const;
    const whole = sweep(nand, options);
    const running = startReliability(nand, { expectations: expectationsOf(nand), ...options });
    while (!running.advance(13));
    expect(running.result()).toEqual(whole);
    expect(sweep({ ...nand, seed: 8 }, options)).not.toEqual(whole);
  });

  it('hits the same neurons first at every level, so that the curve never rises', () => {
    const levels = Array.from({ length: 11 }, (_, k) => k / 10);
    const { points } = sweep(example('full-adder'), { kind: 'lesion', levels, instances: 60 });
    const curve = points.map(({ allRows }) => allRows!.probability);
    expect(curve).toEqual([...curve].sort((a, b) => b - a));
    expect([curve[0], curve.at(-1)]).toEqual([1, 0]);
  });

  it('leaves the spared alone', () => {
    const spared = ['nand'];
    for (const kind of ['noise', 'jitter', 'lesion'] as const) {
      const { points } = sweep(nand, { kind, levels: [1], instances: 50, spared });
      expect(points[0]!.allRows!.probability).toBe(1);
    }
  });

  it('that is stopped has the levels and instances so far', () => {
    const options = { expectations: expectationsOf(nand), kind: 'noise', levels: [0, 0.5, 1], instances: 10 } as const;
    const running = startReliability(nand, options);
    running.advance(60);
    const { points } = running.result();
    expect(points.map(({ instancesRun }) => instancesRun)[0]).toBe(1);
    expect(points[1]!.instancesRun).toBeGreaterThan(0);
    expect(points[1]!.instancesRun).toBeLessThan(10);
    expect(points[2]).toMatchObject({ instancesRun: 0, allRows: null, worstRow: null });
    expect(reliabilityToCsv(running.result()).split('\n')[3]).toBe('1,0,,,,,,,,,');
  });

  it('adds noise in the unit of the weighted sum, and to rates as well', () => {
    // Both fire for sure undisturbed: z = 20 spikes/ms, and a rate of 1 that is on from 0.5.
    const network = networkOf({
      populations: [
        { id: 'poisson', model: 'poisson-relu', parameters: { b: 20 } },
        { id: 'rate', model: 'linear', parameters: { b: 1 } },
      ],
      probes: [
        { kind: 'lamp', id: 'p', target: 'poisson', expect: '1' },
        { kind: 'lamp', id: 'r', target: 'rate', expect: '1' },
      ],
    });
    const { points } = sweep(network, { kind: 'noise', levels: [0, 0.5], instances });
    expect(points[0]!.allRows!.probability).toBe(1);
    expectNear(points[1]!.allRows!.probability, normalCdf(1), instances);
  });
});

describe('a circuit of chips within a chip', () => {
  const expects: Record<string, string> = {
    out_sum: 'a ^ b ^ carry_in',
    out_carry: '(a & b) | (carry_in & (a ^ b))',
  };
  const adder = around([halfAdder, fullAdder], fullAdder);
  const probes = adder.probes.map((probe) => ({ ...probe, expect: expects[probe.id]! }));
  const drawn: Network = { ...adder, probes: probes as Network['probes'] };

  it.each(['noise', 'jitter', 'lesion'] as const)(
    'has the same curve under %s as the one that is drawn out',
    (kind) => {
      const options = { kind, levels: [0, 0.1, 0.4], instances: 60 };
      const result = sweep(drawn, options);
      expect(result).toEqual(sweep(flattenNetwork(drawn), options));
      expect(result.points[0]!.allRows!.probability).toBe(1);
      expect(result.points[2]!.allRows!.probability).toBeLessThan(1);
    },
  );

  it('loses all five neurons each by itself: it is right in every row while they all live', () => {
    const { points } = sweep(drawn, { kind: 'lesion', levels: [0.1, 0.3], instances });
    points.forEach(({ level, allRows }) => expectNear(allRows!.probability, (1 - level) ** 5, instances));
  });

  it('spares a whole chip by its id, and one neuron of it by the way to it', () => {
    const rightOf = (...spared: string[]): number =>
      sweep(drawn, { kind: 'lesion', levels: [1], instances: 20, spared }).points[0]!.allRows!.probability;
    expect(rightOf('chip')).toBe(1);
    expect(rightOf('chip/first', 'chip/second', 'chip/either')).toBe(1);
    expect(rightOf('chip/first', 'chip/second')).toBe(0);
    const options = { expectations: expectationsOf(drawn), kind: 'lesion', levels: [1], spared: ['first'] } as const;
    expect(checkReliability(drawn, options).map(({ path }) => path)).toEqual(['spared[0]']);
  });
});

describe('a neuron in time', () => {
  it('is read by its spikes: dead, it is right only where it would be silent', () => {
    const { points } = sweep(example('nand-lif'), { kind: 'lesion', levels: [0, 0.5], instances: 60 });
    expect(points[0]!.allRows!.probability).toBe(1);
    for (const row of [0, 1, 2]) expectNear(points[1]!.rightByRow[row]!.probability, 0.5, 60);
    expect(points[1]!.rightByRow[3]!.probability).toBe(1);
  });
});

describe('what cannot be measured', () => {
  const issuesOf = (network: Network, options: Partial<ReliabilityOptions>): string[] => {
    const all = { expectations: expectationsOf(network), kind: 'lesion', levels: [0.5], ...options } as const;
    return checkReliability(network, all).map(({ path }) => path);
  };

  it('is named', () => {
    expect(issuesOf(nand, {})).toEqual([]);
    expect(issuesOf(nand, { levels: [] })).toEqual(['levels']);
    expect(issuesOf(nand, { levels: [0, 1.5] })).toEqual(['levels[1]']);
    expect(issuesOf(nand, { kind: 'noise', levels: [1.5] })).toEqual([]);
    expect(issuesOf(nand, { instances: 0 })).toEqual(['instances']);
    expect(issuesOf(nand, { spared: ['nobody'] })).toEqual(['spared[0]']);
    expect(issuesOf(nand, { expectations: new Map() })).toEqual(['expectations']);
    expect(issuesOf(example('fi-curve'), {})).toContain('probes');
  });

  it('such as noise on neurons without a weighted sum', () => {
    const models = [{ id: 'deaf', label: 'deaf', text: 'z = b : 1\nthreshold: z >= 0\nparameter b = 0\n' }];
    const network = networkOf({
      models,
      populations: [{ id: 'n', model: 'deaf' }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    });
    expect(issuesOf(network, { kind: 'noise' })).toEqual(['populations[0].model']);
  });
});

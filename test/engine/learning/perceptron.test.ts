import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perceptronBound } from '../../../engine/learning/perceptron/bound.ts';
import { marginsOf } from '../../../engine/learning/perceptron/classes.ts';
import { startPerceptron, type PerceptronOptions } from '../../../engine/learning/perceptron/rule.ts';
import { classesOf, partedClasses, truthRows } from './support/samples.ts';

const plain: PerceptronOptions = { output: 'step', mode: 'online', rate: 1, order: 'given', seed: 1 };

describe('the perceptron rule', () => {
  it('learns AND by the steps that are done by hand', () => {
    const session = startPerceptron(classesOf(truthRows(2), [0, 0, 0, 1]), plain);
    const seen = Array.from({ length: 5 }, () => session.step());
    // From 0 the neuron is on: (0, 0) is wrong and lowers b to −1; then (1, 1) is wrong, w = (1, 1), b = 0; then (0, 0) again.
    expect(seen.map(({ look }) => look)).toEqual([
      { sample: 0, net: 0, output: 1, target: 0 },
      { sample: 1, net: -1, output: 0, target: 0 },
      { sample: 2, net: -1, output: 0, target: 0 },
      { sample: 3, net: -1, output: 0, target: 1 },
      { sample: 0, net: 0, output: 1, target: 0 },
    ]);
    expect(seen.map(({ weights }) => [...weights])).toEqual([
      [0, 0, -1],
      [0, 0, -1],
      [0, 0, -1],
      [1, 1, 0],
      [1, 1, -1],
    ]);
    expect(seen.map(({ wrong }) => wrong.length)).toEqual([1, 0, 0, 1, 1]);
    expect(session.advance(1000)).toBe(true);
    expect(session.mistakesByEpoch.at(-1)).toBe(0);
    expect(session.mistakes).toBe(session.mistakesByEpoch.reduce((sum, each) => sum + each, 0));
    expect(marginsOf(session.classes, session.weights()).every((each) => each >= 0)).toBe(true);
  });

  it('makes twice the change with outputs −1 and 1, and the same mistakes', () => {
    const classes = classesOf(truthRows(2), [0, 1, 1, 1]);
    const [step, sign] = (['step', 'sign'] as const).map((output) => startPerceptron(classes, { ...plain, output }));
    for (let k = 0; k < 30; k++) {
      const [a, b] = [step!.step(), sign!.step()];
      expect(b.wrong).toEqual(a.wrong);
      expect([...b.weights]).toEqual([...a.weights].map((each) => 2 * each));
      expect(b.look!.target).toBe(a.look!.target === 1 ? 1 : -1);
    }
  });

  it('adds up the changes of all that is wrong in batches', () => {
    const session = startPerceptron(classesOf(truthRows(2), [0, 0, 0, 1]), { ...plain, mode: 'batch', rate: 0.5 });
    const first = session.step();
    expect(first).toMatchObject({ wrong: [0, 1, 2], look: null });
    expect([...first.weights]).toEqual([-0.5, -0.5, -1.5]);
    expect(session.advance(1000)).toBe(true);
  });

  it('never makes more mistakes than Novikoff allows, on separable samples of any kind', () => {
    const cases = fc.record({
      inputs: fc.integer({ min: 1, max: 8 }),
      count: fc.integer({ min: 2, max: 60 }),
      distance: fc.constantFrom(0.05, 0.3, 1),
      output: fc.constantFrom('step' as const, 'sign' as const),
      mode: fc.constantFrom('online' as const, 'batch' as const),
      order: fc.constantFrom('given' as const, 'seeded' as const),
      rate: fc.constantFrom(0.01, 1, 7),
      start: fc.constantFrom(0, 0, 3),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(cases, ({ inputs, count, distance, start, ...rest }) => {
        const { x, t } = partedClasses(count, inputs, distance, rest.seed);
        const classes = classesOf(x, t);
        const weights = start === 0 ? undefined : new Float64Array(inputs + 1).fill(-start);
        const options = { ...rest, ...(weights && { weights }) };
        const bound = perceptronBound(classes, options)!;
        const session = startPerceptron(classes, options);
        const most = Math.ceil(bound.mistakes);
        expect(session.advance(Math.min(2e5, (most + 1) * count)) || most * count > 2e5).toBe(true);
        expect(session.mistakes).toBeLessThanOrEqual(bound.mistakes);
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('has a bound that a case comes up to', () => {
    // One sample (1, 1) of target 0: R = γ = √2, one mistake.
    const classes = classesOf([[1]], [0]);
    const session = startPerceptron(classes, plain);
    session.advance(100);
    const bound = perceptronBound(classes, plain)!;
    expect(bound.mistakes).toBeCloseTo(1, 12);
    expect(bound.radius).toBeCloseTo(Math.SQRT2, 12);
    expect(session.mistakes).toBe(1);
    expect(perceptronBound(classesOf(truthRows(2), [0, 1, 1, 0]), plain)).toBeNull();
  });

  it('goes round XOR for ever', () => {
    const session = startPerceptron(classesOf(truthRows(2), [0, 1, 1, 0]), { ...plain, order: 'seeded' });
    expect(session.advance(20_000)).toBe(false);
    expect(session.mistakesByEpoch.every((each) => each > 0)).toBe(true);
  });

  it('goes on from a checkpoint as if it had not stopped', () => {
    const { x, t } = partedClasses(40, 4, 0.02, 9);
    const classes = classesOf(x, t);
    const options = { ...plain, order: 'seeded', seed: 8 } as const;
    const [whole, parted] = [startPerceptron(classes, options), startPerceptron(classes, options)];
    whole.advance(137);
    parted.advance(61);
    const middle = parted.checkpoint();
    parted.advance(500);
    const resumed = startPerceptron(classes, options);
    resumed.restore(middle);
    resumed.advance(76);
    expect(resumed.checkpoint()).toEqual(whole.checkpoint());
    expect(resumed.mistakesByEpoch).toEqual(whole.mistakesByEpoch);
  });

  it('refuses rates and weights that make no sense', () => {
    const classes = classesOf([[1]], [0]);
    expect(() => startPerceptron(classes, { ...plain, rate: 0 })).toThrow('Found learning rate 0, expected');
    expect(() => startPerceptron(classes, { ...plain, weights: [1] })).toThrow('Found 1 first weights, expected 2');
  });
});

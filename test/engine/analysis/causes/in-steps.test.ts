import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../engine/analysis/causes/explain.ts';
import { causalSets } from '../../../../engine/analysis/causes/sets.ts';
import { nand, networkOf } from '../../support/networks.ts';
import { ask, causeOf } from './ask.ts';

/** One neuron under clamped inputs of the given weights. */
function neuron(model: string, b: number, weights: readonly number[]) {
  return networkOf({
    populations: [{ id: 'n', model, parameters: { b } }],
    stimuli: weights.map((_, k) => ({ id: `s${k}`, kind: 'clamp', value: 1 })),
    connections: weights.map((weight, k) => ({ id: `c${k}`, source: `s${k}`, target: 'n', weight })),
  });
}

describe('why a neuron in steps fired', () => {
  it('has each term of z = b + Σ w·x, silent inputs too', () => {
    const cause = causeOf(nand(1, 0), 'out', 5);
    // z = 1.5 − 1·1 − 1·0.
    expect(cause).toMatchObject({ quantity: 'z', base: 1.5, net: 0.5, measured: 0.5, rest: 0, account: 'exact' });
    const terms = cause.contributions.map(({ origin, x, value, share, without }) => ({
      origin,
      x,
      value,
      share,
      without,
    }));
    expect(terms[0]).toMatchObject({ origin: { stimulus: 'b', step: 4 }, x: 0, without: { net: 0.5, fires: true } });
    expect(terms[1]).toMatchObject({ origin: { stimulus: 'a', step: 4 }, x: 1, value: -1, without: { net: 1.5 } });
    expect(terms[1]!.share).toBeCloseTo(-1 / 1.5, 12);
  });

  it('says when it did fire where it did not', () => {
    expect(ask(nand(1, 1), 'out', 5, { end: 50 })).toEqual({ kind: 'silent', firedAt: [0] });
  });

  it('tells what was necessary from what would have sufficed', () => {
    // z = −2 + 1.5 + 1 + 1 − 0.5: of the pushes only 1.5 + 1 reach 2.5; none of the three is enough alone.
    const { sets, net, contributions } = causeOf(neuron('mcculloch-pitts', -2, [1.5, 1, 1, -0.5]), 'n', 3);
    expect(net).toBe(1);
    expect(sets).toEqual({ necessary: [0], sufficient: [0, 1] });
    // Without 1.5 it has −0.5 < 0; without one of the others exactly 0, the threshold, which fires.
    expect(contributions.map(({ without }) => [without.net, without.fires])).toEqual([
      [-0.5, false],
      [0, true],
      [0, true],
      [1.5, true],
    ]);
  });

  it('finds the fewest that suffice, as a search through all subsets does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: -40, max: 10 }),
        (values, base) => {
          const net = values.reduce((sum, value) => sum + value, base);
          fc.pre(net >= 0);
          const fires = (at: number): boolean => at >= 0;
          const { sufficient, necessary } = causalSets(
            net,
            values.map((value) => ({ value })),
            fires,
          );
          const opposed = values.reduce((sum, value) => sum + Math.min(0, value), base);
          const kept = sufficient.reduce((sum, k) => sum + values[k]!, opposed);
          expect(kept).toBeGreaterThanOrEqual(0);
          let fewest = Infinity;
          for (let subset = 0; subset < 2 ** values.length; subset++) {
            const chosen = values.filter((value, k) => value > 0 && (subset >> k) % 2 === 1);
            if (chosen.reduce((sum, value) => sum + value, opposed) >= 0) fewest = Math.min(fewest, chosen.length);
          }
          expect(sufficient).toHaveLength(fewest);
          expect(necessary).toEqual(values.flatMap((value, k) => (value > 0 && net - value < 0 ? [k] : [])));
        },
      ),
      { seed: 4 },
    );
  });

  it('gives a random neuron its probability, with and without each input', () => {
    const cause = causeOf(neuron('stochastic-binary', -1, [3, -0.5]), 'n', 'last', { end: 40 });
    const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
    expect(cause.decision).toEqual({ kind: 'chance', probability: logistic(1.5) });
    expect(cause.contributions.map(({ without }) => without.probability)).toEqual([logistic(-1.5), logistic(2)]);
    expect(cause.sets).toBeNull();
  });

  it('gives a Poisson neuron the probability of at least one spike', () => {
    const network = neuron('poisson-relu', 0.25, [0.5]);
    const cause = causeOf(network, 'n', 'last', { end: 60 });
    expect(cause.decision).toMatchObject({ kind: 'chance' });
    if (cause.decision.kind === 'chance') expect(cause.decision.probability).toBeCloseTo(1 - Math.exp(-0.75), 12);
  });

  it('agrees with the engine under learning synapses, whose weights were others at the time', () => {
    const network = networkOf({
      seed: 9,
      synapses: [
        { id: 'hebbian', kind: 'delta', plasticity: { kind: 'hebb', rate: 0.01, tau: 20, w_min: -5, w_max: 5 } },
      ],
      populations: [{ id: 'n', model: 'stochastic-binary', size: 4, parameters: { b: -0.5 } }],
      stimuli: [{ id: 's', kind: 'poisson', rate: 300, size: 6 }],
      connections: [{ source: 's', target: 'n', weight: 0.4, delay: 2, synapse: 'hebbian' }],
    });
    const explainer = createExplainer(network);
    const active: number[] = [];
    for (const step of [50, 120, 199]) {
      const explanation = explainer.explain({ population: 'n', neuron: 2, step: 'last', end: step, depth: 1 });
      while (!explanation.advance(50));
      const answer = explanation.answer();
      if (answer.kind !== 'caused') throw new Error('silent');
      const cause = answer.graph.causes[answer.graph.root]!;
      active.push(...cause.contributions.flatMap(({ weight, x }) => (x > 0 ? [weight] : [])));
      expect(Math.abs(cause.rest!)).toBeLessThan(1e-12);
    }
    expect(Math.max(...active)).toBeGreaterThan(0.5);
  });

  it('replays what the user changed while it ran', () => {
    const network = nand(1, 1);
    const interventions = [{ kind: 'level', stimulus: 'a', value: 0, step: 20 }] as const;
    const explanation = createExplainer(network, interventions).explain({
      ...{ population: 'out', neuron: 0, step: 'last', end: 30, depth: 1 },
    });
    while (!explanation.advance(7));
    const answer = explanation.answer();
    if (answer.kind !== 'caused') throw new Error('silent');
    expect(answer.graph.causes['out[0]@29']).toMatchObject({ net: 0.5 });
  });
});

import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { dt, learnt, taught, weightOf, type Trains } from './support.ts';

const rule = {
  ...{ kind: 'reward-stdp', A_plus: 1, A_minus: 1.5, tau_plus: 20, tau_minus: 30, tau_e: 200, rate: 0.01 },
  ...{ reward: 'reward', w_min: -5, w_max: 5 },
};
const start = 0.5;

/** A taught synapse, and a reward of one size at these times. */
function rewarded(trains: Trains, times: readonly number[], plasticity = {}): number {
  const stimuli = [
    { kind: 'spike-times', id: 'source', size: 1, times: trains.pre },
    { kind: 'spike-times', id: 'teacher', size: 1, times: trains.post.map((time) => time - dt) },
    { kind: 'spike-times', id: 'reward', size: 1, times },
  ];
  return learnt({ ...rule, ...plasticity }, { ...trains, more: { stimuli } });
}

describe('reward-modulated STDP', () => {
  const trains = { pre: [100], post: [110] };

  it('changes nothing without a reward', () => {
    expect(rewarded({ pre: [100, 200, 300], post: [110, 190, 310] }, [])).toBe(start);
    expect(rewarded(trains, [99])).toBe(start);
  });

  it('turns what the pair has left of its eligibility into weight', () => {
    const pair = Math.exp(-10 / 20);
    expect(rewarded(trains, [410])).toBeCloseTo(start + 0.01 * pair * Math.exp(-300 / 200), 13);
    const both = Math.exp(-300 / 200) + Math.exp(-400 / 200);
    expect(rewarded(trains, [410, 510])).toBeCloseTo(start + 0.01 * pair * both, 13);
    // In the very step of the target's spike.
    expect(rewarded(trains, [110])).toBeCloseTo(start + 0.01 * pair, 13);
  });

  it('sums pairs of both orders in one trace', () => {
    const at = 400;
    const pairs = [
      [100, 110],
      [130, 110],
      [100, 150],
      [130, 150],
    ].map(([a, b]) => {
      const [size, tau] = b! > a! ? [1, 20] : [-1.5, 30];
      return size * Math.exp(-Math.abs(b! - a!) / tau - (at - Math.max(a!, b!)) / 200);
    });
    const expected = start + 0.01 * pairs.reduce((sum, each) => sum + each, 0);
    expect(rewarded({ pre: [100, 130], post: [110, 150] }, [at])).toBeCloseTo(expected, 13);
  });

  it('takes the sum of all that is put out as the reward, of either sign', () => {
    const pair = Math.exp(-10 / 20);
    const more = (reward: Record<string, unknown>) => ({
      stimuli: [
        { kind: 'spike-times', id: 'source', size: 1, times: [100] },
        { kind: 'spike-times', id: 'teacher', size: 1, times: [109.9] },
        { id: 'reward', ...reward },
      ],
    });
    const three = more({ kind: 'spike-times', size: 4, times: [200, 200, 200], sources: [0, 3, 3] });
    expect(learnt(rule, { ...trains, more: three })).toBeCloseTo(start + 0.03 * pair * Math.exp(-90 / 200), 13);
    const punished = more({ kind: 'step', value: -2, start: 200, stop: 200.3 });
    const left = [90, 90.1, 90.2].reduce((sum, age) => sum + Math.exp(-age / 200), 0);
    expect(learnt(rule, { ...trains, more: punished })).toBeCloseTo(start - 0.02 * pair * left, 13);
  });

  it('keeps the bounds', () => {
    expect(rewarded(trains, [110], { rate: 100, w_max: 0.8 })).toBe(0.8);
    expect(rewarded({ pre: [110], post: [100] }, [110], { rate: 100, w_min: 0.2 })).toBe(0.2);
  });

  it('does not pay a synapse that was cut', () => {
    const network = taught(rule, {
      ...trains,
      more: {
        stimuli: [
          { kind: 'spike-times', id: 'source', size: 1, times: [100] },
          { kind: 'spike-times', id: 'teacher', size: 1, times: [109.9] },
          { kind: 'spike-times', id: 'reward', size: 1, times: [150, 250] },
        ],
        events: [{ kind: 'cut', at: 200, connection: 'w', fraction: 1 }],
      },
    });
    const simulation = compile(network);
    simulation.step(2000);
    expect(weightOf(simulation)).toBeGreaterThan(start);
    simulation.step(2000);
    expect(weightOf(simulation)).toBe(0);
  });
});

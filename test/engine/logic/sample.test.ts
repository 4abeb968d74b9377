import { describe, expect, it } from 'vitest';
import { trialsToTell } from '../../../engine/logic/verdict.ts';
import { checkTruthTable } from '../../../engine/logic/truth-table.ts';
import { wilson } from '../../../engine/analysis/intervals.ts';
import { networkOf } from '../support/networks.ts';
import { measure } from './measure.ts';

/** One stochastic neuron in a loop of its own, with a lamp y on it. */
function loop(b: number, weight: number, expected: string, delay = 1) {
  return networkOf({
    populations: [{ id: 'n', model: 'stochastic-binary', parameters: { b } }],
    connections: [{ source: 'n', target: 'n', weight, delay }],
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: expected }],
  });
}

const coin = (b: number, expected: string) =>
  networkOf({
    populations: [{ id: 'n', model: 'stochastic-binary', parameters: { b } }],
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: expected }],
  });

describe('a random circuit with a cycle', () => {
  it('that oscillates is wrong at whatever step it is read', () => {
    for (const settleSteps of [64, 65]) {
      for (const expected of ['0', '1']) {
        const table = measure(loop(20, -40, expected), { settleSteps });
        expect(table).toMatchObject({ pass: false, readAt: settleSteps });
        expect(table.rows[0]).toMatchObject({ reason: `did not settle in ${settleSteps} steps`, latency: null });
        expect(table.rows[0]!.outputs.y).toMatchObject({ probability: null, low: null, high: null, verdict: 'wrong' });
      }
    }
  });

  it('that drifts away from its start has not settled', () => {
    // Fires by itself with probability σ(−4) a step, and then goes on with σ(4): silent at first, in the end half the time.
    expect(measure(loop(-4, 8, '0')).rows[0]).toMatchObject({ reason: 'did not settle in 66 steps' });
    // Long enough after that, it is a coin toss.
    const late = measure(loop(-4, 8, '0'), { settleSteps: 600 }).rows[0]!;
    expect(late).toMatchObject({ reason: 'too few trials to tell', latency: null });
    expect(Math.abs(late.outputs.y!.probability! - 0.5)).toBeLessThan(4 * 0.0158);
  });

  it('that has settled is read, and practically never said not to have', () => {
    // p = σ(2 − p) has settled within a few steps; 40 seeds would find a test at 95 %.
    for (let seed = 1; seed <= 40; seed++) {
      const { pass, rows } = measure({ ...loop(2, -1, '1'), seed }, { trials: 200 });
      expect([seed, pass, rows[0]!.reason]).toEqual([seed, true, null]);
    }
  });

  it('needs as many trials as would show an oscillation', () => {
    const { pass, rows, summary } = measure(loop(20, -40, '1', 2), { trials: 5 });
    expect(pass).toBe(false);
    expect(rows[0]!.reason).toBe('too few trials to tell whether it settled');
    expect(rows[0]!.trialsNeeded).toBeGreaterThan(5);
    const enough = measure(loop(20, -40, '1', 2), { trials: rows[0]!.trialsNeeded! });
    expect(enough.rows[0]!.reason).toMatch('did not settle');
    expect(summary).toMatch(/^1 of 1 row cannot be told by 5 trials \(it takes about \d+\); the worst/);
  });

  it('waits longer where delays are long, and refuses to wait less than one of them', () => {
    expect(measure(loop(0, 0, '', 100), { trials: 50 }).readAt).toBe(64 + 200);
    expect(measure(loop(20, 0, '1', 100), { settleSteps: 80 }).rows[0]!.reason).toBe('did not settle in 80 steps');
  });

  it('refuses to count more steps than memory holds', () => {
    const options = { expectations: new Map(), settleSteps: 100_000_000 };
    expect(checkTruthTable(loop(0, 1, ''), options)).toEqual([
      {
        path: 'settleSteps',
        message:
          'the circuit is random and has 100,000,000 steps to settle, over which the answers of every trial are counted',
        expected: 'at most 3,999,999 steps for 1 lamp',
      },
    ]);
    expect(checkTruthTable(coin(0, ''), options)).toEqual([]);
  });
});

describe('too few trials', () => {
  it('are told apart from a wrong answer, with how many it takes', () => {
    // σ(0.2) = 0.55: 100 trials leave it open, 10,000 do not.
    const open = measure(coin(0.2, '1'), { trials: 100 });
    expect(open.rows[0]).toMatchObject({ reason: 'too few trials to tell', latency: null });
    expect(open.rows[0]!.outputs.y).toMatchObject({ verdict: 'wrong', undecided: true });
    expect(open).toMatchObject({ pass: false });
    expect(measure(coin(0.2, '1'), { trials: 10_000 })).toMatchObject({ pass: true });
    const wrong = measure(coin(0.2, '0'), { trials: 10_000 });
    expect(wrong.rows[0]).toMatchObject({ reason: null, trialsNeeded: null, outputs: { y: { undecided: false } } });
    expect(wrong.summary).toMatch(/^1 of 1 row is wrong; the worst/);
  });

  it('never make right what was not seen once', () => {
    // With nothing demanded the lowest bound, 0, is not above it.
    const [row] = measure(coin(-1000, '1'), { required: 0, trials: 50 }).rows;
    expect(row!.outputs.y).toMatchObject({ probability: 0, low: 0, verdict: 'wrong' });
    expect(row).toMatchObject({ reason: 'too few trials to tell', trialsNeeded: null });
  });

  it('end exactly where the interval leaves the demand out', () => {
    for (const [probability, required] of [
      [0.55, 0.5],
      [0.4, 0.5],
      [0.92, 0.9],
    ] as const) {
      const needed = trialsToTell(probability, required);
      const includes = (n: number) => {
        const { low, high } = wilson(probability * n, n);
        return low <= required && required < high;
      };
      expect([includes(needed - 1), includes(needed)]).toEqual([true, false]);
    }
    expect(trialsToTell(0.5, 0.5)).toBe(Infinity);
  });
});

import { describe, expect, it } from 'vitest';
import { networkOf } from '../support/networks.ts';
import { measure } from './measure.ts';

/** One neuron in a loop of its own, with a lamp y on it. */
function loop(model: string, b: number, weight: number, expected = '1') {
  return networkOf({
    populations: [{ id: 'n', model, parameters: { b } }],
    connections: [{ source: 'n', target: 'n', weight }],
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: expected }],
  });
}

describe('rates in a loop', () => {
  it('have settled once only their last digits still turn', () => {
    // The last bit of y goes up and down for ever.
    const table = measure(loop('logistic', 0.9, -1));
    expect(table).toMatchObject({ pass: true, rows: [{ settledWithin: 1e-12, reason: null }] });
  });

  it('that come to rest exactly say so', () => {
    expect(measure(loop('logistic', 0, 3.9))).toMatchObject({ pass: true, rows: [{ settledWithin: 0 }] });
  });

  it('that oscillate have not settled', () => {
    const [row] = measure(loop('logistic', 5, -10)).rows;
    expect(row).toMatchObject({ reason: 'did not settle in 1,000 steps', settledWithin: null, latency: null });
  });

  it('that drift by less than the tolerance a step have not settled', () => {
    const [row] = measure(loop('relu', 1e-13, 1, '0')).rows;
    expect(row!.reason).toBe('did not settle in 1,000 steps');
  });

  it('whose fixed point is the threshold are on the edge, and neither 0 nor 1', () => {
    // σ(1 − 2 · ½) = ½: which side rounding leaves it on means nothing.
    for (const expected of ['0', '1']) {
      const { pass, rows } = measure(loop('logistic', 1, -2, expected));
      expect(pass).toBe(false);
      expect(rows[0]!.reason).toBe('on the edge: y is within 1e-12 of its threshold');
      expect(rows[0]!.outputs.y).toMatchObject({ probability: null, verdict: 'wrong', undecided: false });
    }
  });
});

describe('what no lamp can see', () => {
  const beside = (parts: { populations: { id: string }[]; stimuli?: unknown[]; connections: unknown[] }) =>
    networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } }, ...parts.populations],
      stimuli: [{ kind: 'toggle', id: 'a' }, ...(parts.stimuli ?? [])],
      connections: [{ source: 'a', target: 'n', weight: 1 }, ...parts.connections],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: 'a' }],
      // What is left out has no place either.
      layout: Object.fromEntries(parts.populations.map(({ id }) => [id, { x: 0, y: 0 }])),
    });
  const exact = { pass: true, trials: 1, rows: [{ latency: 0 }, { latency: 1 }] };

  it('need not settle: a clock beside a buffer', () => {
    const clock = { id: 'clock', model: 'mcculloch-pitts' };
    const connections = [{ source: 'clock', target: 'clock', weight: -1 }];
    expect(measure(beside({ populations: [clock], connections }))).toMatchObject(exact);
  });

  it('need not be certain: a Poisson stimulus onto a neuron beside it', () => {
    const populations = [{ id: 'm', model: 'stochastic-binary' }];
    const stimuli = [{ kind: 'poisson', id: 'noise', rate: 5 }];
    const connections = [
      { source: 'noise', target: 'm', weight: 1 },
      { source: 'n', target: 'm', weight: 1 },
    ];
    expect(measure(beside({ populations, stimuli, connections }))).toMatchObject(exact);
  });

  it('need not stay finite', () => {
    const populations = [{ id: 'wild', model: 'relu', parameters: { b: 1 } }];
    const connections = [{ source: 'wild', target: 'wild', weight: 1e12 }];
    expect(measure(beside({ populations, connections }))).toMatchObject(exact);
  });

  it('but an oscillator that a lamp sees does not settle beside noise either', () => {
    const network = networkOf({
      populations: [
        { id: 'n', model: 'mcculloch-pitts' },
        { id: 'm', model: 'mcculloch-pitts' },
      ],
      stimuli: [{ kind: 'poisson', id: 'noise', rate: 5 }],
      connections: [
        { source: 'n', target: 'n', weight: -1 },
        { source: 'noise', target: 'm', weight: 1 },
      ],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    });
    expect(measure(network)).toMatchObject({ pass: false, trials: 1, rows: [{ latency: null }] });
  });
});

import { describe, expect, it } from 'vitest';
import { checkTruthTable, createTruthTable } from '../../../engine/logic/truth-table.ts';
import { nand, networkOf } from '../support/networks.ts';
import { measure, optionsFor } from './measure.ts';

/** Toggles onto one neuron in time by a current, and a lamp y on it. */
function inTime(model: string, weights: Record<string, number>, more: Record<string, unknown> = {}) {
  const ids = Object.keys(weights);
  return networkOf({
    time: { dt: 0.1 },
    populations: [{ id: 'n', model }],
    stimuli: ids.map((id) => ({ kind: id === 'bias' ? 'clamp' : 'toggle', id, value: id === 'bias' ? 1 : 0 })),
    connections: ids.map((id) => ({ source: id, target: 'n', weight: weights[id] })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    ...more,
  });
}

/** Time to threshold of a resting LIF neuron under a constant current: R·I = 0.1 GΩ · I against 10 mV, τ = 20 ms. */
function timeToSpike(picoamperes: number): number {
  const drive = 0.1 * picoamperes;
  return 20 * Math.log(drive / (drive - 10));
}

describe('a circuit in time', () => {
  it('has a NAND of one LIF neuron, with the latency of the closed form', () => {
    const network = inTime(
      'lif',
      { bias: 300, a: -110, b: -110 },
      { probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '!(a & b)' }] },
    );
    const table = measure(network);
    expect(table).toMatchObject({ pass: true, trials: 1, readAt: null, latencyUnit: 'ms' });
    const currents = [300, 190, 190];
    currents.forEach((current, row) => {
      const { latency, jitter, outputs } = table.rows[row]!;
      // The current arrives after a step of 0.1 ms; a spike is said to be at the beginning of its step.
      expect(Math.abs(latency! - timeToSpike(current))).toBeLessThanOrEqual(0.1);
      expect(jitter).toBe(0);
      expect(outputs.y).toMatchObject({ probability: 1, exact: true });
    });
    // R·I = 8 mV never reaches the threshold.
    expect(table.rows[3]).toMatchObject({ latency: 0, jitter: 0, outputs: { y: { probability: 0, spikes: 0 } } });
  });

  it('waits one time constant a layer and one more, and counts for five', () => {
    // τ_m = 20 ms and a delay of a step.
    const table = measure(inTime('lif', { a: 200 }));
    expect(table.window).toEqual({ from: 40.1, to: 140.1, spikes: 1 });
    // A spike every t_ref + τ ln 2 = 18.86 ms, rounded up to a step, from 13.9 ms on: at 51.7, 70.6, 89.5, 108.4, 127.3.
    expect(table.rows[1]!.outputs.y!.spikes).toBe(5);
  });

  it.each([
    ['lif', 200],
    ['lif-adaptive', 400],
    ['adex', 1000],
    ['izhikevich', 10],
    ['hodgkin-huxley', 10],
  ])('reads %s: silent at 0, spiking under a current', (model, weight) => {
    const network = inTime(model, { a: weight }, { time: { dt: 0.05 } });
    const table = measure(network);
    expect(table.rows.map(({ outputs }) => outputs.y!.probability)).toEqual([0, 1]);
    expect(table.rows[0]!.latency).toBe(0);
    expect(table.rows[1]!.latency).toBeGreaterThan(0);
  });

  it('asks for as many spikes as it is told, in the window it is told', () => {
    const network = inTime('lif', { a: 200 });
    // A spike at 13.9 ms and then every 18.9 ms: 2 between 10 and 40 ms.
    const bit = (spikes: number) =>
      measure(network, { settleSteps: 100, window: 30, spikes }).rows[1]!.outputs.y!.probability;
    expect(bit(2)).toBe(1);
    expect(bit(3)).toBe(0);
  });

  it('does not take a spike of the first moment for an answer, and is late until the last one', () => {
    // The bias drives it at once, the inhibition builds up with 50 ms until nothing is left of it.
    const network = inTime(
      'lif',
      {},
      {
        synapses: [{ id: 'slow', kind: 'exponential', tau: 50 }],
        stimuli: [
          { kind: 'clamp', id: 'bias', value: 1 },
          { kind: 'toggle', id: 'a' },
        ],
        connections: [
          { source: 'bias', target: 'n', weight: 300 },
          { source: 'a', target: 'n', weight: -600, synapse: 'slow' },
        ],
      },
    );
    const { outputs, latency } = measure(network).rows[1]!;
    expect(outputs.y).toMatchObject({ probability: 0, spikes: 0 });
    // Not before a constant 300 pA would, nor after the current is below the 100 pA of the threshold for good.
    expect(latency).toBeGreaterThan(timeToSpike(300));
    expect(latency).toBeLessThan(0.2 + 50 * Math.log(1.5));
  });

  it('reads a rate at the end of the window', () => {
    const network = inTime(
      'lif',
      { a: 200 },
      {
        populations: [
          { id: 'n', model: 'lif' },
          { id: 'r', model: 'logistic', parameters: { b: -3 } },
        ],
        connections: [
          { source: 'a', target: 'n', weight: 200 },
          { source: 'a', target: 'r', weight: 6, delay: 50 },
        ],
        probes: [
          { kind: 'lamp', id: 'y', target: 'n' },
          { kind: 'lamp', id: 'rate', target: 'r' },
        ],
      },
    );
    const { outputs, latency } = measure(network, { window: 20, settleSteps: 100 }).rows[1]!;
    expect(outputs).toMatchObject({ y: { probability: 1 }, rate: { probability: 1, spikes: null } });
    expect(Math.abs(latency! - timeToSpike(200))).toBeLessThanOrEqual(0.1);
  });

  it('has the mean and deviation of an exponential latency when its first spike is that of a Poisson train', () => {
    const network = networkOf({
      seed: 5,
      time: { dt: 0.1 },
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: [{ kind: 'poisson', id: 'p', rate: 100 }],
      connections: [{ source: 'p', target: 'n', weight: 20 }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    });
    const trials = 1000;
    const table = measure(network, { trials, settleSteps: 1, window: 200 });
    expect(table).toMatchObject({ pass: true, trials, readAt: null });
    const { latency, jitter } = table.rows[0]!;
    // 1/rate = 10 ms; the standard error of a mean is σ/√n, of an exponential's deviation σ√(2/n).
    expect(Math.abs(latency! - 10)).toBeLessThan(4 * (10 / Math.sqrt(trials)));
    expect(Math.abs(jitter! - 10)).toBeLessThan(4 * 10 * Math.sqrt(2 / trials));
  });

  it('is random when its synapses release at random', () => {
    const network = inTime(
      'lif',
      {},
      {
        seed: 9,
        synapses: [{ id: 'few', kind: 'delta', shortTerm: { U: 0.5, tau_rec: 100, tau_facil: 0, sites: 1 } }],
        stimuli: [{ kind: 'spike-times', id: 's', size: 1, times: [2], sources: [0] }],
        connections: [{ source: 's', target: 'n', weight: 20, synapse: 'few' }],
      },
    );
    const { probability } = measure(network, { trials: 400, settleSteps: 1, window: 10 }).rows[0]!.outputs.y!;
    // The one vesicle is released with probability U.
    expect(Math.abs(probability! - 0.5)).toBeLessThan(4 * (0.5 / Math.sqrt(400)));
  });

  it('moves its progress evenly to its end', () => {
    const network = inTime('lif', { a: 200, b: 200 });
    const measurement = createTruthTable(network, optionsFor(network, { settleSteps: 20, window: 3 }));
    expect(measurement.progress.stepsTotal).toBe(4 * (20 + 30));
    measurement.advance(70);
    expect(measurement.progress).toMatchObject({ rowsRun: 1, stepsRun: 70 });
    measurement.advance(Infinity);
    expect(measurement.progress).toMatchObject({ rowsRun: 4, stepsRun: 200 });
  });

  it('refuses a window that is none', () => {
    const expectations = new Map();
    const network = inTime('lif', { a: 200 });
    expect(checkTruthTable(network, { expectations, window: 0.05 })).toEqual([
      { path: 'window', message: 'found 0.05 ms', expected: 'at least a step of 0.1 ms and at most 100000000 of them' },
    ]);
    expect(checkTruthTable(network, { expectations, spikes: 0 })).toMatchObject([{ path: 'spikes' }]);
    expect(checkTruthTable(nand(0, 0), { expectations, window: 10 })).toEqual([
      {
        path: 'window',
        message: 'no neuron before a lamp lives in time',
        expected: 'a circuit of such neurons; others are read when they have settled',
      },
    ]);
  });
});

describe('the jitter of a circuit of steps', () => {
  it('is the deviation of when each trial came to its answer', () => {
    // At step 0 σ(0) = ½, from step 1 on σ(8): half of the trials that end with 1 showed it at once, half a step later.
    const network = networkOf({
      seed: 3,
      populations: [{ id: 'n', model: 'stochastic-binary' }],
      stimuli: [{ kind: 'toggle', id: 'a' }],
      connections: [{ source: 'a', target: 'n', weight: 8 }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    const [undecided, late] = measure(network, { trials: 10_000 }).rows;
    expect(Math.abs(late!.jitter! - 0.5)).toBeLessThan(0.005);
    expect(undecided).toMatchObject({ latency: null, jitter: null });
  });
});

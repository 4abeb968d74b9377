import { describe, expect, it } from 'vitest';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { checkTruthTable, createTruthTable } from '../../../engine/logic/truth-table.ts';
import { nand, networkOf } from '../support/networks.ts';
import { measure, optionsFor } from './measure.ts';

/** Toggles, one neuron of weight 1 from each, and a lamp y on it. */
function oneNeuron(model: string, b: number, inputs: number, text: string, more: Record<string, unknown> = {}) {
  const ids = Array.from({ length: inputs }, (_, index) => `x${index}`);
  return networkOf({
    populations: [{ id: 'n', model, parameters: { b } }],
    stimuli: ids.map((id) => ({ kind: 'toggle', id })),
    connections: ids.map((id) => ({ source: id, target: 'n', weight: 1 })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: text }],
    ...more,
  });
}

describe('a deterministic circuit', () => {
  it('is measured exactly, row by row, with the latency of each', () => {
    const exactly = (bit: number, expected: number) => ({
      probability: bit,
      low: bit,
      high: bit,
      exact: true,
      spikes: null,
      expected,
      right: { probability: 1, low: 1, high: 1 },
      verdict: 'right',
      undecided: false,
    });
    const exactRow = { jitter: 0, settledWithin: 0, reason: null, trialsNeeded: null };
    expect(measure(nand(1, 1))).toEqual({
      pass: true,
      checked: true,
      sampleRight: null,
      summary: 'All 4 rows are right.',
      inputs: ['a', 'b'],
      outputs: ['y'],
      rowsPossible: 4,
      rowsPossibleText: '4',
      only: null,
      rowsTotal: 4,
      rowsRun: 4,
      sampled: false,
      trials: 1,
      readAt: null,
      window: null,
      latencyUnit: 'step',
      required: 0.5,
      worstRow: 0,
      rows: [
        { inputs: { a: 0, b: 0 }, outputs: { y: exactly(1, 1) }, latency: 0, ...exactRow },
        { inputs: { a: 0, b: 1 }, outputs: { y: exactly(1, 1) }, latency: 0, ...exactRow },
        { inputs: { a: 1, b: 0 }, outputs: { y: exactly(1, 1) }, latency: 0, ...exactRow },
        { inputs: { a: 1, b: 1 }, outputs: { y: exactly(0, 0) }, latency: 1, ...exactRow },
      ],
    });
  });

  it('fails an expectation that it does not meet, and names the worst row', () => {
    const network = oneNeuron('mcculloch-pitts', -0.5, 2, 'x0 ^ x1');
    const table = measure(network);
    expect(table.pass).toBe(false);
    expect(table.rows.map(({ outputs }) => outputs.y!.verdict)).toEqual(['right', 'right', 'right', 'wrong']);
    expect(table.worstRow).toBe(3);
    expect(table.summary).toBe(
      '1 of 4 rows is wrong; the worst is x0 = 1, x1 = 1, where y should be 0 and is so with probability 0.',
    );
  });

  it('has the same verdicts under the twin of every neuron, whatever the step', () => {
    // A spike with probability 1 − e^(−z·dt) or σ(z), and a step of z: each is 1 just where its twin more likely fires.
    const probability = (model: string, b: number, dt: number) =>
      measure(oneNeuron(model, b, 0, '', { time: { dt } }), { trials: 400 }).rows[0]!.outputs.y!.probability!;
    const twins = [
      ['relu', 'poisson-relu'],
      ['logistic', 'stochastic-binary'],
      ['step', 'mcculloch-pitts'],
    ] as const;
    const places = [
      [-3, 1],
      [0.4, 1],
      [1.2, 1],
      [4, 0.1],
      [12, 0.1],
      [0.1, 10],
    ] as const;
    for (const [rate, spiking] of twins) {
      const bits = places.map(([b, dt]) => (probability(spiking, b, dt) >= 0.5 ? 1 : 0));
      expect(places.map(([b, dt]) => probability(rate, b, dt))).toEqual(bits);
    }
    expect(places.map(([b, dt]) => probability('relu', b, dt))).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('reads a mean count as 1 from ln 2 on', () => {
    const probabilities = (b: number) =>
      measure(oneNeuron('relu', b, 1, '')).rows.map(({ outputs }) => outputs.y!.probability);
    expect(probabilities(-0.306)).toEqual([0, 1]);
    expect(probabilities(-0.307)).toEqual([0, 0]);
  });

  it('waits for long delays before it calls a circuit settled', () => {
    const network = oneNeuron('mcculloch-pitts', -0.5, 1, 'x0', {
      connections: [{ source: 'x0', target: 'n', weight: 1, delay: 250 }],
    });
    expect(measure(network)).toMatchObject({ pass: true, rows: [{ latency: 0 }, { latency: 250 }] });
  });

  it('that oscillates is wrong whatever is expected, and has no probability', () => {
    const network = oneNeuron('mcculloch-pitts', 0.5, 0, '1', {
      connections: [{ source: 'n', target: 'n', weight: -1 }],
    });
    for (const expression of ['0', '1']) {
      const expectations = parseExpectations([expression], network);
      if (!expectations.ok) throw new Error('expected an expression');
      const table = measure(network, { expectations: expectations.value });
      expect(table).toMatchObject({ pass: false, worstRow: 0 });
      expect(table.rows).toMatchObject([{ latency: null, reason: 'did not settle in 1,000 steps' }]);
      expect(table.rows[0]!.outputs.y).toMatchObject({
        probability: null,
        low: null,
        high: null,
        right: null,
        exact: false,
        verdict: 'wrong',
      });
    }
  });

  it('that forgets its start only after the steps allowed did not settle', () => {
    const network = nand(0, 0);
    expect(measure(network, { settleSteps: 2 }).rows.map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
      'did not settle in 2 steps',
    ]);
  });

  it('fails the rows in which a value becomes infinite, and only those', () => {
    const network = oneNeuron('mcculloch-pitts', 0, 2, '1', {
      populations: [
        { id: 'n', model: 'mcculloch-pitts' },
        { id: 'wild', model: 'relu', parameters: { b: -1 } },
      ],
      connections: [
        ...['x0', 'x1'].map((source) => ({ source, target: 'wild', weight: 1 })),
        { source: 'wild', target: 'wild', weight: 1e12 },
        { source: 'wild', target: 'n', weight: 1 },
      ],
    });
    const table = measure(network);
    expect(table.rows.map(({ outputs }) => outputs.y!.verdict)).toEqual(['right', 'right', 'right', 'wrong']);
    expect(table.rows[3]).toMatchObject({ latency: null, outputs: { y: { probability: null, right: null } } });
    expect(table.rows[3]!.reason).toContain('z of wild became Infinity at step 27');
    expect(table).toMatchObject({ pass: false, worstRow: 3 });
  });

  it('has one row when it has no inputs', () => {
    expect(measure(oneNeuron('mcculloch-pitts', 0, 0, '1'))).toMatchObject({
      pass: true,
      summary: 'The row is right.',
      rowsTotal: 1,
      rows: [{ inputs: {} }],
    });
  });

  it('gives no verdict without an expectation, but still the numbers', () => {
    const table = measure(oneNeuron('mcculloch-pitts', -1, 1, ''));
    expect(table).toMatchObject({ pass: null, worstRow: null });
    expect(table.summary).toBe('2 rows measured; no expectation to check them against.');
    expect(table.rows[1]!.outputs.y).toMatchObject({ probability: 1, expected: null, verdict: null, right: null });
  });

  it('passes by the outputs that have an expectation, and names the others', () => {
    const network = oneNeuron('mcculloch-pitts', -1, 1, '', {
      probes: [
        { kind: 'lamp', id: 'y', target: 'n', expect: 'x0' },
        { kind: 'lamp', id: 'copy', target: 'n' },
      ],
    });
    expect(measure(network)).toMatchObject({
      pass: true,
      summary: 'All 2 rows are right. Without an expectation: copy.',
    });
  });
});

describe('a random circuit', () => {
  const network = oneNeuron('stochastic-binary', -2, 2, 'x0 & x1', {
    seed: 11,
    connections: ['x0', 'x1'].map((source) => ({ source, target: 'n', weight: 2 })),
  });

  it('gives each row the probability of the law, within 4 standard errors', () => {
    const table = measure(network, { trials: 20_000 });
    [-2, 0, 0, 2].forEach((z, row) => {
      const law = 1 / (1 + Math.exp(-z));
      const { probability, low, high, exact } = table.rows[row]!.outputs.y!;
      expect(Math.abs(probability! - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / 20_000));
      expect(low!).toBeLessThan(probability!);
      expect(high!).toBeGreaterThan(probability!);
      expect(exact).toBe(false);
    });
  });

  it('calls a row right only when its whole interval is above what is required', () => {
    // At z = 0 the answer is a coin toss: its interval cannot lie above a half.
    const verdicts = (required: number) =>
      measure(network, { trials: 1000, required }).rows.map(({ outputs }) => outputs.y!.verdict);
    expect(verdicts(0.4)).toEqual(['right', 'right', 'right', 'right']);
    expect(verdicts(0.5)).toEqual(['right', 'wrong', 'wrong', 'right']);
    // σ(2) = 0.881 ± 0.02.
    expect(verdicts(0.88)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  it('is the same in any slices, and another with another seed', () => {
    const sliced = createTruthTable(network, optionsFor(network, { trials: 50 }));
    let steps = 0;
    while (!sliced.advance(1)) steps++;
    // 4 rows of 50 trials of the 2 steps up to the end of the longest path.
    expect(steps).toBe(400);
    expect(sliced.table()).toEqual(measure(network, { trials: 50 }));
    expect(measure({ ...network, seed: 12 }, { trials: 50 })).not.toEqual(sliced.table());
  });

  it('draws independent numbers for every row and trial', () => {
    // Three rows of one law: were they of the same draws, they would be alike.
    const alike = oneNeuron('stochastic-binary', 0, 2, '', { connections: [] });
    const rows = measure(alike, { trials: 10_000 }).rows.map(({ outputs }) => outputs.y!.probability!);
    expect(new Set(rows).size).toBe(4);
    for (const probability of rows) expect(Math.abs(probability - 0.5)).toBeLessThan(4 * 0.005);
  });

  it('counts several Poisson spikes in a step as a 1', () => {
    const poisson = oneNeuron('poisson-relu', 1, 1, '', { seed: 3, time: { dt: 2 } });
    const law = 1 - Math.exp(-2);
    const { probability } = measure(poisson, { trials: 10_000 }).rows[0]!.outputs.y!;
    expect(Math.abs(probability! - law)).toBeLessThan(4 * Math.sqrt((law * (1 - law)) / 10_000));
  });

  it('has no latency when a cycle keeps it turning', () => {
    // Strong enough to be certain, but by a random model: 0, 1, 0, 1, …
    const turning = oneNeuron('stochastic-binary', 800, 0, '', {
      connections: [{ source: 'n', target: 'n', weight: -1600, delay: 3 }],
    });
    expect(measure(turning, { trials: 5 }).rows[0]!.latency).toBe(null);
  });
});

describe('a table that is stopped', () => {
  it('says which rows were not run, and cannot pass', () => {
    const network = nand(0, 0);
    const measurement = createTruthTable(network, optionsFor(network));
    // A NAND that stays at its first value is settled after 2 steps: two rows, and a part of the third.
    expect(measurement.advance(5)).toBe(false);
    expect(measurement.progress).toEqual({ rowsRun: 2, rowsTotal: 4, stepsRun: 9, stepsTotal: 16 });
    const table = measurement.table();
    expect(table.rows.map(({ outputs }) => outputs.y!.verdict)).toEqual(['right', 'right', 'not-run', 'not-run']);
    expect(table.rows[2]!.outputs.y).toMatchObject({ probability: null, low: null, high: null, expected: 1 });
    expect(table).toMatchObject({ pass: false, rowsRun: 2, worstRow: 0 });
    expect(table.summary).toBe('The 2 rows run are right. 2 rows not run, so the table does not pass.');
    expect(measurement.advance(Infinity)).toBe(true);
    expect(measurement.table().pass).toBe(true);
  });

  it('before its first row has nothing to show for it', () => {
    const network = nand(0, 0);
    const table = createTruthTable(network, optionsFor(network)).table();
    expect(table).toMatchObject({ pass: false, rowsRun: 0, worstRow: null });
    expect(table.summary).toBe('No row was run, so the table does not pass.');
  });
});

describe('a circuit of more than 12 inputs', () => {
  it('is sampled, and says so', () => {
    const table = measure(oneNeuron('mcculloch-pitts', -0.5, 13, ''));
    expect(table).toMatchObject({ sampled: true, rowsTotal: 4096, rowsPossible: 8192 });
    expect(table.summary).toContain('They are a random sample of 8,192 possible; the other 4,096 were not run.');
  });
});

describe('a sample of the rows', () => {
  const network = oneNeuron('mcculloch-pitts', -0.5, 13, Array.from({ length: 13 }, (_, i) => `x${i}`).join(' | '));

  it('verifies nothing, however right it is', () => {
    const table = measure(network);
    expect(table).toMatchObject({ pass: null, checked: true, sampleRight: true, rowsRun: 4096 });
    expect(table.summary).toBe(
      '4,096 of 8,192 rows were run, all right; the table is not verified (all of them can be run).',
    );
    expect(measure(network, { rows: 'all' })).toMatchObject({ pass: true, sampleRight: null });
  });

  it('fails with one wrong row', () => {
    const options = optionsFor(oneNeuron('mcculloch-pitts', -0.5, 13, '1'));
    const wrong = measure(network, { ...options, rows: 8191 });
    expect(wrong).toMatchObject({ pass: false, sampleRight: false });
    expect(wrong.summary).toMatch(/^1 of 8,191 rows is wrong; /);
  });

  it('that was interrupted fails', () => {
    const measurement = createTruthTable(network, optionsFor(network));
    measurement.advance(10);
    expect(measurement.table()).toMatchObject({ pass: false, sampleRight: false });
  });

  it('names how many rows there are where no number could', () => {
    const wide = measure(oneNeuron('mcculloch-pitts', 0, 1100, '1'), { rows: 2 });
    expect(wide).toMatchObject({ pass: null, rowsPossible: null, rowsPossibleText: '2^1100' });
    expect(wide.summary).toBe(
      '2 of 2^1100 rows were run, all right; the table is not verified (they are too many to run every one).',
    );
  });
});

describe('progress', () => {
  it('moves within a single row, and ends at its total', () => {
    const network = oneNeuron('stochastic-binary', 0, 0, '');
    const measurement = createTruthTable(network, optionsFor(network, { trials: 1_000 }));
    measurement.advance(250);
    expect(measurement.progress).toEqual({ rowsRun: 0, rowsTotal: 1, stepsRun: 250, stepsTotal: 1000 });
    measurement.advance(Infinity);
    expect(measurement.progress).toEqual({ rowsRun: 1, rowsTotal: 1, stepsRun: 1000, stepsTotal: 1000 });
  });
});

describe('checkTruthTable', () => {
  const expectations = new Map();

  it('asks for a lamp', () => {
    const network = oneNeuron('mcculloch-pitts', 0, 1, '', { probes: [] });
    const issue = { path: 'probes', message: 'the circuit has no lamp', expected: 'a lamp on each output neuron' };
    expect(checkTruthTable(network, { expectations })).toEqual([issue]);
    expect(() => createTruthTable(network, { expectations })).toThrow('the circuit has no lamp');
    expect(checkTruthTable(networkOf({}), { expectations })).toEqual([issue]);
  });

  it('refuses all rows of more than 20 inputs', () => {
    const network = oneNeuron('mcculloch-pitts', 0, 21, '');
    expect(checkTruthTable(network, { expectations, rows: 'all' })).toMatchObject([
      { path: 'rows', message: '21 inputs have 2,097,152 rows' },
    ]);
  });

  it('refuses more rows of many inputs than memory holds', () => {
    const network = oneNeuron('mcculloch-pitts', 0, 200, '');
    expect(checkTruthTable(network, { expectations, rows: 104_858 })).toEqual([
      {
        path: 'rows',
        message: 'found 104,858 rows of 200 inputs',
        expected: 'at most 104,857 rows of so many inputs',
      },
    ]);
    expect(checkTruthTable(network, { expectations, rows: 104_857 })).toEqual([]);
  });

  it.each([
    [{ trials: 0 }, 'trials'],
    [{ trials: 1.5 }, 'trials'],
    [{ settleSteps: 0 }, 'settleSteps'],
    [{ rows: 0 }, 'rows'],
    [{ required: 1 }, 'required'],
    [{ required: NaN }, 'required'],
  ])('refuses %j', (options, path) => {
    expect(checkTruthTable(nand(0, 0), { expectations, ...options })).toMatchObject([{ path }]);
  });
});

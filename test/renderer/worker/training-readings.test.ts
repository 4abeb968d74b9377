import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../renderer/worker/training/activity-reading.ts';
import { mapSide, mostMapped } from '../../../renderer/worker/training/readings-protocol.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { createTestEngine } from '../support/engine.ts';
import { example } from '../support/networks.ts';

const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
const request: TrainingRequest = {
  id: 1,
  hidden: [3],
  activation: 'tanh',
  optimizer: 'adam',
  rate: 0.01,
  batch: 32,
  epochs: 5,
  testShare: 0.2,
  seed: 3,
};

async function started(text: string, change: Partial<TrainingRequest> = {}) {
  const { client } = createTestEngine();
  const frames: TrainingFrame[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  await client.call('readTable', { source: { kind: 'file', name: 'x.csv', text }, ...plan });
  const answer = await client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return { client, answer, last: () => frames.at(-1)! };
}

const line = `x,t\n${Array.from({ length: 20 }, (_, k) => `${k / 10},${k / 5}`).join('\n')}\n`;
const plane = `x,y,t\n${Array.from({ length: 40 }, (_, k) => `${k % 7},${k % 5},${k % 2 ? 'a' : 'b'}`).join('\n')}\n`;

describe('what is watched of a training', () => {
  it('is carried by frames only while somebody watches', async () => {
    const { client, answer, last } = await started(line);
    expect(answer.frame.readings).toEqual({});
    await client.call('watchTraining', { readings: ['weights'] });
    expect(last().readings.weights).toHaveLength(3 + 3 + 3 + 1);
    await client.call('watchTraining', { readings: [] });
    expect(last().readings).toEqual({});
  });

  it('maps each unit along one input: the output as its weights say at the scaled input', async () => {
    const { client, last } = await started(line);
    await client.call('watchTraining', { readings: ['weights', 'maps'] });
    const { weights, maps } = last().readings;
    expect(maps).toMatchObject({ columns: mapSide, rows: 1 });
    const [hidden, output] = maps!.layers;
    // A tanh unit that depends on x alone is monotonous, and its ends lie on atanh lines of slope w: three points tell w.
    for (let unit = 0; unit < 3; unit++) {
      const z = [0, 1, 2].map((cell) => Math.atanh(hidden![unit * mapSide + cell]!));
      expect(z[2]! - z[1]!).toBeCloseTo(z[1]! - z[0]!, 3);
      expect(Math.sign(z[1]! - z[0]!)).toBe(Math.sign(weights![unit]!));
    }
    for (let cell = 0; cell < mapSide; cell++) {
      const sum = [0, 1, 2].reduce(
        (all, unit) => all + weights![6 + unit]! * hidden![unit * mapSide + cell]!,
        weights![9]!,
      );
      expect(output![cell]).toBeCloseTo(sum, 5);
    }
  });

  it('maps the plane of two inputs, probabilities of the outputs adding up to 1', async () => {
    const { client, last } = await started(plane, { hidden: [40] });
    await client.call('watchTraining', { readings: ['maps'] });
    const { columns, rows, layers } = last().readings.maps!;
    expect([columns, rows]).toEqual([mapSide, mapSide]);
    expect(layers[0]).toHaveLength(mostMapped * mapSide ** 2);
    const cells = mapSide ** 2;
    for (let cell = 0; cell < cells; cell++) expect(layers[1]![cell]! + layers[1]![cells + cell]!).toBeCloseTo(1, 5);
  });

  it('maps each neuron of a circuit by its own order of inputs', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `${k % 2},${(k >> 1) % 2},${(k ^ (k >> 1)) & 1}`);
    // The columns stand the other way round than the circuit's inputs.
    const { client, last } = await started(`b,a,y\n${rows.join('\n')}\n`, { circuit: example('xor-to-learn') });
    await client.call('watchTraining', { readings: ['maps'] });
    const { layers } = last().readings.maps!;
    const cells = mapSide ** 2;
    expect(layers[0]).toHaveLength(5 * cells);
    const at = (node: number, cell: number): number => layers[0]![node * cells + cell]!;
    const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
    for (let cell = 0; cell < cells; cell += 7) {
      // From −0.12 to 1.12: b runs along the row, a up the column.
      const [b, a] = [cell % mapSide, Math.floor(cell / mapSide)].map((k) => -0.12 + (1.24 * (k + 0.5)) / mapSide);
      const [either, notBoth] = [logistic(a! + b!), logistic(1 - a! - b!)];
      const expected = [a!, b!, either, notBoth, logistic(either + notBoth - 1)];
      expected.forEach((value, node) => expect(at(node, cell)).toBeCloseTo(value, 5));
    }
  });

  it('has no maps of more inputs than two', async () => {
    const text = `x,y,z,t\n${Array.from({ length: 20 }, (_, k) => `${k},${k % 3},${k % 4},${k}`).join('\n')}\n`;
    const { client, last } = await started(text);
    await client.call('watchTraining', { readings: ['maps'] });
    expect(last().readings.maps).toBeNull();
  });
});

describe('the activity of layers', () => {
  it('falls into bins of equal width, what lies outside into the outermost', () => {
    const { shares } = histogramOf(Float64Array.of(-5, 0, 0.5, 31.5, 99), 0, 32);
    expect(shares[0]).toBeCloseTo(0.6, 12);
    expect(shares[31]).toBeCloseTo(0.4, 12);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  });

  it('is of all layers, every output of the training rows counted', async () => {
    const { client, last } = await started(line);
    await client.call('watchTraining', { readings: ['activity'] });
    const { activity } = last().readings;
    expect(activity!.rows).toBe(16);
    expect(activity!.layers.map(({ name, activation, units }) => [name, activation, units])).toEqual([
      ['layer 1', 'tanh', 3],
      ['layer 2', 'linear', 1],
    ]);
    for (const { outputs } of activity!.layers)
      expect(outputs.shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
  });
});

describe('the worst rows', () => {
  const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => b - a);

  it('are test rows with their true class and the probability that the network gives it', async () => {
    const { client, answer, last } = await started(plane);
    await client.call('watchTraining', { readings: ['worst'] });
    const worst = last().readings.worst!;
    expect(worst.measured).toBe(answer.started.test.rows);
    expect(worst.columns).toEqual(['x', 'y']);
    for (const { row, index, truth, predicted, fault, isWrong, cells } of worst.rows) {
      // The header is row 1 of the file.
      expect(row).toBe(index + 2);
      expect(truth).toBe(index % 2 ? 'a' : 'b');
      expect(cells).toEqual([index % 7, index % 5]);
      expect(isWrong).toBe(predicted !== truth);
      // Of two classes the one above one half is predicted.
      expect(fault > 0.5).toBe(isWrong);
    }
    const faults = worst.rows.map(({ fault }) => fault);
    expect(faults).toEqual(sorted(faults));
    expect(worst.rows.filter(({ isWrong }) => isWrong)).toHaveLength(worst.wrong);
  });

  it('of values are those farthest off, in the units of the table', async () => {
    const { client, last } = await started(line);
    await client.call('watchTraining', { readings: ['worst'] });
    const { rows } = last().readings.worst!;
    for (const { index, truth, predicted, fault } of rows) {
      expect(truth).toBe(index / 5);
      expect(fault).toBeCloseTo(Math.abs((predicted as number) - index / 5), 12);
    }
    expect(rows.map(({ fault }) => fault)).toEqual(sorted(rows.map(({ fault }) => fault)));
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startConversion } from '../../../../engine/compare/conversion/conversion.ts';
import { activationsOf } from '../../../../engine/compare/conversion/layers.ts';
import { everyStep } from '../../../../engine/compare/conversion/points.ts';
import { createSpikingLayers } from '../../../../engine/compare/conversion/simulate.ts';
import type { Reset } from '../../../../engine/compare/conversion/types.ts';
import type { DenseSpec } from '../../../../engine/learning/dense/spec.ts';
import { samplesOf } from '../../../../engine/learning/samples.ts';
import { classPreparation, converted, preparedOf } from './support.ts';

interface Golden {
  readonly sizes: readonly number[];
  readonly steps: number;
  readonly parameters: readonly number[];
  readonly training: readonly number[][];
  readonly x: readonly number[][];
  readonly labels: readonly number[];
  readonly z: readonly number[][];
  readonly cases: readonly {
    readonly percentile: number;
    readonly reset: Reset;
    readonly start: number;
    readonly scales: readonly number[];
    /** [layer][sample][neuron] */
    readonly counts: readonly number[][][];
    readonly sums: readonly number[][];
    readonly right: readonly number[];
    readonly agreed: readonly number[];
  }[];
}

const file = resolve(import.meta.dirname, '../../../golden/conversion-numpy/golden.json');
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
const [inputs, ...sizes] = golden.sizes;
const layers = sizes.map((size, l) => ({ size, activation: l < sizes.length - 1 ? 'relu' : 'softmax' }) as const);
const spec: DenseSpec = { inputs: inputs!, layers };
const samplesFrom = (x: readonly number[][]): ReturnType<typeof samplesOf> =>
  samplesOf(
    x,
    x.map(() => [1, 0, 0]),
  );

describe.each(golden.cases)('a conversion by numpy, percentile $percentile, reset $reset, start $start', (each) => {
  const { percentile, reset, start } = each;
  const { parameters, steps } = golden;
  const network = converted({ spec, parameters }, samplesFrom(golden.training), { percentile, reset, start, steps });

  it('has the same scales', () => {
    for (const [l, scale] of each.scales.entries()) expect(network.layers[l]!.scale).toBeCloseTo(scale, 12);
  });

  it('has the same spikes of every neuron, and the same sums of outputs', () => {
    const spiking = createSpikingLayers(network);
    for (const [k, x] of golden.x.entries()) {
      spiking.begin(Float64Array.from(x), 0);
      for (let step = 0; step < steps; step++) spiking.advance();
      for (const [l, counts] of spiking.counts.entries()) expect([...counts]).toEqual(each.counts[l]![k]);
      for (const [j, sum] of spiking.sums.entries()) expect(sum).toBeCloseTo(each.sums[k]![j]!, 10);
      const { z } = activationsOf(network.exact, x);
      for (const [j, value] of z.entries()) expect(value).toBeCloseTo(golden.z[k]![j]!, 12);
    }
  });

  it('is right, and agrees with the perceptron, on as many samples at every step', () => {
    const data = preparedOf(samplesFrom(golden.x), golden.labels);
    const run = startConversion({
      ...{ converted: network, preparation: classPreparation(3), data, points: everyStep(steps) },
    });
    expect(run.advance(5)).toBe(false);
    expect(run.advance(100)).toBe(true);
    const { points, reference } = run.result();
    const count = golden.labels.length;
    expect(points.map(({ accuracy }) => Math.round(accuracy!.probability * count))).toEqual(each.right);
    expect(points.map(({ agreement }) => Math.round(agreement!.probability * count))).toEqual(each.agreed);
    // Every fourth label is wrong on purpose.
    expect(reference!.probability).toBe(0.75);
  });
});

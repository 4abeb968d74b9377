import { describe, expect, it } from 'vitest';
import { contourLevels, contoursOf } from '../../../engine/learning/error-surface/contours.ts';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { errorSurface, startErrorSurface } from '../../../engine/learning/error-surface/surface.ts';
import { createLinearNeuron } from '../../../engine/learning/linear-neuron/neuron.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { truthRows } from './support/samples.ts';

const axis = { low: -1, high: 3, points: 41 };
const zigzag = samplesOf(
  [
    [1, -1],
    [0, 1],
  ],
  [[0], [1]],
);

describe('the error surface', () => {
  const surface = errorSurface(createLinearNeuron(zigzag, false), { parameters: [0, 1], x: axis, y: axis });
  const height = (a: number, b: number): number => ((a - b) ** 2 + (1 - b) ** 2) / 4;

  it('of a linear neuron is its quadratic, lowest at the solution', () => {
    surface.y.forEach((b, row) =>
      surface.x.forEach((a, column) => expect(surface.values[row * 41 + column]).toBeCloseTo(height(a, b), 12)),
    );
    expect(surface.lowest!.x).toBeCloseTo(1, 12);
    expect(surface.lowest!.y).toBeCloseTo(1, 12);
    expect(surface.names).toEqual(['weight of input 1', 'weight of input 2']);
  });

  it('has contours at their height, closed where the bowl is within the grid', () => {
    const levels = contourLevels(surface, 5);
    expect(levels.map((level, k) => Math.sqrt((level - surface.lowest!.value) / levels[0]!) / (k + 1))).toEqual(
      levels.map(() => expect.closeTo(1, 6)),
    );
    const [contour] = contoursOf(surface, [0.1003]);
    const { segments } = contour!;
    const ends = new Map<string, number>();
    for (let k = 0; k < segments.length; k += 2) {
      expect(height(segments[k]!, segments[k + 1]!)).toBeCloseTo(0.1, 2);
      const key = `${Math.round(1e7 * segments[k]!)} ${Math.round(1e7 * segments[k + 1]!)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    expect(ends.size).toBeGreaterThan(30);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it('parts a saddle by its middle', () => {
    const square = (values: number[]) => ({
      ...{ names: ['a', 'b'] as const, x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), lowest: null },
      values: Float64Array.from(values),
    });
    // High corners (0, 0) and (1, 1): at 0.4 the high middle joins them, at 0.6 it parts them.
    const at = (level: number) => contoursOf(square([1, 0, 0, 1]), [level])[0]!.segments;
    expect([...at(0.4)].map((each) => Number(each.toFixed(9)))).toEqual([0.6, 0, 1, 0.4, 0.4, 1, 0, 0.6]);
    expect([...at(0.6)].map((each) => Number(each.toFixed(9)))).toEqual([0, 0.4, 0.4, 0, 1, 0.6, 0.6, 1]);
    expect(contoursOf(square([1, NaN, 0, 1]), [0.5])[0]!.segments).toHaveLength(0);
    expect(contourLevels(square([2, 2, 2, 2]), 3)).toEqual([]);
  });

  it('of any network is its loss at each point, computed in parts while it learns on', () => {
    const layers = [
      { size: 2, activation: 'tanh' },
      { size: 1, activation: 'logistic' },
    ] as const;
    const network = createDense({ inputs: 2, layers }, samplesOf(truthRows(2), [[0], [1], [1], [0]]), {
      loss: 'cross-entropy',
    });
    const base = Float64Array.from({ length: 9 }, (_, k) => Math.sin(k + 1));
    network.setParameters(base);
    const options = { parameters: [2, 7], x: { ...axis, points: 5 }, y: { low: 0, high: 1, points: 3 } } as const;
    const whole = errorSurface(network, options);
    const computation = startErrorSurface(network, options);
    expect(computation.advance(4)).toBe(false);
    const learnt = base.map((each) => each + 1);
    network.setParameters(learnt);
    expect(computation.advance(1000)).toBe(true);
    expect(computation.surface()).toEqual(whole);
    expect(network.parameters()).toEqual(learnt);
    expect(whole.names).toEqual(['layer 1, weight of unit 1 from input 2', 'layer 2, weight of unit 1 from unit 2']);
    network.setParameters(base.map((each, k) => (k === 2 ? 3 : k === 7 ? 0.5 : each)));
    expect(whole.values[5 + 4]).toBe(network.loss());
  });

  it('refuses parameters and axes that are none', () => {
    const neuron = createLinearNeuron(zigzag, false);
    expect(() => errorSurface(neuron, { parameters: [0, 2], x: axis, y: axis })).toThrow('Found parameter 2, expected');
    expect(() => errorSurface(neuron, { parameters: [1, 1], x: axis, y: axis })).toThrow('Found parameter 1 twice');
    const flat = { ...axis, low: 3 };
    expect(() => errorSurface(neuron, { parameters: [0, 1], x: flat, y: axis })).toThrow('Found axis x from 3 to 3');
    expect(() => errorSurface(neuron, { parameters: [0, 1], x: axis, y: { ...axis, points: 1 } })).toThrow(
      'Found 1 points on axis y',
    );
  });
});

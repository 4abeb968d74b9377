import { describe, expect, it } from 'vitest';
import { axonAt } from '../../../../renderer/views/train/diagram/axons.ts';
import { layOutDiagram, marginFor, mostDrawn } from '../../../../renderer/views/train/diagram/layout.ts';
import { axonText, unitText } from '../../../../renderer/views/train/diagram/unit-text.ts';
import { easeTo, layerWeights } from '../../../../renderer/views/train/diagram/weights.ts';
import type { Started } from '../../../../renderer/worker/training/protocol.ts';

const size = { width: 600, height: 300, wished: 40, margin: 80 };

describe('the diagram of a network', () => {
  it('has columns at equal distances, each in the middle of the height', () => {
    const layout = layOutDiagram([2, 3, 1], size);
    // Tiles of 40 with margins of 80: middles at 100, 300 and 500; rows 46 apart.
    expect(layout.map(({ x }) => x)).toEqual([100, 300, 500]);
    expect(layout.map(({ ys }) => ys)).toEqual([[127, 173], [104, 150, 196], [150]]);
    expect(layout.every(({ hidden }) => hidden === 0)).toBe(true);
  });

  it('leaves short names little room and long ones at most a fifth of the width', () => {
    expect(marginFor(['x', 'y', 'A'], 662)).toBe(48);
    expect(marginFor(['petal length'], 662)).toBeCloseTo(90, -1);
    expect(marginFor(['petal length'], 400)).toBe(80);
    expect(marginFor(['the whole of a sentence'], 2000)).toBe(130);
  });

  it('makes the tiles of a long column smaller, and leaves units out only when they would be too small', () => {
    const [few, many, most] = layOutDiagram([2, 12, 500], size);
    expect([few!.tile, many!.tile]).toEqual([40, 19]);
    expect(most!.ys.length + most!.hidden).toBe(500);
    expect(most!.ys.length).toBeLessThan(mostDrawn);
    for (const { ys, tile, hidden, restY } of [few!, many!, most!]) {
      const places = hidden > 0 ? [...ys, restY] : ys;
      expect(places[0]! - tile / 2).toBeGreaterThanOrEqual(0);
      expect(places.at(-1)! + tile / 2).toBeLessThanOrEqual(size.height);
      for (let k = 1; k < places.length; k++) expect(places[k]! - places[k - 1]!).toBeGreaterThan(tile);
    }
  });

  it('finds the axon under the pointer along its curve, and none beside it', () => {
    const layout = layOutDiagram([2, 2], size);
    const [low, high] = [127, 173];
    expect(axonAt(layout, 300, 150, 8)).not.toBeNull();
    // Near their ends the curves lie at the height of their units.
    expect(axonAt(layout, 125, low, 8)).toMatchObject({ layer: 0, from: 0 });
    expect(axonAt(layout, 475, high, 8)).toMatchObject({ layer: 0, to: 1 });
    // Straight ones stay at one height.
    expect(axonAt(layout, 300, low, 8)).toEqual({ layer: 0, from: 0, to: 0 });
    expect(axonAt(layout, 300, 60, 8)).toBeNull();
    expect(axonAt(layout, 90, low, 8)).toBeNull();
  });

  it('reads weights layer by layer, inputs in rows, then biases', () => {
    const [first, second] = layerWeights(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), [2, 3, 1]);
    expect([...first!.weights, ...first!.biases]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...second!.weights, ...second!.biases]).toEqual([10, 11, 12, 13]);
  });

  it('moves weights 95 % of the way in 80 ms, however many frames that takes, and arrives', () => {
    const [once, often] = [Float64Array.of(0), Float64Array.of(0)];
    const target = Float64Array.of(2);
    easeTo(once, target, 80);
    for (let k = 0; k < 8; k++) easeTo(often, target, 10);
    expect(once[0]).toBeCloseTo(2 * (1 - Math.exp(-3)), 12);
    expect(often[0]).toBeCloseTo(once[0]!, 12);
    let frames = 0;
    while (easeTo(often, target, 16)) frames++;
    expect(often[0]).toBe(2);
    expect(frames).toBeLessThan(20);
  });

  it('says what a neuron adds up, the strongest first, and what an axon carries', () => {
    const started = {
      ...{ inputs: 2, inputNames: ['x', 'y'], outputNames: ['A', 'B'] },
      layers: [
        { size: 2, activation: 'tanh' },
        { size: 2, activation: 'softmax' },
      ],
    } as unknown as Started;
    const layers = layerWeights(Float64Array.of(0.5, 1, -2, 3, 0.25, 0, 1, -1, 0.5, 0.75, 0, 0), [2, 2, 2]);
    expect(unitText(started, layers, { column: 1, index: 0 })).toBe('hidden 1 · 1 = tanh(0.25 − 2 × y + 0.5 × x)');
    expect(unitText(started, layers, { column: 2, index: 1 })).toBe(
      'B = softmax(0 − 1 × hidden 1 · 1 + 0.75 × hidden 1 · 2)',
    );
    expect(axonText(started, layers, { layer: 0, from: 1, to: 0 })).toBe('y → hidden 1 · 1: weight −2');
  });
});

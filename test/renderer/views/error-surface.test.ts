import { describe, expect, it } from 'vitest';
import { contoursOf } from '../../../engine/learning/error-surface/contours.ts';
import { frameOf, mapScales } from '../../../renderer/views/train/surface/paint-map.ts';
import { createProjection, firstGaze, turned } from '../../../renderer/views/train/surface/relief.ts';
import { leftOutText } from '../../../renderer/views/train/surface/surface-text.ts';
import { hillshade, lossAt, placeLabels, shareOf } from '../../../renderer/views/train/surface/surface-geometry.ts';

const places = (low: number, high: number, count: number) =>
  Float64Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));

function gridOf(height: (x: number, y: number) => number, count = 41) {
  const [x, y] = [places(-2, 2, count), places(-2, 2, count)];
  return { x, y, values: Float64Array.from([...y].flatMap((b) => [...x].map((a) => height(a, b)))) };
}

describe('the picture of an error surface', () => {
  it('reads the loss between points of the grid, exactly where it is bilinear, and nothing outside', () => {
    const grid = gridOf((a, b) => 1 + 2 * a - 3 * b + a * b);
    expect(lossAt(grid, 0.123, -1.77)).toBeCloseTo(1 + 0.246 + 5.31 - 0.123 * 1.77, 12);
    expect(lossAt(grid, 2, 2)).toBeCloseTo(1 + 4 - 6 + 4, 12);
    expect(lossAt(grid, 2.01, 0)).toBeNaN();
  });

  it('writes each level of a bowl once, on its circle, and no two near each other', () => {
    const bowl = gridOf((a, b) => a ** 2 + b ** 2);
    const contours = contoursOf(bowl, [0.25, 1, 2.25]);
    // 100 pixels a unit.
    const drawn = contours.map(({ level, segments }) => ({ level, segments: segments.map((v) => 100 * (v + 2)) }));
    const labels = placeLabels(drawn, { width: 400, height: 400 });
    expect(labels.map(({ level }) => level)).toEqual([0.25, 1, 2.25]);
    for (const { level, x, y, angle } of labels) {
      expect(Math.hypot(x - 200, y - 200)).toBeCloseTo(100 * Math.sqrt(level), -1);
      expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
      // Along the circle: at right angles to the radius.
      expect(Math.cos(angle) * (x - 200) + Math.sin(angle) * (y - 200)).toBeCloseTo(0, -1);
    }
    for (const a of labels)
      for (const b of labels) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(30);
    expect(placeLabels(drawn, { width: 40, height: 20 })).toEqual([]);
  });

  it('writes no level where the way of the training or its marks would lie on it', () => {
    const contours = contoursOf(
      gridOf((a, b) => a ** 2 + b ** 2),
      [1],
    );
    const drawn = contours.map(({ level, segments }) => ({ level, segments: segments.map((v) => 100 * (v + 2)) }));
    const way = Array.from({ length: 40 }, (_, k): readonly [number, number] => [10 * k, 200]);
    for (const { x, y } of placeLabels(drawn, { width: 400, height: 400 }, way))
      for (const [px, py] of way) expect(Math.hypot(px - x, py - y)).toBeGreaterThan(15);
    expect(placeLabels(drawn, { width: 400, height: 400 }, way)).toHaveLength(1);
    const all = Array.from({ length: 1600 }, (_, k): readonly [number, number] => [
      10 * (k % 40),
      10 * Math.floor(k / 40),
    ]);
    expect(placeLabels(drawn, { width: 400, height: 400 }, all)).toEqual([]);
  });

  it('says what the training goes down that is not drawn', () => {
    expect(leftOutText({})).toBe('');
    expect(leftOutText({ balanced: true, l2: 0.01 })).toBe(
      'Without the weights of classes, L2 (0.01), which the training goes down as well: it may lead elsewhere than downhill here.',
    );
  });

  it('shades by the root of the height: half up the levels is a quarter of the loss', () => {
    expect(shareOf(3, [2, 6])).toBe(0.5);
    expect(shareOf(2, [2, 2])).toBe(0);
    expect(shareOf(Infinity, [0, 1])).toBe(1);
  });

  it('lights slopes towards the upper left and darkens those away from it', () => {
    const lit = (height: (x: number, y: number) => number) => hillshade(gridOf(height).values, 41, 20, 20);
    expect(lit(() => 1)).toBe(0.5);
    // A slope that rises to the right and down faces up and left.
    expect(lit((a, b) => a - b)).toBeGreaterThan(0.9);
    expect(lit((a, b) => b - a)).toBeLessThan(0.1);
    expect(lit((a, b) => a + b)).toBeCloseTo(0.5, 12);
  });

  it('finds weights again from pixels', () => {
    const { place, weights } = mapScales(gridOf(() => 0) as never, frameOf({ width: 400, height: 300 }));
    const [px, py] = place(0.5, -1.25);
    expect(weights(px, py).map((value) => Number(value.toFixed(9)))).toEqual([0.5, -1.25]);
  });

  it('fits the relief into its picture whatever the turn', () => {
    const size = { width: 300, height: 200 };
    for (let k = 0; k < 40; k++) {
      const gaze = turned(firstGaze, k * 0.37, (k - 20) * 0.1);
      const project = createProjection(gaze, size);
      for (const x of [-1, 1])
        for (const y of [-1, 1])
          for (const z of [0, 1]) {
            const { left, top } = project(x, y, z);
            expect(left > 0 && left < size.width && top > 0 && top < size.height).toBe(true);
          }
    }
  });
});

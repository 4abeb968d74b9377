import { expect, test } from 'vitest';
import { createCurve, distanceTo } from '../../../renderer/scene/curve.ts';
import { flatten } from '../../../renderer/scene/flatten.ts';

test('a straight line needs no corners', () => {
  expect(flatten([0, 0, 10, 0, 20, 0, 30, 0])).toEqual([0, 0, 30, 0]);
});

test('a bend stays within a tenth of a canvas unit of its curve', () => {
  const cubics = [100, 0, 100, 55.22847498, 55.22847498, 100, 0, 100];
  const line = flatten(cubics);
  expect(line.slice(0, 2)).toEqual([100, 0]);
  expect(line.slice(-2)).toEqual([0, 100]);
  const curve = createCurve(cubics);
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.slice(i, i + 4);
    expect(distanceTo(curve, (x0 + x1) / 2, (y0 + y1) / 2)).toBeLessThan(0.15);
  }
});

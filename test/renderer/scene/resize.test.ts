import { describe, expect, test } from 'vitest';
import { fitBox, FIT_MARGIN, worldToScreen } from '../../../renderer/scene/camera.ts';
import { resizeView } from '../../../renderer/scene/resize.ts';

const wide = { width: 1000, height: 600 };
const narrow = { width: 600, height: 400 };
const circuit = { minX: 0, minY: 0, maxX: 800, maxY: 400 };

describe('a canvas that changes its size', () => {
  test('fits the circuit again when it was fitted, smaller and larger', () => {
    const fitted = fitBox(circuit, wide, FIT_MARGIN);
    // 504 pixels are left for 800 units.
    const small = resizeView(fitted, circuit, wide, narrow);
    expect(small.zoom).toBeCloseTo(504 / 800, 12);
    expect(resizeView(small, circuit, narrow, wide)).toEqual(fitted);
  });

  test('fits it again when it was seen whole and would be cut', () => {
    const whole = { x: 20, y: 30, zoom: 1 };
    expect(resizeView(whole, circuit, wide, narrow)).toEqual(fitBox(circuit, narrow, FIT_MARGIN));
  });

  test('keeps what was in the middle, at its zoom, when only some of it was seen', () => {
    const close = { x: -600, y: -300, zoom: 3 };
    const next = resizeView(close, circuit, wide, narrow);
    const middle = { x: (500 + 600) / 3, y: (300 + 300) / 3 };
    expect(next.zoom).toBe(3);
    expect(worldToScreen(next, middle)).toEqual({ x: 300, y: 200 });
  });

  test('never leaves it out of sight', () => {
    // Only the left end of the circuit is seen, at the right edge of the canvas.
    const aside = { x: 900, y: 100, zoom: 1 };
    const next = resizeView(aside, circuit, wide, narrow);
    expect(worldToScreen(next, { x: 0, y: 0 }).x).toBe(600 - FIT_MARGIN);
    expect(next.zoom).toBe(1);
  });

  test('keeps the middle of an empty canvas', () => {
    expect(resizeView({ x: 500, y: 300, zoom: 1 }, null, wide, narrow)).toEqual({ x: 300, y: 200, zoom: 1 });
  });
});

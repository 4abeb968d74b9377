import { describe, expect, it } from 'vitest';
import { matrixExponential } from '../../../engine/simulation/expm.ts';

describe('the matrix exponential', () => {
  it('turns by the angle of a rotation', () => {
    const angle = 40;
    const [c, minus, s, c2] = matrixExponential(Float64Array.of(0, -angle, angle, 0), 2);
    for (const [value, expected] of [
      [c, Math.cos(angle)],
      [c2, Math.cos(angle)],
      [s, Math.sin(angle)],
      [minus, -Math.sin(angle)],
    ] as const) {
      expect(Math.abs(value! - expected)).toBeLessThan(1e-12);
    }
  });

  // A membrane of 20 ms and a receptor of tau in steps of 0.1 ms: v' = -v/20 + g, g' = -g/tau.
  it.each([5, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15])('keeps the slow variable exact beside one of %d ms', (tau) => {
    const [dt, slow] = [0.1, 20];
    const [p, q, zero, r] = matrixExponential(Float64Array.of(-dt / slow, dt, 0, -dt / tau), 2);
    expect(Math.abs(p! / Math.exp(-dt / slow) - 1)).toBeLessThan(1e-15);
    const share = (Math.exp(-dt / slow) - Math.exp(-dt / tau)) / (1 / tau - 1 / slow);
    expect(Math.abs(q! / share - 1)).toBeLessThan(1e-12);
    expect(zero).toBe(0);
    expect(Math.abs(r! - Math.exp(-dt / tau))).toBeLessThan(1e-15);
  });
});

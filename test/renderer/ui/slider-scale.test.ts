import { describe, expect, it } from 'vitest';
import { sliderScale } from '../../../renderer/ui/slider-scale.ts';

describe('scale of a slider', () => {
  it('covers a narrow range, and snaps to steps people count in', () => {
    const scale = sliderScale({ min: -200, max: 200, around: [-50], whole: false });
    expect([0, 200, 400].map(scale.toValue)).toEqual([-200, 0, 200]);
    expect(scale.toValue(151)).toBe(-49);
    expect(scale.toPlace(-50)).toBe(150);
  });

  it('goes by decades where a range above zero spans many', () => {
    const scale = sliderScale({ min: 0.1, max: 1000, around: [20], whole: false });
    expect([0, 100, 200, 300, 400].map(scale.toValue)).toEqual([0.1, 1, 10, 100, 1000]);
    expect(scale.toPlace(10)).toBe(200);
  });

  it('shows a part of an endless range, around the value and the default', () => {
    const scale = sliderScale({ min: -1e6, max: 1e6, around: [1.5, 0], whole: false });
    expect([0, 200, 400].map(scale.toValue)).toEqual([-5, 0, 5]);
    const far = sliderScale({ min: -1e6, max: 1e6, around: [37, 0], whole: false });
    expect([0, 400].map(far.toValue)).toEqual([-80, 80]);
  });

  it('never leaves the range, and stays whole', () => {
    const scale = sliderScale({ min: 1, max: 10, around: [1], whole: true });
    expect(new Set(Array.from({ length: 401 }, (_, place) => scale.toValue(place)))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    );
  });

  it('comes back to the place it stands for', () => {
    const scale = sliderScale({ min: 0.1, max: 1000, around: [20], whole: false });
    for (const value of [0.1, 0.5, 20, 300, 1000]) expect(scale.toValue(scale.toPlace(value))).toBeCloseTo(value, 6);
  });
});

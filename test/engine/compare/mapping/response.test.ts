import { describe, expect, it } from 'vitest';
import { lifRate, responseOf } from './support.ts';

describe('the response of a neuron', () => {
  it('is the closed form of integrate-and-fire, to a step of its interval', () => {
    const currents = [105, 120, 150, 200, 400, 1000];
    const rates = responseOf('lif').rates(currents);
    currents.forEach((current, k) => {
      const interval = 1 / lifRate(current);
      // The spike, and the end of the refractory period, each fall on a step.
      expect(Math.abs(1 / rates[k]! - interval)).toBeLessThan(0.1 + 1e-9);
    });
    expect(responseOf('lif').rates([99, 0, -50])).toEqual([0, 0, 0]);
  });

  it('finds thresholds by bisection: θ/R of integrate-and-fire, and the hysteresis of Hodgkin and Huxley', () => {
    const lif = responseOf('lif').threshold()!;
    expect(lif.low).toBeGreaterThanOrEqual(100);
    expect(lif.low).toBeLessThan(100.01);
    expect([lif.high, lif.ceiling]).toEqual([lif.low, Infinity]);
    // Rinzel & Miller (1980), Math. Biosci. 49: oscillations from 6.26 µA/cm² on, and the rest is lost at 9.78. They end at 154.5,
    // and long before that their spikes no longer reach 0 mV, the threshold of this model.
    const axon = responseOf('hodgkin-huxley').threshold()!;
    expect(axon.low).toBeGreaterThan(6.2);
    expect(axon.low).toBeLessThan(6.35);
    expect(axon.high).toBeGreaterThan(9.5);
    expect(axon.high).toBeLessThan(10.3);
    expect(axon.ceiling).toBeGreaterThan(50);
    expect(axon.ceiling).toBeLessThan(154.5);
  });

  it('finds the input for a rate by the closed form', () => {
    // 20 ms = 5 + 20 ln(I/(I − 100)): I = 100 e^0.75/(e^0.75 − 1).
    const e = Math.exp(0.75);
    expect(responseOf('lif').inputFor(0.05)!).toBeCloseTo((100 * e) / (e - 1), -0.5);
  });

  it('is the mean output of a model of steps', () => {
    const [half, most] = responseOf('logistic', 1).rates([0, Math.log(3)]);
    expect(half).toBe(0.5);
    expect(most).toBeCloseTo(0.75, 12);
    expect(responseOf('poisson-relu', 0.5).rates([-1, 3])).toEqual([0, 3]);
  });
});

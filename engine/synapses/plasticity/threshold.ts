import { decayOver, type Decay } from '../decay.ts';
import type { BcmRule } from './rate-rule.ts';

/**
 * θ of BCM after so many steps without a spike, from θ and y at their beginning, while y decays with tau: the exact solution
 * of tau_theta·dθ/dt = y² − θ, which is θ·E + y²·(D − E) / (1 − 2·tau_theta/tau), E and D being the decays of θ and y².
 */
export function slidingThreshold(
  { tau, tau_theta }: BcmRule,
  decayOf: (tau: number) => Decay,
): (theta: number, y: number, steps: number) => number {
  const own = decayOf(tau_theta);
  const driving = decayOf(tau);
  const difference = 1 - (2 * tau_theta) / tau;
  /** D/E − 1 in the limit of equal decays is z, whose multiple is left when the difference cancels. */
  const isDegenerate = Math.abs(difference) < 1e-4;
  return (theta, y, steps) => {
    const E = decayOver(own.table, own.perStep, steps);
    if (y === 0) return theta * E;
    if (isDegenerate) {
      const elapsed = own.perStep * steps;
      const z = elapsed * difference;
      const growth = Math.abs(z) < 1e-8 ? 1 : Math.expm1(z) / z;
      return E === 0 ? 0 : E * (theta + y * y * elapsed * growth);
    }
    const D = decayOver(driving.table, driving.perStep, steps) ** 2;
    return theta * E + (y * y * (D - E)) / difference;
  };
}

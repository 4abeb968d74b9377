import type { LossName } from '../dense/spec.ts';
import { logSum, softplus } from '../losses.ts';
import { logistic } from '../units.ts';
import type { Readout } from './spec.ts';

/** Turns z into outputs, in place. */
export function activateOutputs(activation: Readout['activation'], z: Float64Array): void {
  if (activation === 'logistic') for (let j = 0; j < z.length; j++) z[j] = logistic(z[j]!);
  if (activation !== 'softmax') return;
  const shift = logSum(z);
  for (let j = 0; j < z.length; j++) z[j] = Math.exp(z[j]! - shift);
}

/** Loss of one sample from z and its targets `t[first…]`, and share · dL/dz into `ofZ`: the losses of `LossName`. */
export function costOf(
  loss: LossName,
  activation: Readout['activation'],
  z: Float64Array,
  t: Float64Array,
  first: number,
  share: number,
  ofZ: Float64Array,
): number {
  const factor = loss === 'mse' ? 2 / z.length : 1;
  const shift = activation === 'softmax' ? logSum(z) : 0;
  let [sum, mass] = [0, 0];
  for (let j = 0; j < z.length; j++) mass += t[first + j]!;
  for (let j = 0; j < z.length; j++) {
    const [net, target] = [z[j]!, t[first + j]!];
    switch (activation) {
      case 'softmax':
        sum += target * (shift - net);
        ofZ[j] = share * (mass * Math.exp(net - shift) - target);
        break;
      case 'logistic':
        sum += softplus(net) - net * target;
        ofZ[j] = share * (logistic(net) - target);
        break;
      case 'linear':
        sum += (factor / 2) * (net - target) ** 2;
        ofZ[j] = share * factor * (net - target);
    }
  }
  return sum;
}

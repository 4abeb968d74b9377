import type { SpikingLayer } from './layout.ts';
import type { Readout } from './spec.ts';

/** Leaky integrators without spikes, and one number z of each: the mean over steps, or the largest. */
export function readOut({ decay, over }: Readout, { size, drive, state }: SpikingLayer, z: Float64Array): void {
  const steps = drive.length / size;
  for (let j = 0; j < size; j++) {
    let [y, sum, most] = [0, 0, -Infinity];
    for (let at = j; at < drive.length; at += size) {
      y = decay * y + drive[at]!;
      state[at] = y;
      sum += y;
      most = Math.max(most, y);
    }
    z[j] = over === 'mean' ? sum / steps : most;
  }
}

/** From dL/dz to dL/d drive; the largest is where it is reached first. */
export function readBack(
  { decay, over }: Readout,
  { size, state, deltas }: SpikingLayer,
  z: Float64Array,
  ofZ: Float64Array,
): void {
  const steps = deltas.length / size;
  for (let j = 0; j < size; j++) {
    let peak = j;
    if (over === 'max') while (peak < state.length - size && state[peak]! < z[j]!) peak += size;
    let ofY = 0;
    for (let at = deltas.length - size + j; at >= 0; at -= size) {
      ofY = decay * ofY + (over === 'mean' ? ofZ[j]! / steps : at === peak ? ofZ[j]! : 0);
      deltas[at] = ofY;
    }
  }
}

import type { LossName } from '../dense/spec.ts';
import type { Place } from './dynamics.ts';
import { encode } from './encode.ts';
import { listEvents, type SpikingLayout } from './layout.ts';
import { createLif } from './lif.ts';
import { costOf } from './loss.ts';
import { readBack, readOut } from './readout.ts';
import type { SpikingSpec } from './spec.ts';
import { createStochastic } from './stochastic.ts';
import { accumulate, collect, spread } from './synapses.ts';

/** A spiking network through all steps of one sample, forwards and backwards: nothing is allocated for it. */
export interface ThroughTime {
  /** What the last sample came to, before it is made a probability: [outputs]. */
  readonly z: Float64Array;
  forward(place: Place): void;
  /** Loss of the sample that went forward last, times its share. */
  cost(share: number): number;
  /** Adds the derivatives of that cost by all parameters. */
  backward(gradient: Float64Array): void;
}

export function createThroughTime(
  { neuron, readout, encoding }: SpikingSpec,
  { input, layers }: SpikingLayout,
  { x, t }: { readonly x: Float64Array; readonly t: Float64Array },
  values: Float64Array,
  loss: LossName,
  isSmooth: boolean,
): ThroughTime {
  const dynamics = neuron.kind === 'lif' ? createLif(neuron, isSmooth) : createStochastic(neuron, isSmooth);
  const last = layers.length - 1;
  const z = new Float64Array(readout.size);
  const ofZ = new Float64Array(readout.size);
  let first = 0;

  return {
    z,
    forward(place) {
      first = place.sample * readout.size;
      encode(encoding, x, input, place);
      for (let l = 0; l <= last; l++) {
        const layer = layers[l]!;
        collect(layer, values);
        if (l === last) return readOut(readout, layer, z);
        dynamics.forward(layer, l, place);
        listEvents(layer.to);
      }
    },
    cost: (share) => share * costOf(loss, readout.activation, z, t, first, share, ofZ),
    backward(gradient) {
      readBack(readout, layers[last]!, z, ofZ);
      for (let l = last; l >= 0; l--) {
        const layer = layers[l]!;
        if (l < last) dynamics.backward(layer);
        if (l > 0) spread(layer, values, layers[l - 1]!.deltas);
        accumulate(layer, gradient);
      }
    },
  };
}

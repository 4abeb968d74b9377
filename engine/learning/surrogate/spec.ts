import { losses, type LossName } from '../dense/spec.ts';
import { surrogateKinds, type Surrogate } from './surrogate.ts';

/**
 * A network of spiking neurons, layer by layer, that looks at each sample for `steps` steps and is read out by leaky integrators.
 * Spikes reach the next layer in the step in which they are sent.
 */
export interface SpikingSpec {
  readonly inputs: number;
  readonly hidden: readonly { readonly size: number }[];
  readonly neuron: SpikingNeuron;
  readonly steps: number;
  /**
   * `current`: inputs are currents, the same at each step. `rate`: inputs are probabilities in [0, 1] of a spike at each step, drawn anew
   * for each sample and step.
   */
  readonly encoding: Encoding;
  readonly readout: Readout;
}

export type Encoding = 'current' | 'rate';

export const encodings: readonly Encoding[] = ['current', 'rate'];

export type SpikingNeuron = LifNeuron | StochasticNeuron;

/** I ← synapse · I + Σ w s + b; v ← membrane · v + I; a spike where v ≥ 1, which resets v. */
export interface LifNeuron {
  readonly kind: 'lif';
  /** e^(−dt/τ_m), in [0, 1): what a step leaves of v. */
  readonly membrane: number;
  /** e^(−dt/τ_s), in [0, 1): what a step leaves of the synaptic current; 0 for currents of one step. */
  readonly synapse: number;
  /** By a spike v falls by 1, or to 0. The gradient takes the reset as given: none flows through it. */
  readonly reset: 'subtract' | 'zero';
  readonly surrogate: Surrogate;
}

/** Spikes with probability p = 1/(1 + e^−z), z = Σ w s + b, whatever was before. */
export interface StochasticNeuron {
  readonly kind: 'stochastic-binary';
  /** What goes for ds/dz: `slope` is p (1 − p), the derivative of the mean; `identity` is 1. */
  readonly straightThrough: 'slope' | 'identity';
}

/** y ← decay · y + Σ w s + b of each output, and one number z of all steps: their mean or their largest. */
export interface Readout {
  readonly size: number;
  /** In [0, 1); 0 without memory. */
  readonly decay: number;
  readonly over: 'mean' | 'max';
  /** What becomes of z: probabilities for `cross-entropy`, or z itself for `squared` and `mse`. */
  readonly activation: 'softmax' | 'logistic' | 'linear';
}

/** What a step of `dt` leaves of something that decays with time constant `tau`, both in ms. */
export function decayOf(tau: number, dt: number): number {
  return Math.exp(-dt / tau);
}

/** How many weights and biases it has. */
export function parameterCountOf({ inputs, hidden, readout }: SpikingSpec): number {
  const sizes = [inputs, ...hidden.map(({ size }) => size), readout.size];
  return sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l]! + 1), 0);
}

/** What is wrong with a network and its loss, in words; null where nothing is. */
export function checkSpiking({ inputs, hidden, neuron, steps, encoding, readout }: SpikingSpec, loss: LossName) {
  const sizes = [inputs, ...hidden.map(({ size }) => size), readout.size];
  const wrong = sizes.find((size) => !(Number.isInteger(size) && size >= 1 && size <= largestLayer));
  if (wrong !== undefined) return `Found a layer of ${wrong}, expected 1 to ${largestLayer}`;
  if (hidden.length === 0) return 'Found no hidden layer, expected at least one of spiking neurons';
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= mostSteps))
    return `Found ${steps} steps, expected 1 to ${mostSteps}`;
  const widest = Math.max(...sizes);
  if (widest * steps > mostNumbers)
    return `Found a layer of ${widest} for ${steps} steps, expected at most ${mostNumbers} neurons times steps`;
  if (!encodings.includes(encoding)) return `Found encoding "${encoding}", expected ${encodings.join(' or ')}`;
  return checkNeuron(neuron) ?? checkReadout(readout, loss);
}

function checkNeuron(neuron: SpikingNeuron): string | null {
  if (neuron.kind === 'stochastic-binary')
    return ['slope', 'identity'].includes(neuron.straightThrough)
      ? null
      : `Found straight-through gradient "${neuron.straightThrough}", expected slope or identity`;
  const { membrane, synapse, reset, surrogate } = neuron;
  for (const [name, decay] of Object.entries({ membrane, synapse }))
    if (!(decay >= 0 && decay < 1)) return `Found ${name} decay ${decay}, expected at least 0 and below 1`;
  if (!['subtract', 'zero'].includes(reset)) return `Found reset "${reset}", expected subtract or zero`;
  if (!surrogateKinds.includes(surrogate.kind))
    return `Found surrogate "${surrogate.kind}", expected ${surrogateKinds.join(' or ')}`;
  return surrogate.slope > 0 && surrogate.slope <= 1e6
    ? null
    : `Found surrogate slope ${surrogate.slope}, expected a number above 0`;
}

function checkReadout({ decay, over, activation }: Readout, loss: LossName): string | null {
  if (!(decay >= 0 && decay < 1)) return `Found readout decay ${decay}, expected at least 0 and below 1`;
  if (!['mean', 'max'].includes(over)) return `Found readout over "${over}", expected mean or max`;
  if (!losses.includes(loss)) return `Found loss "${loss}", expected one of ${losses.join(', ')}`;
  const isFit = loss === 'cross-entropy' ? ['softmax', 'logistic'].includes(activation) : activation === 'linear';
  return isFit
    ? null
    : `Found loss "${loss}" of ${activation} outputs, expected cross-entropy of softmax or logistic ones, or squared or mse of linear ones`;
}

const largestLayer = 65_536;
const mostSteps = 1000;
/** Of a layer, about 150 MB. */
const mostNumbers = 4_194_304;

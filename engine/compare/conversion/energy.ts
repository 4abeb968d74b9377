import { estimateEnergy, type EnergyEstimate } from '../../analysis/energy.ts';
import type { OperationCounts } from '../../analysis/operations.ts';
import type { Converted, ConversionEnergy, PlainLayer } from './types.ts';

/** Means over samples, after all steps. */
interface MeanOperations {
  /** Of hidden neurons and coded inputs. */
  readonly spikes: number;
  readonly synapticOperations: number;
  /** Inputs that are not 0. */
  readonly inputs: number;
}

/**
 * Joules a sample, of the MLP by its multiplications and of the spiking network by the synapses that spikes reach; a step is 1 ms. A
 * current of inputs that are held is multiplied out once a sample; an estimate of arithmetic, not a measurement.
 */
export function conversionEnergy(converted: Converted, mean: MeanOperations): ConversionEnergy[] {
  const { layers, options } = converted;
  const hidden = layers.slice(0, -1);
  const neurons = layers.reduce((sum, { size }) => sum + size, 0);
  const spiking: OperationCounts = {
    ...{ neurons, duration: options.steps, spikes: mean.spikes, spikeOperations: mean.synapticOperations },
    valueOperations: options.input === 'current' ? mean.inputs * layers[0]!.size : 0,
    neuronUpdates: neurons * options.steps,
    hasSpikes: hidden.length > 0 || options.input !== 'current',
  };
  const mlp = multiplications(layers, mean.inputs);
  const exact: OperationCounts = {
    ...{ neurons, duration: 0, spikes: 0, spikeOperations: 0, valueOperations: mlp, neuronUpdates: 0 },
    hasSpikes: false,
  };
  const ofMlp = new Map(estimateEnergy(exact).map(({ id, joules }) => [id, joules]));
  const estimates = estimateEnergy(spiking).map(({ id, label, joules, counted, source }) => ({
    ...{ id, label, counted, source, spiking: joules, mlp: ofMlp.get(id) ?? null },
  }));
  return [...estimates, gpu(mlp)];
}

/** Of one forward pass. All of hidden units, though some are 0: a dense pass multiplies them too. */
function multiplications(layers: readonly PlainLayer[], inputs: number): number {
  return layers.reduce((sum, layer, l) => sum + (l === 0 ? inputs : layer.inputs) * layer.size, 0);
}

/** 19.5 TFLOP/s of f32 without tensor cores are 9.75e12 multiplications with their additions a second, at 400 W. */
function gpu(multiplied: number): ConversionEnergy & Pick<EnergyEstimate, 'source'> {
  return {
    ...{ id: 'gpu', label: 'GPU of 400 W, at its peak', mlp: (multiplied * 400) / 9.75e12, spiking: null },
    counted:
      '41 pJ a multiplication and addition in f32: a bound from below, since no layer as small as these fills it',
    source: 'NVIDIA (2020), A100 Tensor Core GPU, data sheet: 400 W, 19.5 TFLOP/s',
  };
}

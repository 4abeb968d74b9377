import type { Batch, ParameterSpec, VariableSpec } from './types.ts';

/** The bias, shared by all models with a net input; a threshold θ is a bias of −θ. */
export const bias: ParameterSpec = { symbol: 'b', label: 'bias', unit: '1', default: 0, min: -1e6, max: 1e6 };

export const netInput: VariableSpec = { symbol: 'z', label: 'net input', unit: '1' };

/** The same two where z is a rate: each spike that arrives in a step counts w spikes/ms. */
export const rateBias: ParameterSpec = { ...bias, unit: 'spikes/ms' };
export const rateNetInput: VariableSpec = { ...netInput, unit: 'spikes/ms' };

/** z = b + Σ xᵢwᵢ for every neuron of the batch; returns z. */
export function computeNetInput(batch: Batch): Float64Array {
  const z = batch.variables.z!;
  const { size, input } = batch;
  const { values, stride } = batch.parameters.b!;
  for (let i = 0; i < size; i++) z[i] = values[i * stride]! + input[i]!;
  return z;
}

import { mapNetwork } from '../../../../engine/compare/mapping/map-network.ts';
import { createResponse, type Response } from '../../../../engine/compare/mapping/response.ts';
import type { Mapping } from '../../../../engine/compare/mapping/types.ts';
import { getModel } from '../../../../engine/models/index.ts';
import type { Network } from '../../../../engine/network/types.ts';

export function mapped(network: Network, model: string, options: Parameters<typeof mapNetwork>[2] = {}): Mapping {
  const result = mapNetwork(network, model, options);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** Of a neuron with the defaults of its model. */
export function responseOf(model: string, dt = 0.1): Response {
  return createResponse({ model: getModel(model), parameters: {}, models: [], dt });
}

/** Rate of the default LIF neuron in spikes/ms: 1/(t_ref + τ ln(R·I/(R·I − θ))). */
export function lifRate(current: number): number {
  const drive = 0.1 * current;
  return drive <= 10 ? 0 : 1 / (5 + 20 * Math.log(drive / (drive - 10)));
}

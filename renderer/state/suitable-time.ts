import { findModel } from '../../engine/models/index.ts';
import type { Network, TimeBase } from '../../engine/network/types.ts';
import { chooseMethod } from '../../engine/integration/choose.ts';

/**
 * The network's time base, with a time step small enough for a model that is about to be used: 0.1 ms for equations in time,
 * 0.05 ms where Runge–Kutta has to follow a spike. Never longer than it was.
 */
export function suitableTime({ time, models }: Network, modelId: string): TimeBase {
  const model = findModel(modelId, models);
  if (!model?.inTime) return time;
  const method = model.parsed.method ?? chooseMethod(model.parsed);
  const most = method === 'rk4' ? 0.05 : 0.1;
  return time.dt <= most ? time : { ...time, dt: most };
}

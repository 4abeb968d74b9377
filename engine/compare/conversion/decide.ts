import type { Preparation } from '../../data/preparation.ts';
import type { PlainLayer } from './types.ts';
import { activateAll } from './layers.ts';

/** The class that net inputs of outputs mean; −1 for a regression. Softmax has its largest where z has. */
export function createDecide({ target }: Preparation, { activation }: PlainLayer): (z: Float64Array) => number {
  if (target.task === 'regression') return () => -1;
  if (target.encoding === 'single') return (z) => (activateAll({ activation }, z)[0]! > 0.5 ? 1 : 0);
  return (z) => {
    let best = 0;
    for (let k = 1; k < z.length; k++) if (z[k]! > z[best]!) best = k;
    return best;
  };
}

import type { PreparationPlan } from '../../engine/data/plan.ts';
import { circuitPlan } from '../../engine/learning/circuit-experiment.ts';
import type { Distortion } from '../../engine/learning/distortion.ts';
import type { SpikingChoice } from '../../engine/learning/spiking-experiment.ts';
import type { Network } from '../../engine/network/types.ts';

interface Learner {
  readonly network: Network | null;
  readonly spiking: SpikingChoice | null;
  readonly distortion: Distortion | null;
}

/** What suits what learns, in place of what suits the data. */
export function suitedPlan({ network, spiking, distortion }: Learner, ofData: PreparationPlan): PreparationPlan {
  if (network) return circuitPlan(network);
  // A pixel that is moved must mean the same in its new place.
  const ofPictures: PreparationPlan = distortion ? { constants: 'keep', standardise: 'together', ...ofData } : {};
  // Probabilities would be none once they are standardised.
  return { ...ofPictures, ...(spiking?.encoding === 'rate' && { standardise: false }) };
}

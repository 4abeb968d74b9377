import { createOscillationSearch } from '../../engine/logic/oscillation/oscillation.ts';
import { createChunkedWork, stepsBetweenLooks } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';
import type { OscillationAnswer, OscillationRequest } from './table-protocol.ts';

/** Looks for one loop at a time beside the simulation. */
export function createOscillationRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  return {
    async run({ network, inputs }: OscillationRequest): Promise<OscillationAnswer> {
      const search = createOscillationSearch(network, inputs);
      // Of a loop's neurons each is a walk over all of them, which takes longer than a step.
      const stepsAtOnce = Math.ceil(stepsBetweenLooks(network) / 10);
      const complete = await work.run(
        () => search.advance(stepsAtOnce),
        () => emit('oscillationProgress', search.progress),
      );
      return { oscillation: search.result(), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

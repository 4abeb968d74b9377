import { compareModels } from '../../../engine/compare/comparison.ts';
import { createChunkedWork } from '../chunks.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import type { ModelsAnswer, ModelsRequest } from './protocol.ts';
import { thinSpikes } from './thin-spikes.ts';

/** Steps of one model between two looks at the clock. */
const stepsAtOnce = 100;
/** Between two messages of progress, in ms. */
const progressTime = 60;

/** Runs one comparison of models at a time. */
export function createModelsRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  return {
    async run({ network, options }: ModelsRequest): Promise<ModelsAnswer> {
      work.cancel();
      const started = compareModels(network, {
        ...options,
        now: () => environment.now(),
        onMapping: (model, place) => emit('modelsMapping', { model, place }),
      });
      if (!started.ok) return started;
      const comparison = started.value;
      emit('modelsProgress', comparison.progress);
      let last = environment.now();
      const complete = await work.run(
        () => comparison.advance(stepsAtOnce),
        () => {
          const now = environment.now();
          if (now - last < progressTime) return;
          last = now;
          emit('modelsProgress', comparison.progress);
        },
      );
      return { ok: true, found: thinSpikes(comparison.result()), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

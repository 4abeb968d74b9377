import type { Parsed } from '../../../engine/network/issue.ts';
import { createChunkedWork } from '../chunks.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import type { ComparisonAnswer } from './comparison-protocol.ts';
import type { TrainingRequest } from './protocol.ts';
import type { TrainingRun } from './run.ts';
import type { Trial } from './trial-protocol.ts';

/** Between two messages of progress, in ms. */
const progressTime = 150;
/** Batches between two looks at the clock. */
const batchesAtOnce = 4;

type Start = (request: TrainingRequest) => Parsed<TrainingRun>;

/** Runs trainings to their end, a few batches at a time, so that the one that is watched goes on; `starter` keeps the data of the moment. */
export function createTrialRunner(environment: HostEnvironment, emit: Emit, starter: () => Start) {
  const work = createChunkedWork(environment);
  return {
    async run(requests: readonly TrainingRequest[]): Promise<ComparisonAnswer<number>> {
      work.cancel();
      const start = starter();
      const total = requests.reduce((sum, { epochs }) => sum + epochs, 0);
      let before = 0;
      let told = environment.now();
      for (const [index, request] of requests.entries()) {
        const started = start(request);
        if (!started.ok) return started;
        const run = started.value;
        const { course } = run;
        const tell = (found: Trial | null): void => {
          if (!found && environment.now() - told < progressTime) return;
          told = environment.now();
          const epoch = found ? request.epochs : Math.floor(course.step / run.stepsPerEpoch);
          emit('trialProgress', { done: before + epoch, total, found });
        };
        const advance = (): boolean => {
          course.advance(batchesAtOnce);
          return course.over;
        };
        if (!(await work.run(advance, () => tell(null)))) return { ok: true, found: index, cancelled: true };
        tell({ index, curve: run.measures.takePoints() });
        before += request.epochs;
      }
      return { ok: true, found: requests.length, cancelled: false };
    },

    cancel: () => work.cancel(),
  };
}

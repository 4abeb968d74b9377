import { parseExpected } from '../../engine/logic/expected.ts';
import { checkReliability } from '../../engine/logic/reliability/check.ts';
import { startReliability } from '../../engine/logic/reliability/run.ts';
import type { Reliability } from '../../engine/logic/reliability/types.ts';
import type { Checked, ReliabilityRequest } from './check-protocol.ts';
import { createChunkedWork } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';

const stepsAtOnce = 50;

/** Sweeps one circuit at a time beside the simulation. */
export function createReliabilityRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  return {
    async run({ network, ...request }: ReliabilityRequest): Promise<Checked<Reliability>> {
      const parsed = parseExpected([], network);
      if (!parsed.ok) return { ok: false, issues: parsed.issues };
      const options = { ...request, expectations: parsed.value };
      const issues = checkReliability(network, options);
      if (issues.length > 0) return { ok: false, issues };
      const running = startReliability(network, options);
      let levelsSent = 0;
      const complete = await work.run(
        () => running.advance(stepsAtOnce),
        () => {
          const { levelsDone } = running.progress;
          const result = levelsDone > levelsSent ? running.result() : null;
          levelsSent = levelsDone;
          emit('reliabilityProgress', { ...running.progress, result });
        },
      );
      return { ok: true, result: running.result(), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

import { checkSequence } from '../../engine/logic/sequence/check.ts';
import { parseSequence } from '../../engine/logic/sequence/parse.ts';
import { createSequenceRun } from '../../engine/logic/sequence/run.ts';
import type { SequenceReport } from '../../engine/logic/sequence/types.ts';
import type { Checked, SequenceRequest } from './check-protocol.ts';
import { createChunkedWork } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';

const stepsAtOnce = 200;

/** Runs one sequence at a time beside the simulation. */
export function createSequenceRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  return {
    async run({ network, text, trials }: SequenceRequest): Promise<Checked<SequenceReport>> {
      const parsed = parseSequence(text, network);
      if (!parsed.ok) return { ok: false, issues: parsed.issues };
      const issues = checkSequence(network, parsed.value, { trials });
      if (issues.length > 0) return { ok: false, issues };
      const running = createSequenceRun(network, parsed.value, { trials });
      const complete = await work.run(
        () => running.advance(stepsAtOnce),
        () => emit('sequenceProgress', running.progress),
      );
      return { ok: true, result: running.report(), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

import { startDifferences } from '../../../engine/learning/trace/differences.ts';
import { traceCase } from '../../../engine/learning/trace/trace-case.ts';
import type { CaseTrace } from '../../../engine/learning/trace/types.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { createChunkedWork } from '../chunks.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import type { CaseAnswer, DifferencesFound } from './case-protocol.ts';
import { shortSteps } from './case-steps.ts';
import type { CaseSubject } from './case-subject.ts';

/** A row, and the moment of the training that it is looked at. */
interface Moment {
  readonly found: Parsed<CaseSubject>;
  readonly epoch: number;
  readonly batch: number;
}

/** Between two messages of progress, in ms. */
const progressTime = 100;
/** More would be a message of hundreds of megabytes on its way to one picture. */
const mostParameters = 200_000;

/** Follows one case forward and back, and checks its gradients. Training may go on beside it: the weights are taken once. */
export function createCaseRunner(environment: HostEnvironment, emit: Emit, caseAt: (row: number | null) => Moment) {
  const work = createChunkedWork(environment);
  let last: { readonly subject: CaseSubject; readonly trace: CaseTrace } | null = null;

  return {
    trace(row: number | null): CaseAnswer {
      work.cancel();
      const { found, epoch, batch } = caseAt(row);
      if (!found.ok) return found;
      const { subject, sample, ...about } = found.value;
      const count = subject.parameters.length;
      if (count > mostParameters) return { ok: false, issues: [tooLarge(count)] };
      const trace = traceCase(subject, sample);
      last = { subject: found.value, trace };
      const values = Float64Array.from(trace.nodes, ({ value }) => value);
      return {
        ok: true,
        case: {
          ...{ ...about, epoch, batch, values },
          steps: shortSteps(trace),
          loss: trace.loss,
          gradients: Float64Array.from(trace.gradients, ({ gradient }) => gradient),
          evaluations: trace.evaluations,
        },
      };
    },

    async differences(): Promise<DifferencesFound> {
      if (!last) throw new Error('Found no case, expected `traceCase` first');
      const { subject, trace } = last;
      const session = startDifferences(subject.subject, subject.sample, trace);
      const soFar = (cancelled: boolean): DifferencesFound => ({
        row: subject.row,
        values: Float64Array.from(session.rows, ({ difference }) => difference),
        ...{ evaluations: session.evaluations, total: trace.evaluations.central, cancelled },
      });
      let before = environment.now();
      const complete = await work.run(
        () => session.advance(1),
        () => {
          const now = environment.now();
          if (now - before < progressTime) return;
          before = now;
          emit('differencesProgress', soFar(false));
        },
      );
      return soFar(!complete);
    },

    cancel: () => work.cancel(),
  };
}

function tooLarge(count: number) {
  const message = `the network has ${count.toLocaleString('en')} parameters`;
  return { path: 'network', message, expected: `at most ${mostParameters.toLocaleString('en')} to step through` };
}

import type { TruthTableMeasurement } from '../../engine/logic/truth-table.ts';
import { createChunkedWork, stepsBetweenLooks } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';
import { createMeasurement } from './table-measurement.ts';
import type { TruthTableAnswer, TruthTableRequest } from './table-protocol.ts';

/** Rows of one message: few enough for the window to take beside a frame. */
export const rowsAtOnce = 256;
/** The first rows, which are drawn, come in smaller pieces, for drawing takes longer than keeping. */
const firstRows = 128;
const firstAtOnce = 32;
/** ms from one message to the next once all is measured, in which the window draws a frame. */
const breath = 8;

/** Runs one truth table at a time beside the simulation; a cancelled one has the rows that were run. */
export function createTableRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  /** Number of the table that may speak. */
  let current = 0;
  const pause = (): Promise<void> => new Promise((resolve) => environment.later(resolve, breath));

  /** Sends rows once each, in their order; false when those up to `end` have gone. */
  function createSender(measurement: TruthTableMeasurement, run: number) {
    let sent = 0;
    return (end: number): boolean => {
      const first = sent;
      sent = Math.min(end, first + (first < firstRows ? firstAtOnce : rowsAtOnce));
      const rows = Array.from({ length: sent - first }, (_, k) => measurement.row(first + k));
      if (rows.length > 0) emit('truthTableRows', { run, head: measurement.head, first, rows });
      return sent < end;
    };
  }

  return {
    async run(request: TruthTableRequest): Promise<TruthTableAnswer> {
      const id = ++current;
      work.cancel();
      const made = createMeasurement(request);
      if (!made.ok) return made;
      const measurement = made.value;
      const stepsAtOnce = stepsBetweenLooks(request.network);
      const send = createSender(measurement, request.run);
      const complete = await work.run(
        () => measurement.advance(stepsAtOnce),
        () => {
          emit('truthTableProgress', measurement.progress);
          send(measurement.progress.rowsRun);
        },
      );
      const { rows, ...table } = measurement.table();
      while (id === current && send(rows.length)) await pause();
      return { ok: true, table, cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

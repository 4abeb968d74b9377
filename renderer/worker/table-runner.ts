import { parseExpectations } from '../../engine/logic/expectations.ts';
import { checkTruthTable, createTruthTable } from '../../engine/logic/truth-table.ts';
import type { Emit, HostEnvironment } from './host.ts';
import type { TruthTableAnswer, TruthTableRequest } from './protocol.ts';

/** Time spent on a table before other messages are heard, in ms. */
const chunkTime = 12;
const stepsAtOnce = 2000;

/** Runs one truth table at a time beside the simulation; a cancelled one answers with the rows it has. */
export function createTableRunner(environment: HostEnvironment, emit: Emit) {
  /** Number of the table that may run; a cancel or another table moves it on. */
  let current = 0;

  function pause(): Promise<void> {
    return new Promise((resolve) => environment.later(resolve, 0));
  }

  return {
    async run({ network, expectations, trials, rows }: TruthTableRequest): Promise<TruthTableAnswer> {
      const id = ++current;
      const parsed = parseExpectations(expectations, network);
      if (!parsed.ok) return { ok: false, issues: parsed.issues };
      const options = { expectations: parsed.value, trials, ...(rows && { rows }) };
      const issues = checkTruthTable(network, options);
      if (issues.length > 0) return { ok: false, issues };
      const table = createTruthTable(network, options);
      let deadline = environment.now() + chunkTime;
      while (id === current && !table.advance(stepsAtOnce)) {
        if (environment.now() < deadline) continue;
        emit('truthTableProgress', table.progress);
        await pause();
        deadline = environment.now() + chunkTime;
      }
      return { ok: true, table: table.table(), cancelled: id !== current };
    },

    cancel(): null {
      current++;
      return null;
    },
  };
}

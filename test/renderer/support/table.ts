import type { TruthTable, TruthTableRow } from '../../../engine/logic/types.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { TruthTableRequest, TruthTableRows } from '../../../renderer/worker/table-protocol.ts';
import type { TestEngine } from './engine.ts';

interface Measured {
  /** As far as it came; null with issues. */
  readonly table: TruthTable | null;
  readonly issues: readonly Issue[];
  readonly cancelled: boolean;
  /** Messages with rows, as they came. */
  readonly messages: readonly TruthTableRows[];
}

type Asked = Omit<TruthTableRequest, 'run' | 'trials'> & { readonly run?: number; readonly trials?: number };

/** Asks for a table and gathers its rows; each must come once. */
export async function measureTable({ client }: TestEngine, asked: Asked): Promise<Measured> {
  const { run = 1 } = asked;
  const messages: TruthTableRows[] = [];
  const rows: TruthTableRow[] = [];
  const stop = client.on('truthTableRows', (message) => {
    if (message.run !== run) return;
    if (message.first !== rows.length) throw new Error(`Found row ${message.first}, expected ${rows.length}`);
    messages.push(message);
    rows.push(...message.rows);
  });
  const answer = await client.call('truthTable', { trials: 1000, ...asked, run });
  stop();
  if (!answer.ok) return { table: null, issues: answer.issues, cancelled: false, messages };
  return { table: { ...answer.table, rows }, issues: [], cancelled: answer.cancelled, messages };
}

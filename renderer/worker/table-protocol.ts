import type { Levels, Oscillation, SearchProgress } from '../../engine/logic/oscillation/types.ts';
import type { TruthTableProgress } from '../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableHead, TruthTableRow } from '../../engine/logic/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';

/** Messages about truth tables, of which one is measured at a time beside the simulation. */
export interface TableRequests {
  truthTable: { ask: TruthTableRequest; answer: TruthTableAnswer };
  cancelTruthTable: { ask: null; answer: null };
  /** The loop that keeps a circuit from settling in one row; another search, or a cancel, ends the one before. */
  oscillation: { ask: OscillationRequest; answer: OscillationAnswer };
  cancelOscillation: { ask: null; answer: null };
}

export interface TableEvents {
  truthTableProgress: TruthTableProgress;
  truthTableRows: TruthTableRows;
  oscillationProgress: SearchProgress;
}

export interface TruthTableRequest {
  readonly network: Network;
  /** Comes back with the rows, to tell those of one table from those of the one before. */
  readonly run: number;
  readonly trials: number;
  /** What each output should be; a lamp that is not named keeps what its file says. */
  readonly expectations?: readonly string[];
  /** The same as a table, in CSV or Markdown. */
  readonly expectedTable?: string;
  /** A circuit to which this one should be equivalent, in place of any expectation. */
  readonly reference?: Network;
  /** Conditions that all rows meet. */
  readonly only?: readonly string[];
  /** For how many ms the spikes of neurons in time are counted. */
  readonly window?: number;
  readonly spikes?: number;
  /** Every row, however many inputs there are; left out, a sample above 12 inputs. */
  readonly rows?: 'all';
}

/** Rows as they are measured, each once; those that were not run come at the end. */
export interface TruthTableRows {
  readonly run: number;
  readonly head: TruthTableHead;
  /** Number of the first of them in the table. */
  readonly first: number;
  readonly rows: readonly TruthTableRow[];
}

/** The rows have gone before as events. */
export type TableResult = Omit<TruthTable, 'rows'>;

export type TruthTableAnswer =
  | { readonly ok: true; readonly table: TableResult; readonly cancelled: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface OscillationRequest {
  readonly network: Network;
  readonly inputs: Levels;
}

/** Null where no loop was found, or not before the search was cancelled. */
export interface OscillationAnswer {
  readonly oscillation: Oscillation | null;
  readonly cancelled: boolean;
}

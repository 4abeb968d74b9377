import type { MissingRule } from '../../../engine/data/plan.ts';
import type { Column } from '../../../engine/data/table.ts';

/** What is said of one column. */
export interface ColumnChoice {
  readonly name: string;
  /** As found where left out; text that hardly repeats is left out unless it is said here to be a category. */
  readonly type?: 'number' | 'category';
  readonly missing?: MissingRule;
  /** What becomes of texts among the numbers of this column; as in all columns where left out. */
  readonly strays?: 'issue' | 'missing';
}

/** A column as the file has it. */
export interface ColumnSummary {
  readonly name: string;
  readonly kind: Column['kind'];
  /** Cells without a value. */
  readonly missing: number;
  /** Cells with a value that is no number. */
  readonly texts: number;
}

/** A column that is learnt from. */
export interface InputStep {
  readonly name: string;
  readonly type: 'number' | 'category';
  readonly rule: MissingRule;
  /** Cells of rows that are kept whose missing value is replaced. */
  readonly filled: number;
  /** Rows dropped for want of a value here; a row that lacks several is counted at the first. */
  readonly dropped: number;
  /** Inputs of the network that it becomes: one a number, one a category. */
  readonly inputs: number;
}

/** What stands in the target, and in how many rows. */
export interface TargetText {
  readonly text: string;
  readonly rows: number;
}

/** More texts than these nobody merges by hand. */
export const mostTexts = 200;

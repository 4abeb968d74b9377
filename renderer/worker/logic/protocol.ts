import type { ExportedText } from '../../../engine/logic/netlists/export/plan.ts';
import type { ExportFormat } from '../../../engine/logic/netlists/export/export.ts';
import type { TestReport } from '../../../engine/logic/netlists/hdl/compare-lines.ts';
import type { ImportedNetwork } from '../../../engine/logic/netlists/to-network.ts';
import type { BooleanFunction } from '../../../engine/logic/synthesis/function.ts';
import type { LearntNeuron } from '../../../engine/logic/synthesis/learn.ts';
import type { OutputReport, Synthesis } from '../../../engine/logic/synthesis/synthesize.ts';
import type { GateStyle } from '../../../engine/logic/synthesis/types.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';

/** Circuits made from text. None of these can be interrupted: whoever asks has a worker of its own, to be ended. */
export interface LogicRequests {
  readFunction: { ask: FunctionText; answer: FunctionReading };
  describeFunction: { ask: BooleanFunction; answer: FunctionReport };
  synthesize: { ask: SynthesisRequest; answer: Parsed<Made> };
  importNetlist: { ask: NetlistText; answer: Parsed<ImportedNetlist> };
  exportNetlist: { ask: { network: Network; format: ExportFormat }; answer: Parsed<ExportedText> };
}

export interface LogicEvents {
  /** Of the file that is being imported: the share of the work that is done, from 0 to 1. */
  importProgress: { readonly share: number };
}

/** Formulas, one a line, or a truth table: the text itself tells which. */
export interface FunctionText {
  readonly text: string;
  /** Columns of a table that are outputs; none: those after a `|`, else the last. */
  readonly outputs: readonly string[];
  /** What rows are that a table lacks. */
  readonly missing: 'error' | 'dont-care';
}

export interface FunctionReading {
  readonly kind: 'formulas' | 'table';
  /** Issues have paths such as `line 2, column 5` of the text. */
  readonly parsed: Parsed<BooleanFunction>;
}

export interface FunctionReport {
  readonly outputs: readonly OutputReport[];
  /** By output; null where there are too many inputs, or nothing to learn. */
  readonly learnt: readonly (LearntNeuron | null)[];
}

export interface SynthesisRequest {
  readonly target: BooleanFunction;
  readonly style: GateStyle;
  readonly outputs: readonly OutputReport[];
}

export interface Made {
  readonly synthesis: Synthesis;
  /** Rows of the truth table that the circuit answers wrongly. */
  readonly wrong: number;
}

export interface NetlistText {
  readonly name: string;
  readonly text: string;
  /** Files in the same folder that it may need: chips, a test script, and what that compares with. */
  readonly beside: readonly { readonly name: string; readonly text: string }[];
}

export interface ImportedNetlist extends ImportedNetwork {
  /** What the test script beside it said; null without one. */
  readonly test: { readonly name: string; readonly report: Parsed<TestReport> } | null;
}

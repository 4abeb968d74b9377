import { parseCsv, type TouchedColumn } from '../../../engine/data/csv.ts';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import type { Finding } from '../../../engine/data/diagnosis/finding.ts';
import type { Input } from '../../../engine/data/inputs.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import { describeReport, describeTouched } from '../../../engine/data/report.ts';
import type { Table } from '../../../engine/data/table.ts';
import { columnPath } from '../../../engine/data/words.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { stepsOf } from './preparation-steps.ts';
import type { ProblemSummary, TableRequest, TableSource } from './protocol.ts';
import { planOf } from './table-plan.ts';

/** A table, and what suits it where the user says nothing. */
export interface ReadTable {
  readonly table: Table;
  readonly plan: PreparationPlan;
  /** Whether it is the user's own, about which something may be worth knowing. */
  readonly isOwn: boolean;
  /** Spellings of a missing value beside the usual. */
  readonly missingTexts: readonly string[];
  /** What reading it took for granted. */
  readonly findings: readonly Finding[];
  /** What it did to cells. */
  readonly touched: readonly TouchedColumn[];
}

/** Makes or parses the table; `digits` fetches the packed pictures, which only sets of digits need. */
export async function readTable(
  source: TableSource,
  digits: () => Promise<Uint8Array>,
  missingTexts: readonly string[] = [],
): Promise<Parsed<ReadTable>> {
  if (source.kind === 'file') {
    const parsed = parseCsv(source.text, { missing: missingTexts });
    if (!parsed.ok) return parsed;
    const { table, findings, touched } = parsed.value;
    return { ok: true, value: { table, findings, touched, missingTexts, plan: {}, isOwn: true } };
  }
  const { name, rows, noise, seed } = source;
  const dataset = datasets.get(name);
  if (!dataset) throw new Error(`Found no set "${name}", expected one of ${[...datasets.keys()].join(', ')}`);
  const packed = name.startsWith('digits') ? { digits: await digits() } : {};
  const table = dataset.table({ rows, noise, seed, ...packed });
  return { ok: true, value: { table, plan: dataset.plan, isOwn: false, findings: [], touched: [], missingTexts: [] } };
}

export function problemOf(read: ReadTable, request: TableRequest): Parsed<Problem> {
  return readProblem(read.table, planOf(read, request));
}

export function summarise(problem: Problem, { isOwn, findings, touched }: ReadTable): ProblemSummary {
  const { target, inputs, labelled, unlabelled, report } = problem;
  const classes = target.task === 'classification' ? target.classes : [];
  const rowsOf = new Int32Array(classes.length);
  if (target.task === 'classification') for (const row of labelled) rowsOf[target.codes[row]!]!++;
  /** The report says of these what there is to say; of a column that gives an example, a finding says what helps. */
  const told = new Set(report.droppedColumns.filter(({ first }) => !first).map(({ column }) => columnPath(column)));
  const missing = inputs.reduce((sum, input) => sum + missingIn(input), 0);
  return {
    ...{ target: target.name, task: target.task, inputs: inputs.map(({ name }) => name), missing },
    classes: classes.map((name, k) => ({ name, rows: rowsOf[k]! })),
    labelled: labelled.length,
    unlabelled: unlabelled.length,
    steps: stepsOf(problem),
    report: [...describeReport(report).slice(1), ...describeTouched(touched)],
    findings: isOwn
      ? diagnose(problem, findings).filter((each) => findings.includes(each) || !told.has(each.path))
      : [],
  };
}

function missingIn(input: Input): number {
  if (input.type === 'category') return input.texts.filter((text) => text === null).length;
  let count = 0;
  for (const value of input.values) if (Number.isNaN(value)) count++;
  return count;
}

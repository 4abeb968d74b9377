import { describe, expect, it } from 'vitest';
import { applyPreparation, type Prepared } from '../../../engine/data/apply.ts';
import { parseCsv } from '../../../engine/data/csv.ts';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { prepareUnlabelled } from '../../../engine/data/prepare.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { describeFilled, describeReport } from '../../../engine/data/report.ts';
import { checkShare, splitRows } from '../../../engine/data/split.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { goodFiles, mutate, pick } from './mutations.ts';

const awkwardColumns = { constructor: { missing: 'drop-rows' }, ['__proto__']: { missing: 'median' } } as const;

const plans: readonly PreparationPlan[] = [
  {},
  { missing: 'median', standardise: false },
  { missing: 'most-frequent', constants: 'keep', encoding: 'single' },
  { missing: 'drop-rows' },
  { task: 'regression', standardiseTarget: true },
  { task: 'classification', target: 'x' },
  { classes: 'bll,fsrq=blazar; psr=pulsar' },
  {
    target: '__proto__',
    columns: awkwardColumns,
  },
  { columns: { x: { type: 'category' }, y: { strays: 'missing' }, a: { drop: true } } },
];

type Outcome = readonly Issue[] | readonly Prepared[];

/** All that a table goes through before learning; issues of the first stage that has any. */
function prepare(text: string, plan: PreparationPlan): { readonly stage: string; readonly outcome: Outcome } {
  const parsed = parseCsv(text);
  if (!parsed.ok) return { stage: 'parse', outcome: parsed.issues };
  const { table } = parsed.value;
  // Every cell is at least one delimiter or line end: what follows has no more to do than the text is long.
  expect(table.rows * table.columns.length).toBeLessThanOrEqual(text.length + 1);
  const problem = readProblem(table, plan);
  if (!problem.ok) return { stage: 'problem', outcome: problem.issues };
  const { target, labelled, report } = problem.value;
  const issue = checkShare(labelled, 0.3);
  if (issue) return { stage: 'split', outcome: [issue] };
  const codes = target.task === 'classification' ? target.codes : null;
  const { train, test } = splitRows(labelled, 0.3, { seed: 1, codes });
  const preparation = fitPreparation(problem.value, train);
  const words = [...describeReport(report), ...diagnose(problem.value).map(({ message, advice }) => message + advice)];
  const prepared = [train, test].map((rows) => applyPreparation(preparation, table, { rows }));
  const results = [prepareUnlabelled(problem.value, preparation)];
  for (const each of prepared) {
    if (!each.ok) return { stage: 'apply', outcome: each.issues };
    results.push(each.value);
  }
  words.push(...results.flatMap(({ filled }) => describeFilled(filled)));
  expect(words.every((sentence) => sentence.length > 0 && sentence.length < 5000)).toBe(true);
  return { stage: 'prepared', outcome: results };
}

const isIssue = (each: Issue | Prepared): each is Issue => 'message' in each;

function faultOf(outcome: Outcome): string | null {
  if (outcome.length === 0) return 'no issue';
  if (outcome.length > 101) return `${outcome.length} issues`;
  for (const each of outcome) {
    if (isIssue(each)) {
      const { path, message, expected } = each;
      if (typeof path !== 'string' || message.trim() === '' || expected.trim() === '') return JSON.stringify(each);
      if (message.length > 2000) return `a message of ${message.length} characters`;
    } else {
      const { samples, rows } = each;
      if (![...samples.x, ...samples.t].every(Number.isFinite)) return 'a sample that is not finite';
      if (samples.x.length !== rows.length * samples.inputs) return 'samples of another size';
    }
  }
  return null;
}

describe('10,000 mutated files', () => {
  it('are samples of finite numbers, or issues with a place, a cause and a remedy', { timeout: 120_000 }, () => {
    const random = createRandom(4).at(0, 0, 0);
    const stages = new Map<string, number>();
    for (let k = 0; k < 10_000; k++) {
      const text = mutate(random);
      const plan = pick(plans, (n) => Math.floor(random.uniform() * n));
      let fault: string | null;
      try {
        const { stage, outcome } = prepare(text, plan);
        stages.set(stage, (stages.get(stage) ?? 0) + 1);
        fault = faultOf(outcome);
      } catch (error) {
        fault = String(error);
      }
      if (fault !== null) throw new Error(`${fault} of file ${k}: ${JSON.stringify({ plan, text })}`);
    }
    // Mutations must neither spare nor spoil most files, or the test would say little.
    expect(stages.get('parse')).toBeGreaterThan(1000);
    expect(stages.get('problem')).toBeGreaterThan(500);
    expect(stages.get('prepared')).toBeGreaterThan(1000);
    expect(stages.has('apply')).toBe(false);
  });

  it('began as files that can be learnt from', () => {
    for (const text of goodFiles) expect(prepare(text, {}).stage).toBe('prepared');
  });
});

import { readProblem, type Problem } from '../../engine/data/problem.ts';
import { missingRules, type ColumnPlan, type PreparationPlan } from '../../engine/data/plan.ts';
import type { Arguments } from './arguments.ts';
import { dataNames, generatorOptions } from './built-in-data.ts';
import { choiceOption } from './choice.ts';
import { readMissing } from './missing-option.ts';
import { fail } from './failure.ts';
import { unwrap } from './read-network.ts';
import type { TableInput } from './read-table.ts';

/** Where a table comes from. */
export const dataOption = {
  type: 'string',
  valueHint: 'FILE|NAME',
  description: `A CSV or TSV file, or built-in data: ${dataNames.join(', ')}`,
} as const;

/** Options of how a table is read as something to learn. */
export const dataOptions = {
  data: dataOption,
  ...generatorOptions,
  target: { type: 'string', valueHint: 'COLUMN', description: 'What to predict; the last column when left out' },
  task: {
    type: 'string',
    valueHint: 'NAME',
    description: 'classification or regression, in place of what the target looks like',
  },
  classes: {
    type: 'string',
    valueHint: '"a,b=x; c=y"',
    description: 'Codes of the target merged into classes; rows of other codes are set aside for predict',
  },
  drop: { type: 'string', valueHint: 'COLUMN', description: 'Column to leave out; may be repeated' },
  category: {
    type: 'string',
    valueHint: 'COLUMN',
    description: 'Column whose values are categories, though they are numbers or many; may be repeated',
  },
  missing: {
    type: 'string',
    valueHint: '[COLUMN=]RULE',
    description: `Missing values, of all columns or of one: ${missingRules.join(', ')}; mean, or the most frequent category, when left out; may be repeated`,
  },
  'missing-text': {
    type: 'string',
    valueHint: 'TEXT',
    description:
      'Spelling of a missing value besides empty, NA, NULL, NaN, ±Inf, and ? or - among numbers; may be repeated',
  },
  'scale-target': {
    type: 'boolean',
    description: 'Learn a quantity at mean 0 and deviation 1, and the loss with it; predictions keep its units',
  },
  'no-scaling': { type: 'boolean', description: 'Leave numbers as they are, not at mean 0 and deviation 1' },
} as const;

export const repeatableDataOptions = ['drop', 'category', 'missing', 'missing-text'] as const;

/** A table as its own plan, what suits the network, and the options want it learnt; or a failure that names rows and columns. */
export function problemOf(
  { table, file, ...input }: TableInput,
  args: Arguments,
  suited: PreparationPlan = {},
): Problem {
  const plan = { ...input.plan, ...suited };
  const columns = new Map<string, ColumnPlan>(Object.entries(plan.columns ?? {}));
  for (const name of args.texts('category')) columns.set(name, { type: 'category' });
  for (const name of args.texts('drop')) columns.set(name, { drop: true });
  const target = args.text('target');
  const task = choiceOption(args, 'task', ['classification', 'regression']);
  const classes = args.text('classes');
  const { all: missing, byColumn } = readMissing(args);
  for (const [name, rule] of byColumn) columns.set(name, { ...columns.get(name), missing: rule });
  const asked: PreparationPlan = {
    ...plan,
    columns: Object.fromEntries(columns),
    ...(target !== null && { target }),
    ...(task !== null && { task }),
    ...(classes !== null && { classes }),
    ...(missing !== null && { missing }),
    ...(args.isSet('no-scaling') && { standardise: false }),
    ...(args.isSet('scale-target') && { standardiseTarget: true }),
  };
  const problem = unwrap(readProblem(table, asked), file);
  if (args.isSet('scale-target') && problem.target.task === 'classification')
    fail('--scale-target', 'is for quantities, and the target is of classes', 'a quantity, or no --scale-target');
  return problem;
}

import { withModel } from '../../engine/compare/swap-model.ts';
import type { BooleanExpression } from '../../engine/logic/boolean.ts';
import { parseConditions, type Condition } from '../../engine/logic/condition.ts';
import { parseExpected, type Expected, type ExpectedBit } from '../../engine/logic/expected.ts';
import { parseExpectedTable } from '../../engine/logic/expected-table.ts';
import { nearestName } from '../../engine/logic/nearest.ts';
import { maxRows } from '../../engine/logic/rows.ts';
import type { TruthTableOptions } from '../../engine/logic/types.ts';
import { findModel, models } from '../../engine/models/index.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Network } from '../../engine/network/types.ts';
import type { ArgsDef } from 'citty';
import type { Arguments } from './arguments.ts';
import { fail, Failure } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';
import { readInput } from './read-file.ts';
import { readNetworkFile } from './read-network.ts';

/** What a table is measured and held against. */
export const tableOptions = {
  expect: {
    type: 'string',
    valueHint: 'EXPR',
    description:
      'What the output should be, as "!(a & b)", "sum = a ^ b" with several outputs, or "s = a + b" of outputs s0, s1 …; may be repeated. Left out: what the file expects',
  },
  'expect-table': {
    type: 'string',
    valueHint: 'FILE',
    description: 'What the outputs should be, as a table in CSV or Markdown with names in its heading; - is anything',
  },
  against: {
    type: 'string',
    valueHint: 'FILE',
    description: 'A circuit of the same inputs and outputs, to which this one should be equivalent',
  },
  only: {
    type: 'string',
    valueHint: 'COND',
    description: 'Only rows that meet it, as "a + b < 10" with inputs a0, a1 … as the number a; may be repeated',
  },
  trials: { type: 'string', valueHint: 'N', description: 'Trials a row of a random circuit (1000)' },
  model: { type: 'string', valueHint: 'ID', description: 'Measure with every neuron under this model' },
  settle: {
    type: 'string',
    valueHint: 'STEPS',
    description: 'Steps that a circuit may take to settle; a random one with a cycle is read at this step',
  },
  window: {
    type: 'string',
    valueHint: 'MS',
    description: 'For how long the spikes of neurons in time are counted',
  },
  spikes: { type: 'string', valueHint: 'K', description: 'Spikes in the window from which on a lamp shows 1 (1)' },
  rows: {
    type: 'string',
    valueHint: 'N|all',
    description: 'Rows to run (all up to 12 inputs, above a random sample of 4096, which verifies no table)',
  },
  required: { type: 'string', valueHint: 'P', description: 'Probability that the right answer must exceed (0.5)' },
  seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
  format: { type: 'string', valueHint: 'NAME', description: 'text (when left out), csv or markdown' },
  sort: {
    type: 'string',
    valueHint: 'worst',
    description: 'The worst rows first; in the order of the inputs when left out',
  },
} as const satisfies ArgsDef;

export function readTableOptions(args: Arguments): Omit<TruthTableOptions, 'expectations'> {
  const trials = wholeOption(args, 'trials', { min: 1, max: 1_000_000 });
  const settleSteps = wholeOption(args, 'settle', { min: 1, max: 100_000_000 });
  const required = numberOption(args, 'required', { min: 0, below: 1 });
  const window = numberOption(args, 'window', { above: 0, max: limits.time });
  const spikes = wholeOption(args, 'spikes', { min: 1, max: 1_000_000 });
  const rows = args.text('rows') === 'all' ? 'all' : wholeOption(args, 'rows', { min: 1, max: maxRows });
  return {
    ...(trials !== null && { trials }),
    ...(settleSteps !== null && { settleSteps }),
    ...(window !== null && { window }),
    ...(spikes !== null && { spikes }),
    ...(required !== null && { required }),
    ...(rows !== null && { rows }),
  };
}

export function underModel(network: Network, model: string | null): Network {
  if (model === null) return network;
  if (findModel(model)) return withModel(network, model);
  const ids = models.map(({ id }) => id);
  const near = nearestName(model, ids);
  fail('--model', `there is no model "${model}"`, `one of ${ids.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
}

export async function readReference(args: Arguments): Promise<Network | null> {
  const path = args.text('against');
  if (path === null) return null;
  const other = ['expect', 'expect-table'].find((name) => args.text(name) !== null);
  if (other !== undefined) fail('--against', `is given besides --${other}`, 'one of the two');
  return readNetworkFile(path);
}

export function readCondition(args: Arguments, network: Network): Condition | null {
  const parsed = parseConditions(args.texts('only'), network);
  if (parsed.ok) return parsed.value;
  throw new Failure(parsed.issues);
}

export async function readExpectations(args: Arguments, network: Network): Promise<Expected> {
  const parsed = parseExpected(args.texts('expect'), network);
  if (!parsed.ok) {
    const file = args.text('network')!;
    // Only what the file itself expects is to be mended there.
    throw new Failure(parsed.issues.map((issue) => (issue.path.startsWith('probes') ? { file, ...issue } : issue)));
  }
  const path = args.text('expect-table');
  if (path === null) return parsed.value;
  if (args.texts('expect').length > 0) fail('--expect-table', 'is given besides --expect', 'one of the two');
  const table = parseExpectedTable(await readInput(path), network);
  if (!table.ok) throw new Failure(table.issues.map((issue) => ({ file: path, ...issue })));
  return new Map<string, BooleanExpression | ExpectedBit>([...parsed.value, ...table.value]);
}

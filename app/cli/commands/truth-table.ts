import { withModel } from '../../../engine/compare/swap-model.ts';
import type { BooleanExpression } from '../../../engine/logic/boolean.ts';
import { parseConditions, type Condition } from '../../../engine/logic/condition.ts';
import { checkEquivalence, createEquivalence, type EquivalenceOptions } from '../../../engine/logic/equivalence.ts';
import { parseExpected, type Expected, type ExpectedBit } from '../../../engine/logic/expected.ts';
import { parseExpectedTable } from '../../../engine/logic/expected-table.ts';
import { tableByWorst, truthTableToCsv, truthTableToMarkdown } from '../../../engine/logic/export-table.ts';
import { nearestName } from '../../../engine/logic/nearest.ts';
import { maxRows } from '../../../engine/logic/rows.ts';
import { checkTruthTable, createTruthTable, type TruthTableMeasurement } from '../../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableOptions } from '../../../engine/logic/types.ts';
import { findModel, models } from '../../../engine/models/index.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import { limits } from '../../../engine/network/limits.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { fail, Failure } from '../failure.ts';
import { formatEquivalence } from '../format-equivalence.ts';
import { formatTruthTable, truthTableToJson } from '../format-truth-table.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { readInput } from '../read-file.ts';
import { readNetwork, readNetworkFile } from '../read-network.ts';
import { workOff } from '../work.ts';

export const truthTable: Command = {
  definition: {
    meta: {
      name: 'truth-table',
      description:
        'Measure what a circuit answers to its inputs; exit with 1 when an expectation is not met or Ctrl+C ends it early',
    },
    args: {
      network: { type: 'positional', description: 'File of a network with toggles as inputs and lamps as outputs' },
      expect: {
        type: 'string',
        valueHint: 'EXPR',
        description:
          'What the output should be, as "!(a & b)", "sum = a ^ b" with several outputs, or "s = a + b" of outputs s0, s1 …; may be repeated. Left out: what the file expects',
      },
      'expect-table': {
        type: 'string',
        valueHint: 'FILE',
        description:
          'What the outputs should be, as a table in CSV or Markdown with names in its heading; - is anything',
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
      ...commonOptions,
    },
  },
  repeatable: ['expect', 'only'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const measure = readOptions(args);
  const format = choiceOption(args, 'format', ['text', 'csv', 'markdown']) ?? 'text';
  const sort = choiceOption(args, 'sort', ['worst']);
  if (args.isSet('json') && args.text('format') !== null) fail('--format', 'is given besides --json', 'one of the two');
  const network = underModel(await readNetwork(args, io), args.text('model'));
  const only = readCondition(args, network);
  const options = { ...measure, ...(only && { only }) };
  const reference = await readReference(args);
  const measurement = reference
    ? startEquivalence(args, network, reference, options)
    : startTable(args, network, { ...options, expectations: await readExpectations(args, network) });
  const complete = await workOff(
    {
      label: 'Measuring, steps',
      total: measurement.progress.stepsTotal,
      done: () => measurement.progress.stepsRun,
      advance: (maxSteps) => measurement.advance(maxSteps),
    },
    io,
  );
  const measured = measurement.table();
  const table = sort === null ? measured : tableByWorst(measured);
  for (const part of partsOf(table, args, format, io.stdout.colour)) io.stdout.write(part);
  if (reference && format === 'text' && !args.isSet('json')) {
    io.stdout.write(formatEquivalence(table, escapeControls(args.text('against')!)));
  }
  if (options.settleSteps !== undefined && table.readAt !== null && table.readAt !== options.settleSteps) {
    io.stderr.write(`nandrite: --settle is not used: ${unusedSettle(table.readAt)}\n`);
  }
  if (!complete) io.stderr.write(`nandrite: interrupted after ${table.rowsRun} of ${table.rowsTotal} rows\n`);
  return complete && table.pass !== false ? 0 : 1;
}

function partsOf(table: TruthTable, args: Arguments, format: string, colour: boolean): Iterable<string> {
  if (args.isSet('json')) return truthTableToJson(table);
  if (format === 'csv') return [truthTableToCsv(table)];
  return format === 'markdown' ? [truthTableToMarkdown(table)] : formatTruthTable(table, colour);
}

function startTable(args: Arguments, network: Network, options: TruthTableOptions): TruthTableMeasurement {
  refuse(checkTruthTable(network, options), args);
  return createTruthTable(network, options);
}

function startEquivalence(
  args: Arguments,
  network: Network,
  reference: Network,
  options: EquivalenceOptions,
): TruthTableMeasurement {
  refuse(checkEquivalence(network, reference, options), args);
  return createEquivalence(network, reference, options);
}

/** Issues of the reference are in its file. */
function refuse(issues: readonly Issue[], args: Arguments): void {
  if (issues.length === 0) return;
  throw new Failure(
    issues.map((issue) => {
      const isOther = issue.path.startsWith('reference.');
      const path = isOther ? issue.path.slice('reference.'.length) : issue.path;
      return { file: args.text(isOther ? 'against' : 'network')!, ...issue, path };
    }),
  );
}

async function readReference(args: Arguments): Promise<Network | null> {
  const path = args.text('against');
  if (path === null) return null;
  const other = ['expect', 'expect-table'].find((name) => args.text(name) !== null);
  if (other !== undefined) fail('--against', `is given besides --${other}`, 'one of the two');
  return readNetworkFile(path);
}

function readCondition(args: Arguments, network: Network): Condition | null {
  const parsed = parseConditions(args.texts('only'), network);
  if (parsed.ok) return parsed.value;
  throw new Failure(parsed.issues);
}

function unusedSettle(readAt: number): string {
  return `a random circuit without a cycle is read at the end of its longest path, here step ${readAt}`;
}

function readOptions(args: Arguments): Omit<TruthTableOptions, 'expectations'> {
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

function underModel(network: Network, model: string | null): Network {
  if (model === null) return network;
  if (findModel(model)) return withModel(network, model);
  const ids = models.map(({ id }) => id);
  const near = nearestName(model, ids);
  fail('--model', `there is no model "${model}"`, `one of ${ids.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
}

async function readExpectations(args: Arguments, network: Network): Promise<Expected> {
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

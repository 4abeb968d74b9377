import { checkEquivalence, createEquivalence, type EquivalenceOptions } from '../../../engine/logic/equivalence.ts';
import { tableByWorst, truthTableToCsv, truthTableToMarkdown } from '../../../engine/logic/export-table.ts';
import { checkTruthTable, createTruthTable, type TruthTableMeasurement } from '../../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableOptions } from '../../../engine/logic/types.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { fail, Failure } from '../failure.ts';
import { formatEquivalence } from '../format-equivalence.ts';
import { formatTruthTable, truthTableToJson } from '../format-truth-table.ts';
import type { Io } from '../io.ts';
import { readNetwork } from '../read-network.ts';
import {
  readCondition,
  readExpectations,
  readReference,
  readTableOptions,
  tableOptions,
  underModel,
} from '../truth-table-options.ts';
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
      ...tableOptions,
      ...commonOptions,
    },
  },
  repeatable: ['expect', 'only'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const measure = readTableOptions(args);
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

function unusedSettle(readAt: number): string {
  return `a random circuit without a cycle is read at the end of its longest path, here step ${readAt}`;
}

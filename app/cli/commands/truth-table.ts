import { withModel } from '../../../engine/compare/swap-model.ts';
import { parseExpectations, type Expectations } from '../../../engine/logic/expectations.ts';
import { nearestName } from '../../../engine/logic/nearest.ts';
import { maxRows } from '../../../engine/logic/rows.ts';
import { checkTruthTable, createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTableOptions } from '../../../engine/logic/types.ts';
import { findModel, models } from '../../../engine/models/index.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { formatTruthTable, truthTableToJson } from '../format-truth-table.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { readNetwork } from '../read-network.ts';
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
          'What the output should be, as "!(a & b)", or "sum = a ^ b" with several outputs; may be repeated. Left out: what the file expects',
      },
      trials: { type: 'string', valueHint: 'N', description: 'Trials a row of a random circuit (1000)' },
      model: { type: 'string', valueHint: 'ID', description: 'Measure with every neuron under this model' },
      settle: {
        type: 'string',
        valueHint: 'STEPS',
        description: 'Steps that a circuit may take to settle; a random one with a cycle is read at this step',
      },
      rows: {
        type: 'string',
        valueHint: 'N|all',
        description: 'Rows to run (all up to 12 inputs, above a random sample of 4096, which verifies no table)',
      },
      required: { type: 'string', valueHint: 'P', description: 'Probability that the right answer must exceed (0.5)' },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      ...commonOptions,
    },
  },
  repeatable: ['expect'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const limits = readOptions(args);
  const network = underModel(await readNetwork(args, io), args.text('model'));
  const options = { ...limits, expectations: readExpectations(args, network) };
  const issues = checkTruthTable(network, options);
  if (issues.length > 0) throw new Failure(issues.map((issue) => ({ file: args.text('network')!, ...issue })));

  const measurement = createTruthTable(network, options);
  const complete = await workOff(
    {
      label: 'Measuring, steps',
      total: measurement.progress.stepsTotal,
      done: () => measurement.progress.stepsRun,
      advance: (maxSteps) => measurement.advance(maxSteps),
    },
    io,
  );
  const table = measurement.table();
  const parts = args.isSet('json') ? truthTableToJson(table) : formatTruthTable(table, io.stdout.colour);
  for (const part of parts) io.stdout.write(part);
  if (options.settleSteps !== undefined && table.readAt !== null && table.readAt !== options.settleSteps) {
    io.stderr.write(`nandrite: --settle is not used: ${unusedSettle(table.readAt)}\n`);
  }
  if (!complete) io.stderr.write(`nandrite: interrupted after ${table.rowsRun} of ${table.rowsTotal} rows\n`);
  return complete && table.pass !== false ? 0 : 1;
}

function unusedSettle(readAt: number): string {
  return `a random circuit without a cycle is read at the end of its longest path, here step ${readAt}`;
}

function readOptions(args: Arguments): Omit<TruthTableOptions, 'expectations'> {
  const trials = wholeOption(args, 'trials', { min: 1, max: 1_000_000 });
  const settleSteps = wholeOption(args, 'settle', { min: 1, max: 100_000_000 });
  const required = numberOption(args, 'required', { min: 0, below: 1 });
  const rows = args.text('rows') === 'all' ? 'all' : wholeOption(args, 'rows', { min: 1, max: maxRows });
  return {
    ...(trials !== null && { trials }),
    ...(settleSteps !== null && { settleSteps }),
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

function readExpectations(args: Arguments, network: Network): Expectations {
  const parsed = parseExpectations(args.texts('expect'), network);
  if (parsed.ok) return parsed.value;
  const file = args.text('network')!;
  // Only what the file itself expects is to be mended there.
  throw new Failure(parsed.issues.map((issue) => (issue.path.startsWith('probes') ? { file, ...issue } : issue)));
}

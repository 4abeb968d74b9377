import { parseExpected } from '../../../engine/logic/expected.ts';
import { checkReliability } from '../../../engine/logic/reliability/check.ts';
import { reliabilityToCsv } from '../../../engine/logic/reliability/csv.ts';
import { startReliability } from '../../../engine/logic/reliability/run.ts';
import type { Disturbance, Reliability, ReliabilityOptions } from '../../../engine/logic/reliability/types.ts';
import { maxRows } from '../../../engine/logic/rows.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { formatReliability, reliabilityToJson } from '../format-reliability.ts';
import type { Io } from '../io.ts';
import { levelsOption } from '../levels-option.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readNetwork } from '../read-network.ts';
import { workOff } from '../work.ts';

const levels = { type: 'string', valueHint: 'LEVELS' } as const;

export const reliability: Command = {
  definition: {
    meta: {
      name: 'reliability',
      description:
        'Measure how often a circuit is right under noise, weight jitter or lesions; exit with 1 when --required is not met or Ctrl+C ends it early',
    },
    args: {
      network: { type: 'positional', description: 'File of a network with toggles as inputs and lamps as outputs' },
      noise: { ...levels, description: 'Deviations of noise on each weighted sum in each step, as 0:1:0.1 or 0,0.5,1' },
      jitter: { ...levels, description: 'Deviations of a factor of mean 1 on each weight' },
      lesion: { ...levels, description: 'Probabilities with which each neuron is silent for good' },
      instances: { type: 'string', valueHint: 'N', description: 'Random instances a level (400)' },
      spare: {
        type: 'string',
        valueHint: 'ID',
        description: 'A population or chip that is left alone; may be repeated',
      },
      expect: {
        type: 'string',
        valueHint: 'EXPR',
        description: 'What the output should be, as in truth-table. Left out: what the file expects',
      },
      rows: {
        type: 'string',
        valueHint: 'N|all',
        description: 'Rows to run (all up to 6 inputs, above a random sample of 64)',
      },
      settle: { type: 'string', valueHint: 'STEPS', description: 'Steps that a circuit may take to settle' },
      required: {
        type: 'string',
        valueHint: 'P',
        description: 'Probability that all rows are right which every level must exceed, with its whole interval',
      },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      out: { type: 'string', valueHint: 'FILE', description: 'Write the levels to a table, FILE.csv' },
      ...commonOptions,
    },
  },
  repeatable: ['spare', 'expect'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const disturbance = readDisturbance(args);
  const required = numberOption(args, 'required', { min: 0, below: 1 });
  const instances = wholeOption(args, 'instances', { min: 1, max: 1_000_000 });
  const settleSteps = wholeOption(args, 'settle', { min: 1, max: 100_000_000 });
  const rows = args.text('rows') === 'all' ? 'all' : wholeOption(args, 'rows', { min: 1, max: maxRows });
  const out = args.text('out');
  if (out !== null) await checkWritable(out);
  const network = await readNetwork(args, io);
  const options: ReliabilityOptions = {
    ...disturbance,
    expectations: readExpectations(args, network),
    spared: args.texts('spare'),
    ...(instances !== null && { instances }),
    ...(settleSteps !== null && { settleSteps }),
    ...(rows !== null && { rows }),
  };
  const issues = checkReliability(network, options);
  if (issues.length > 0) throw new Failure(issues.map((issue) => ({ file: args.text('network')!, ...issue })));

  const running = startReliability(network, options);
  const { progress } = running;
  const isComplete = await workOff(
    {
      label: 'Measuring, rows',
      total: progress.rowsTotal,
      done: () => progress.rowsRun,
      advance: (maxSteps) => running.advance(maxSteps),
    },
    io,
  );
  const result = running.result();
  io.stdout.write(args.isSet('json') ? reliabilityToJson(result) : formatReliability(result));
  if (out !== null) await writeText(out, reliabilityToCsv(result));
  if (!isComplete) io.stderr.write(`nandrite: interrupted after ${progress.rowsRun} of ${progress.rowsTotal} rows\n`);
  return isComplete && (required === null || meets(result, required)) ? 0 : 1;
}

/** The one of three that is swept. */
function readDisturbance(args: Arguments): Pick<ReliabilityOptions, 'kind' | 'levels'> {
  const kinds: readonly Disturbance[] = ['noise', 'jitter', 'lesion'];
  const given = kinds.flatMap((kind) => {
    const found = levelsOption(args, kind, kind === 'lesion' ? 1 : 1e6);
    return found ? [{ kind, levels: found }] : [];
  });
  const [first, second] = given;
  if (first === undefined) fail('--noise', 'is missing', 'one of --noise, --jitter and --lesion, as --noise 0:1:0.1');
  if (second !== undefined) fail(`--${second.kind}`, `is given beside --${first.kind}`, 'one of them');
  return first;
}

function readExpectations(args: Arguments, network: Network): ReliabilityOptions['expectations'] {
  const parsed = parseExpected(args.texts('expect'), network);
  if (parsed.ok) return parsed.value;
  const file = args.text('network')!;
  // Only what the file itself expects is to be mended there.
  throw new Failure(parsed.issues.map((issue) => (issue.path.startsWith('probes') ? { file, ...issue } : issue)));
}

function meets({ points }: Reliability, required: number): boolean {
  return points.every(({ allRows }) => allRows !== null && allRows.low > required);
}

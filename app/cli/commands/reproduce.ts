import type { Difference } from '../../../engine/runs/difference.ts';
import { parseRun } from '../../../engine/runs/parse.ts';
import { createReproduction, type ReproduceResult } from '../../../engine/runs/reproduce.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { engineVersion } from '../../../engine/version.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { countOf } from '../../../engine/network/count.ts';
import type { Io } from '../io.ts';
import { readInput } from '../read-file.ts';
import { parseFile, unwrap } from '../read-network.ts';
import { workOff } from '../work.ts';

export const reproduce: Command = {
  definition: {
    meta: {
      name: 'reproduce',
      description:
        'Simulate a run again on its own backend and compare it bit for bit; exit with 1 when it differs or Ctrl+C ends it early',
    },
    args: { run: { type: 'positional', description: 'File of a run, .run.json' }, ...commonOptions },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const file = args.text('run')!;
  const input = parseFile(await readInput(file), file);
  const run = unwrap(parseRun(input), file, input);
  if (run.engine.version !== engineVersion) {
    io.stderr.write(`nandrite: the run is of engine ${escapeControls(run.engine.version)}, this is ${engineVersion}\n`);
  }
  const reproduction = createReproduction(run);
  const complete = await workOff(
    {
      label: 'Reproducing',
      total: run.steps,
      done: () => reproduction.stepCount,
      advance: (maxSteps) => reproduction.advance(maxSteps),
    },
    io,
  );
  if (!complete) {
    io.stderr.write(
      `nandrite: interrupted after ${reproduction.stepCount} of ${run.steps} steps; nothing was compared\n`,
    );
    return 1;
  }
  const result = reproduction.result();
  io.stdout.write(args.isSet('json') ? `${JSON.stringify(result, null, 2)}\n` : describeResult(run, result));
  return result.identical ? 0 : 1;
}

function describeResult({ steps }: Run, { identical, firstDifference, compared }: ReproduceResult): string {
  if (firstDifference !== null) return describeDifference(firstDifference);
  if (!identical) return 'nothing was recorded, so nothing was compared\n';
  const { rows, values, weights, rates, from } = compared;
  const parts = [
    `${countOf(steps - from, 'step')}${from > 0 ? ` from step ${from} on` : ''}`,
    countOf(rows, 'spike row'),
    ...(values > 0 ? [countOf(values, 'trace value')] : []),
    ...(weights > 0 ? [countOf(weights, 'weight')] : []),
    ...(rates > 0 ? [countOf(rates, 'rate')] : []),
  ];
  return `identical: ${parts.join(', ')}\n`;
}

function describeDifference({ step, target, neuron, source, variable, recorded, reproduced }: Difference): string {
  const place = source === undefined ? `${target}${neuron === null ? '' : `[${neuron}]`}` : `${source}->${neuron}`;
  const what = source === undefined ? (variable === 'spike' ? 'spikes' : variable) : `weight in ${target}`;
  const named = (value: number | null): string => (value === null ? 'not there' : String(value));
  return `different from step ${step} on: ${what} of ${place} recorded as ${named(recorded)}, reproduced as ${named(reproduced)}\n`;
}

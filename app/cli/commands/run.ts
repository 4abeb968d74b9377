import { createActivityCounter } from '../../../engine/analysis/activity.ts';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail } from '../failure.ts';
import { formatRun, type RunSummary } from '../format-run.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { planOutputs, writeOutputs } from '../outputs.ts';
import { readNetwork } from '../read-network.ts';
import { workOff } from '../work.ts';

export const run: Command = {
  definition: {
    meta: {
      name: 'run',
      description:
        'Simulate a network; print spikes, rates and speed. Ctrl+C ends early, keeps what there is, and exits with 1',
    },
    args: {
      network: { type: 'positional', description: 'File of a network' },
      steps: { type: 'string', valueHint: 'N', description: 'How many steps to run (1000 when neither is given)' },
      duration: { type: 'string', valueHint: 'MS', description: 'How long to run, in ms of the network' },
      dt: { type: 'string', valueHint: 'MS', description: 'Duration of one step, in place of the one in the file' },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      backend: { type: 'string', valueHint: 'js', description: 'Kernels that compute: js' },
      precision: { type: 'string', valueHint: 'f64', description: 'Precision of all numbers: f64' },
      engine: { type: 'string', valueHint: 'nandrite', description: 'Simulator: nandrite' },
      mpi: { type: 'string', valueHint: 'N', description: 'Processes to compute with: 1' },
      out: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Where to write the run, .run.json or .csv; may be repeated',
      },
      ...commonOptions,
    },
  },
  repeatable: ['out'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  refuseFutureOptions(args);
  const network = withDt(await readNetwork(args), numberOption(args, 'dt', { above: 0, max: 1000 }));
  const steps = stepsToRun(args, network.time.dt);
  const outputs = await planOutputs(args.texts('out'), args.text('network')!);

  const simulation = compile(network);
  const counter = createActivityCounter(simulation);
  const start = io.now();
  const complete = await workOff(
    {
      label: 'Simulating',
      total: steps,
      done: () => simulation.stepCount,
      advance(maxSteps) {
        const end = Math.min(steps, simulation.stepCount + maxSteps);
        while (simulation.stepCount < end) {
          simulation.step();
          counter.count();
        }
        return simulation.stepCount === steps;
      },
    },
    io,
  );
  const wallSeconds = (io.now() - start) / 1000;

  const record = simulation.finish();
  await writeOutputs(outputs, record);
  const files = outputs.map(({ path }) => path);
  const summary: RunSummary = { record, planned: steps, populations: counter.activity(), wallSeconds, files };
  if (!complete) io.stderr.write(`nandrite: interrupted after ${record.steps} of ${steps} steps\n`);
  io.stdout.write(args.isSet('json') ? toJson(summary) : formatRun(summary));
  return complete ? 0 : 1;
}

/** What the command line will take one day, and what it takes now. */
function refuseFutureOptions(args: Arguments): void {
  const present = { backend: ['js'], precision: ['f64'], engine: ['nandrite'], mpi: ['1'] };
  for (const [name, values] of Object.entries(present)) {
    const value = args.text(name);
    if (value === null || values.includes(value)) continue;
    fail(`--${name}`, `found "${value}", which this version does not have`, values.join(' or '));
  }
}

function withDt(network: Network, dt: number | null): Network {
  return dt === null ? network : { ...network, time: { dt } };
}

function stepsToRun(args: Arguments, dt: number): number {
  const steps = wholeOption(args, 'steps', { min: 1, max: maxSteps });
  const duration = numberOption(args, 'duration', { above: 0 });
  if (duration === null) return steps ?? 1000;
  if (steps !== null) fail('--duration', 'is given besides --steps', 'one of the two');
  const count = Math.round(duration / dt);
  if (count < 1 || Math.abs(count * dt - duration) > 1e-9 * duration) {
    fail('--duration', `found ${duration} ms, no whole number of steps of ${dt} ms`, `a multiple of ${dt}`);
  }
  if (count > maxSteps)
    fail('--duration', `found ${duration} ms, which is ${count} steps`, `at most ${maxSteps} steps`);
  return count;
}

const maxSteps = 1e12;

function toJson({ record, planned, populations, wallSeconds, files }: RunSummary): string {
  const { steps, seed, dt, engine } = record;
  const spikes = populations.reduce((sum, population) => sum + (population.spikes ?? 0), 0);
  const stepsPerSecond = wallSeconds > 0 ? steps / wallSeconds : null;
  const result = { steps, planned, seed, dt, engine, spikes, populations, wallSeconds, stepsPerSecond, files };
  return `${JSON.stringify(result, null, 2)}\n`;
}

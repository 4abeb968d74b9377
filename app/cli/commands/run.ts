import { createActivityCounter } from '../../../engine/analysis/activity.ts';
import { integrationMethods } from '../../../engine/equations/methods.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { createSimulation } from '../create-simulation.ts';
import { Failure } from '../failure.ts';
import { formatRun } from '../format-run.ts';
import type { Io } from '../io.ts';
import { planOutputs, writeOutputs, type RunOutput } from '../outputs.ts';
import { readNetwork } from '../read-network.ts';
import { readKernelOptions, refuseFutureOptions, stepsToRun } from '../run-options.ts';
import { summarize, summaryToJson } from '../run-summary.ts';
import { workOff, type Work } from '../work.ts';

export const run: Command = {
  definition: {
    meta: {
      name: 'run',
      description:
        'Simulate a network; print spikes, rates, energy and speed. Ctrl+C ends early, keeps what there is, and exits with 1; a value that is no number does too, with 2',
    },
    args: {
      network: { type: 'positional', description: 'File of a network' },
      steps: {
        type: 'string',
        valueHint: 'N',
        description: 'How many steps to run (when neither is given 1,000, and at least 100 ms)',
      },
      duration: { type: 'string', valueHint: 'MS', description: 'How long to run, in ms of the network' },
      dt: {
        type: 'string',
        valueHint: 'MS',
        description: 'Duration of one step, in place of the one in the file; delays in ms are rounded to it',
      },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      backend: {
        type: 'string',
        valueHint: 'wasm|js',
        description: 'Kernels that compute: WebAssembly SIMD (when left out), or the plain reference',
      },
      precision: {
        type: 'string',
        valueHint: 'f64|f32',
        description: 'Precision of state, weights and signals: f64 (when left out), or f32, faster and with wasm only',
      },
      tables: {
        type: 'boolean',
        description:
          'Read costly functions of the membrane potential, such as rates of gates, from tables; tells their error',
      },
      method: {
        type: 'string',
        valueHint: 'NAME',
        description: `Integrator, where it fits, in place of the models' own: ${integrationMethods.join(', ')}`,
      },
      workers: {
        type: 'string',
        valueHint: '1|2',
        description: 'Threads that compute: 1 (when left out), or 2, for 20,000 neurons of one model and more',
      },
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
  const kernels = readKernelOptions(args, io);
  const network = await readNetwork(args, io);
  const steps = stepsToRun(args, network.time.dt);
  const outputs = await planOutputs(args.texts('out'), args.text('network')!);

  const begin = io.now();
  const simulation = createSimulation(network, kernels);
  const counter = createActivityCounter(simulation);
  const start = io.now();
  const work: Work = {
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
  };
  const complete = await workOff(work, io).catch((error: unknown) => keepUntil(error, simulation, outputs, steps, io));
  const wallSeconds = (io.now() - start) / 1000;

  simulation.close();
  const record = simulation.finish();
  await writeOutputs(outputs, record);
  const files = outputs.map(({ path }) => path);
  const measured = { planned: steps, compileSeconds: (start - begin) / 1000, wallSeconds, files };
  const summary = summarize(simulation, record, counter, measured);
  if (!complete) io.stderr.write(`nandrite: interrupted after ${record.steps} of ${steps} steps\n`);
  io.stdout.write(args.isSet('json') ? summaryToJson(summary) : formatRun(summary));
  return complete ? 0 : 1;
}

/** Writes the steps before the one that failed, and fails as it did. */
async function keepUntil(
  error: unknown,
  simulation: Simulation,
  outputs: readonly RunOutput[],
  planned: number,
  io: Io,
): Promise<never> {
  simulation.close();
  const { stepCount } = simulation;
  if (!(error instanceof Failure) || stepCount === 0 || outputs.length === 0) throw error;
  await writeOutputs(outputs, simulation.finish());
  const files = outputs.map(({ path }) => path).join(', ');
  io.stderr.write(`nandrite: stopped after ${stepCount} of ${planned} steps, which are written to ${files}\n`);
  throw error;
}

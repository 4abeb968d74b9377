import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import type { Network } from '../../../engine/network/types.ts';
import { synapseTotal } from '../../../engine/simulation/compiled.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { createSimulation } from '../create-simulation.ts';
import { formatBench, median, type BenchResult, type BenchRound } from '../format-bench.ts';
import type { Io } from '../io.ts';
import { wholeOption } from '../numbers.ts';
import type { KernelOptions } from '../run-options.ts';
import { workOff } from '../work.ts';

export const bench: Command = {
  definition: {
    meta: {
      name: 'bench',
      description: 'Measure how fast this machine simulates two published networks of 4,000 neurons',
    },
    args: {
      rounds: { type: 'string', valueHint: 'N', description: 'How often each is measured; the median counts (3)' },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

interface Variant {
  readonly name: string;
  readonly network: Network;
  readonly kernels: Required<Pick<KernelOptions, 'backend' | 'precision'>>;
  readonly steps: number;
}

async function execute(args: Arguments, io: Io): Promise<number> {
  const rounds = wholeOption(args, 'rounds', { min: 1, max: 1000 }) ?? 3;
  const variants = listVariants();
  const measured = new Map<Variant, BenchRound[]>(variants.map((variant) => [variant, []]));
  // Round by round, so that a machine that grows slower does so for all.
  const turns = Array.from({ length: rounds }, () => variants).flat();
  let isComplete = true;
  for (const variant of turns) {
    const round = await measure(variant, io);
    isComplete = round !== null;
    if (round === null) break;
    measured.get(variant)!.push(round);
  }
  const results = variants.flatMap((variant) => resultOf(variant, measured.get(variant)!));
  if (!isComplete) io.stderr.write('nandrite: interrupted; these are the rounds that were done\n');
  const json = `${JSON.stringify({ rounds, complete: isComplete, results }, null, 2)}\n`;
  io.stdout.write(args.isSet('json') ? json : formatBench(results));
  return isComplete ? 0 : 1;
}

/** One second of each network; of the reference, which is there to be right, a hundredth of it. */
function listVariants(): Variant[] {
  const networks = [cubaNetwork(), cobahhNetwork()];
  const kernels = [
    { backend: 'wasm', precision: 'f64', steps: 10_000 },
    { backend: 'wasm', precision: 'f32', steps: 10_000 },
    { backend: 'js', precision: 'f64', steps: 100 },
  ] as const;
  return networks.flatMap((network) =>
    kernels.map(({ steps, ...rest }) => ({ name: network.name, network, kernels: rest, steps })),
  );
}

/** Compiles and runs one variant from step 0; null when it was interrupted. */
async function measure({ name, network, kernels, steps }: Variant, io: Io): Promise<BenchRound | null> {
  const begin = io.now();
  const simulation = createSimulation(network, kernels);
  const start = io.now();
  const work = {
    label: `${name} ${kernels.backend} ${kernels.precision}`,
    total: steps,
    done: () => simulation.stepCount,
    advance(maxSteps: number) {
      simulation.step(Math.min(maxSteps, steps - simulation.stepCount));
      return simulation.stepCount === steps;
    },
  };
  const isComplete = await workOff(work, io);
  const end = io.now();
  if (!isComplete) return null;
  const spikes = simulation.finish().spikes.reduce((sum, record) => sum + record.steps.length, 0);
  const { neuronCount } = simulation.compiled;
  const counts = { neurons: neuronCount, synapses: synapseTotal(simulation.compiled), spikes };
  return { ...counts, compileSeconds: (start - begin) / 1000, runSeconds: (end - start) / 1000 };
}

function resultOf({ name, network, kernels, steps }: Variant, rounds: readonly BenchRound[]): BenchResult[] {
  const [first] = rounds;
  if (!first) return [];
  const runSeconds = median(rounds.map((round) => round.runSeconds));
  const simulatedSeconds = (steps * network.time.dt) / 1000;
  const { neurons, synapses, spikes } = first;
  return [
    {
      ...{ name, neurons, synapses, spikes, ...kernels, steps, simulatedSeconds },
      compileSeconds: median(rounds.map((round) => round.compileSeconds)),
      runSeconds,
      rounds: rounds.map((round) => round.runSeconds),
      stepsPerSecond: steps / runSeconds,
      realTimeFactor: simulatedSeconds / runSeconds,
    },
  ];
}

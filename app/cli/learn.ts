import type { Problem } from '../../engine/data/problem.ts';
import type { Split } from '../../engine/data/split.ts';
import { startCircuitExperiment } from '../../engine/learning/circuit-experiment.ts';
import type { DenseNetwork } from '../../engine/learning/dense/network.ts';
import { diagnoseCircuit, diagnoseDense, type Diagnosis } from '../../engine/learning/diagnosis.ts';
import { spikingFindings } from '../../engine/learning/diagnosis/spiking.ts';
import { startExperiment, type Choices, type ExperimentOf } from '../../engine/learning/experiment.ts';
import type { CircuitNetwork } from '../../engine/learning/graph/network.ts';
import { startSpikingExperiment, type SpikingChoice } from '../../engine/learning/spiking-experiment.ts';
import type { SpikingNetwork } from '../../engine/learning/surrogate/network.ts';
import type { Explosion } from '../../engine/learning/explosion.ts';
import type { Network } from '../../engine/network/types.ts';
import { shortNumber } from './format-table.ts';
import type { Io } from './io.ts';
import { orMend } from './mend.ts';
import { unwrap } from './read-network.ts';
import { workOff } from './work.ts';

/** Layers, a circuit as drawn, or layers of spiking neurons. */
export type AnyNetwork = DenseNetwork | CircuitNetwork | SpikingNetwork;

/** A training of one of them. */
export type AnyExperiment = ExperimentOf<AnyNetwork>;

/** What a training is of. */
export interface Task {
  readonly problem: Problem;
  readonly choices: Choices;
  /** The circuit as drawn and its file; null for layers. */
  readonly drawn: { readonly network: Network; readonly file: string } | null;
  /** What spiking layers have; null for layers of differentiable units. */
  readonly spiking: SpikingChoice | null;
  /** Whether to look at the network before it has learnt, which takes long where it is large. */
  readonly showsStart: boolean;
}

/** A training that has ended, and how. */
export interface Learnt {
  readonly experiment: AnyExperiment;
  /** At the first weights; null where nobody asks. */
  readonly start: Diagnosis | null;
  readonly epochs: number;
  readonly seconds: number;
  readonly explosion: Explosion | null;
  readonly isComplete: boolean;
}

/** Trains on one split, with a bar that shows the loss, until all epochs are done or Ctrl+C, which keeps the best weights so far. */
export async function learn(task: Task, split: Split, label: string, io: Io): Promise<Learnt> {
  const experiment = begin(task, split);
  const { training } = experiment;
  const start = task.showsStart ? diagnose(experiment) : null;
  const before = io.now();
  const isComplete = await workOff(
    {
      label,
      total: task.choices.epochs * training.stepsPerEpoch,
      first: 1,
      done: () => training.step,
      note: () => `loss ${shortNumber(training.runningLoss)}`,
      advance: (count) => experiment.advance(count),
    },
    io,
  );
  const seconds = (io.now() - before) / 1000;
  const learnt = { experiment, start, seconds, isComplete, epochs: experiment.epoch, explosion: training.explosion };
  if (isComplete) experiment.keepBest();
  else experiment.cutShort();
  return learnt;
}

/** How the network stands on some of the rows that it learns. */
export function diagnose({ network }: AnyExperiment): Diagnosis {
  const { count } = network.samples;
  const step = Math.ceil(count / mostRows);
  const rows = Int32Array.from({ length: Math.ceil(count / step) }, (_, k) => k * step);
  if ('circuit' in network) return diagnoseCircuit(network, rows);
  return 'rates' in network ? { layers: [], findings: spikingFindings(network, rows) } : diagnoseDense(network, rows);
}

const mostRows = 1000;

function begin({ problem, choices, drawn, spiking }: Task, split: Split): AnyExperiment {
  return orMend(() => {
    if (spiking) return startSpikingExperiment(problem, split, choices, spiking);
    if (!drawn) return startExperiment(problem, split, choices);
    return unwrap(startCircuitExperiment(problem, split, choices, drawn.network), drawn.file);
  });
}

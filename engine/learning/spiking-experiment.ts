import { fitPreparation } from '../data/fit.ts';
import { prepareRows } from '../data/prepare.ts';
import { inputNames, type Preparation } from '../data/preparation.ts';
import type { Problem } from '../data/problem.ts';
import type { Split } from '../data/split.ts';
import { cellPath } from '../data/words.ts';
import { begin, setAside, type Choices, type ExperimentOf } from './experiment.ts';
import type { Subject } from './subject.ts';
import { designSpiking, type SpikingDesign } from './surrogate/design.ts';
import { createSpiking, type SpikingNetwork } from './surrogate/network.ts';

/** What a spiking network has beside its layers. */
export type SpikingChoice = Pick<SpikingDesign, 'neuron' | 'steps' | 'encoding'>;

/** Trains layers of spiking neurons through time. Throws on choices that make no sense. */
export function startSpikingExperiment(
  problem: Problem,
  split: Split,
  choices: Choices,
  spiking: SpikingChoice,
): ExperimentOf<SpikingNetwork> {
  const rows = setAside(problem, split, choices);
  const preparation = fitPreparation(problem, rows.learnt);
  if (spiking.encoding === 'rate') checkProbabilities(problem, preparation);
  return begin(problem, rows, preparation, choices, spikingSubject(preparation, choices, spiking));
}

/** Before anything is learnt, lest a row of the test be found wrong after it. Throws where an input of any labelled row is no probability. */
function checkProbabilities(problem: Problem, preparation: Preparation): void {
  const { samples, rows } = prepareRows(problem, preparation, problem.labelled);
  const wrong = samples.x.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong < 0) return;
  const row = problem.table.rowNumbers[rows[Math.floor(wrong / samples.inputs)]!]!;
  const name = inputNames(preparation)[wrong % samples.inputs]!;
  throw new Error(
    `Found ${samples.x[wrong]} in ${cellPath(row, name)}, expected a spike probability from 0 to 1: scale the column, or give inputs as currents`,
  );
}

/** Spiking layers for rows so prepared; `isSmooth` as `createSpiking` has it, to check the gradient. */
export function spikingSubject(
  preparation: Preparation,
  { hidden, lossName, optimizer, initializer }: Pick<Choices, 'hidden' | 'lossName' | 'optimizer' | 'initializer'>,
  spiking: SpikingChoice,
  isSmooth = false,
): Subject<SpikingNetwork> {
  if (optimizer.name === 'lbfgs')
    throw new Error(
      'Found L-BFGS for a spiking network, expected an optimiser of steps: surrogate gradients belong to no loss that a line could be searched along',
    );
  const { spec, loss } = designSpiking(preparation, { hidden, lossName, ...spiking });
  return {
    loss,
    initializer: initializer ?? { kind: 'glorot' },
    make: (samples) => createSpiking(spec, samples, { loss, optimizer: optimizer.name, isSmooth }),
    outputs: (network) => network.outputs(),
  };
}

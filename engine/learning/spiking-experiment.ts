import { fitPreparation } from '../data/fit.ts';
import type { Preparation } from '../data/preparation.ts';
import type { Problem } from '../data/problem.ts';
import type { Split } from '../data/split.ts';
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
  return begin(problem, rows, preparation, choices, spikingSubject(preparation, choices, spiking));
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

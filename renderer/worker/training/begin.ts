import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import { circuitSubject, startCircuitExperiment } from '../../../engine/learning/circuit-experiment.ts';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { startExperiment, type Choices, type Experiment } from '../../../engine/learning/experiment.ts';
import type { Samples } from '../../../engine/learning/samples.ts';
import type { Trainable } from '../../../engine/learning/trainable.ts';
import type { Issue, Parsed } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';
import { isDense, type AnyExperiment } from './any-experiment.ts';

/** Draws the weights of layers, or takes those of a circuit. Choices that do not fit the data are the user's to mend. */
export function beginExperiment(
  problem: Problem,
  split: Split,
  choices: Choices,
  circuit: Network | null,
): Parsed<AnyExperiment> {
  const refuse = (issue: Omit<Issue, 'path'>) => ({ ok: false, issues: [{ path: 'network', ...issue }] }) as const;
  try {
    if (circuit) return startCircuitExperiment(problem, split, choices, circuit);
    return { ok: true, value: startExperiment(problem, split, choices) };
  } catch (error) {
    const { message } = error as Error;
    const [, found, expected] = /^Found (.*), expected (.*)$/s.exec(message) ?? [];
    if (found !== undefined) return refuse({ message: `found ${found}`, expected: expected! });
    if (!(error instanceof RangeError)) throw error;
    return refuse({ message, expected: 'a smaller network or fewer rows' });
  }
}

/** A network of the same kind on other samples, for what is measured beside the training. Throws where `circuit` is not what learns. */
export function networkOn(
  samples: Samples,
  experiment: AnyExperiment,
  choices: Choices,
  circuit: Network | null,
): Trainable {
  if (isDense(experiment)) return createDense(experiment.spec, samples, { loss: experiment.loss });
  const subject = circuit && circuitSubject(circuit, experiment.preparation, choices);
  if (!subject?.ok) throw new Error('Found no circuit, expected the one that learns');
  return subject.value.make(samples);
}

/** A circuit as drawn is kept in its own file, and has no layers that could become spikes. */
export function layered(experiment: AnyExperiment): Experiment {
  if (isDense(experiment)) return experiment;
  throw new Error('Found a circuit as drawn, expected layers; put the weights into the circuit and save that');
}

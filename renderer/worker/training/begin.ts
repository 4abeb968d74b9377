import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import { startCircuitExperiment } from '../../../engine/learning/circuit-experiment.ts';
import { startExperiment, type Choices, type Experiment } from '../../../engine/learning/experiment.ts';
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

/** A circuit as drawn is kept in its own file, and has no layers that could become spikes. */
export function layered(experiment: AnyExperiment): Experiment {
  if (isDense(experiment)) return experiment;
  throw new Error('Found a circuit as drawn, expected layers; put the weights into the circuit and save that');
}

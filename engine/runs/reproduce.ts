import { compile } from '../simulation/compile.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { countCompared, findFirstDifference, type Compared, type Difference } from './difference.ts';
import type { Intervention, Run } from './types.ts';

export interface ReproduceResult {
  /** Whether something was compared, and all of it is the same. */
  readonly identical: boolean;
  /** The earliest place where the two differ; null when there is none. */
  readonly firstDifference: Difference | null;
  readonly compared: Compared;
}

/** A run that is being simulated again, for a caller that shows progress or stops early. */
export interface Reproduction {
  /** Runs up to `maxSteps` steps; true when all are done. Throws a `NonFiniteError` as the simulation does. */
  advance(maxSteps: number): boolean;
  readonly stepCount: number;
  /** Compares what is recorded, bit for bit. Throws before all steps are done. */
  result(): ReproduceResult;
}

/**
 * Simulates a run again on its own backend, with its precision, integrator, tables and interventions at their steps, and
 * compares all that is recorded bit for bit.
 */
export function reproduceRun(run: Run): ReproduceResult {
  const reproduction = createReproduction(run);
  reproduction.advance(run.steps);
  return reproduction.result();
}

export function createReproduction(run: Run): Reproduction {
  const { backend, precision, method, tables } = run.engine;
  const simulation = compile(run.network, {
    ...{ maxRows: rowsToKeep(run), backend, precision, tables },
    ...(method !== null && { method }),
  });
  const left = [...run.interventions];
  applyDue(simulation, left);
  return {
    advance(maxSteps) {
      const end = Math.min(run.steps, simulation.stepCount + maxSteps);
      while (simulation.stepCount < end) {
        simulation.step(Math.min(end, left[0]?.step ?? end) - simulation.stepCount);
        applyDue(simulation, left);
      }
      return simulation.stepCount === run.steps;
    },
    get stepCount() {
      return simulation.stepCount;
    },
    result() {
      if (simulation.stepCount < run.steps) {
        throw new Error(`Found ${simulation.stepCount} steps done, expected ${run.steps}`);
      }
      const copy = simulation.finish();
      const firstDifference = findFirstDifference(run, copy);
      const compared = countCompared(run, copy);
      // No spike in a step is a finding too; no step at all is none.
      return { identical: firstDifference === null && compared.from < run.steps, firstDifference, compared };
    },
  };
}

function applyDue(simulation: Simulation, left: Intervention[]): void {
  while (left[0]?.step === simulation.stepCount) simulation.apply(left.shift()!);
}

/**
 * As many as the longest record, and more than the chunk that a full memory forgets at once: the copy is then complete
 * wherever the run is, also where the run left out the rest of a step or sample that was half forgotten.
 */
function rowsToKeep({ spikes, traces, weights, rates }: Run): number {
  const lengths = [
    ...spikes.map(({ steps }) => steps.length),
    ...[...traces, ...rates].map(({ values }) => values.length),
    ...weights.map(({ values, sources }) => (values.length + 1) * sources.length),
  ];
  return lengths.reduce((most, length) => Math.max(most, length), 0) + 50_000;
}

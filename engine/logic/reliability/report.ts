import { wilson, type Estimate } from '../../analysis/intervals.ts';
import type { Network } from '../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../circuit.ts';
import { possibleRowsText, type RowPlan } from '../rows.ts';
import type { LevelTally } from './sweep.ts';
import type { Reliability, ReliabilityOptions, ReliabilityPoint } from './types.ts';
import { summarizeReliability } from './words.ts';
import { defaultInstances } from './check.ts';

/** Turns counts into probabilities. */
export function buildReliability(
  network: Network,
  { expectations, kind, instances = defaultInstances, spared = [] }: ReliabilityOptions,
  plan: RowPlan,
  tallies: readonly LevelTally[],
): Reliability {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const levelOf = (row: number, k: number): 0 | 1 => (plan.levels[row * inputs.length + k] === 1 ? 1 : 0);
  const reliability = {
    kind,
    instances,
    spared,
    inputs,
    outputs: circuitOutputs(network).flatMap(({ id }) => (expectations.has(id) ? [id] : [])),
    rows: Array.from({ length: plan.count }, (_, row) =>
      Object.fromEntries(inputs.map((name, k) => [name, levelOf(row, k)])),
    ),
    rowsPossibleText: possibleRowsText(inputs.length),
    sampled: plan.sampled,
    points: tallies.map(pointOf),
  };
  return { ...reliability, summary: summarizeReliability(reliability) };
}

function pointOf({ level, isExact, instancesRun, allRight, rightByRow }: LevelTally): ReliabilityPoint {
  if (instancesRun === 0) return { level, instancesRun, allRows: null, anyRow: null, worstRow: null, rightByRow: [] };
  const estimate = (right: number): Estimate => {
    const probability = right / instancesRun;
    return isExact ? { probability, low: probability, high: probability } : wilson(right, instancesRun);
  };
  const estimates = Array.from(rightByRow, estimate);
  const total = rightByRow.reduce((sum, right) => sum + right, 0);
  const worst = rightByRow.indexOf(rightByRow.reduce((least, right) => Math.min(least, right)));
  return {
    level,
    instancesRun,
    allRows: estimate(allRight),
    // A share of rows varies between instances at most as much as a single bit of the same mean.
    anyRow: estimate(total / rightByRow.length),
    worstRow: { row: worst, right: estimates[worst]! },
    rightByRow: estimates,
  };
}

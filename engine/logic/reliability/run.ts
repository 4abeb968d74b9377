import { flattenNetwork } from '../../network/flatten.ts';
import type { Network } from '../../network/types.ts';
import { circuitInputs, circuitOutputs } from '../circuit.ts';
import { expectedBit } from '../expected.ts';
import { horizonOf } from '../horizon.ts';
import { planRows, type RowPlan } from '../rows.ts';
import { upstreamOfLamps } from '../upstream.ts';
import { checkReliability, defaultInstances } from './check.ts';
import { buildReliability } from './report.ts';
import { sweep, type LevelTally } from './sweep.ts';
import type { Reliability, ReliabilityOptions } from './types.ts';

/** A sweep under way; a caller that stops early has the levels and instances so far. */
export interface ReliabilityRun {
  /** Runs up to `maxSteps` steps of the circuit; true when every level is done. */
  advance(maxSteps: number): boolean;
  readonly progress: ReliabilityProgress;
  /** The result so far. */
  result(): Reliability;
}

/** Rows are those of all instances and levels. */
export interface ReliabilityProgress {
  readonly rowsRun: number;
  readonly rowsTotal: number;
  readonly levelsDone: number;
}

/**
 * Measures how often a circuit still gives the answers that are expected of it when its neurons are noisy, its weights off
 * or some of its neurons dead. Each instance is drawn anew and answers every row once, so that all instances are independent.
 * The same seed of the network gives the same numbers. Throws on what `checkReliability` finds.
 */
export function startReliability(network: Network, options: ReliabilityOptions): ReliabilityRun {
  const [issue] = checkReliability(network, options);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  const circuit = upstreamOfLamps(flattenNetwork(network));
  const { deterministic } = horizonOf(circuit, options);
  const plan = planRows(circuitInputs(network).length, network.seed, options.rows ?? standardRows);
  const tallies = options.levels.map((level): LevelTally => {
    const isExact = level === 0 && deterministic;
    const instances = isExact ? 1 : (options.instances ?? defaultInstances);
    const rightByRow = new Uint32Array(plan.count);
    return { level, isExact, instances, instancesRun: 0, allRight: 0, rightByRow };
  });
  const rowsTotal = tallies.reduce((sum, { instances }) => sum + instances * plan.count, 0);
  const progress = { rowsRun: 0, rowsTotal, levelsDone: 0 };
  const running = sweep({ circuit, options, plan, tallies, expected: expectedBits(network, options, plan), progress });
  let done = false;
  return {
    advance(maxSteps) {
      for (let step = 0; step < maxSteps && !done; step++) done = running.next().done === true;
      return done;
    },
    progress,
    result: () => buildReliability(network, options, plan, tallies),
  };
}

/** All rows of six inputs. */
const standardRows = 64;

/** By row, then lamp: the bit that is right; null where any is. */
function expectedBits(network: Network, { expectations }: ReliabilityOptions, plan: RowPlan): (0 | 1 | null)[][] {
  const inputs = circuitInputs(network).map(({ id }) => id);
  return Array.from({ length: plan.count }, (_, row) =>
    circuitOutputs(network).map(({ id }) => expectedBit(expectations.get(id), inputs, plan.levels, row)),
  );
}

import type { Network } from '../../network/types.ts';
import { createRandom, hashId } from '../../simulation/random.ts';
import { NonFiniteError } from '../../simulation/simulation.ts';
import type { Snapshot } from '../../simulation/snapshot.ts';
import { circuitInputs } from '../circuit.ts';
import { countSpikes } from '../count-spikes.ts';
import { horizonOf } from '../horizon.ts';
import type { RowPlan } from '../rows.ts';
import { settle } from '../settle.ts';
import { readLamp, setUp, type Setup } from '../setup.ts';
import { damage, readyForDamage } from './damage.ts';
import { withNoise } from './noisy.ts';
import { sparedIn } from './spared.ts';
import type { ReliabilityOptions } from './types.ts';

/** What was counted at one level. */
export interface LevelTally {
  readonly level: number;
  /** Whether one instance is all there is to know. */
  readonly isExact: boolean;
  readonly instances: number;
  instancesRun: number;
  /** Instances that were right in every row, and in each row. */
  allRight: number;
  readonly rightByRow: Uint32Array;
}

export interface Sweep {
  readonly circuit: Network;
  readonly options: ReliabilityOptions;
  readonly plan: RowPlan;
  /** By row, then lamp: the bit that is right; null where any is. */
  readonly expected: readonly (readonly (0 | 1 | null)[])[];
  readonly tallies: readonly LevelTally[];
  readonly progress: { rowsRun: number; levelsDone: number };
}

/** Fills the tallies, level by level. Yields after every step, so that the caller may show progress or stop. */
export function* sweep({ circuit, options, plan, expected, tallies, progress }: Sweep): Generator<void, void> {
  const { kind } = options;
  const spared = sparedIn(circuit, options.spared ?? []);
  const places = circuitInputs(circuit).map((toggle) => circuit.stimuli.indexOf(toggle));
  const random = createRandom(circuit.seed);
  const key = hashId('damage of an instance');
  let bench: Bench | null = null;
  for (const tally of tallies) {
    const { level, instances, rightByRow } = tally;
    // Damage is undone by going back; noise is part of the equations.
    if (bench === null || kind === 'noise') bench = open(circuit, options, level, spared, plan.count);
    const { simulation } = bench.setup;
    for (let instance = 0; instance < instances; instance++) {
      simulation.restore(bench.silent);
      damage(simulation.compiled, { kind, level, spared }, (part) => random.at(key, instance, part));
      const damaged = simulation.snapshot();
      const right: boolean[] = [];
      for (let row = 0; row < plan.count; row++) {
        const levels = damaged.levels.slice();
        places.forEach((place, k) => (levels[place] = plan.levels[row * places.length + k]!));
        // Trial 0 is the run itself. Numbers past 2³² come round again, after days of measuring.
        const trial = (1 + instance * plan.count + row) % 2 ** 32;
        right.push(yield* isRight(bench.setup, { ...damaged, levels }, trial, expected[row]!));
        progress.rowsRun++;
      }
      right.forEach((isRowRight, row) => (rightByRow[row]! += Number(isRowRight)));
      tally.allRight += Number(right.every(Boolean));
      tally.instancesRun++;
    }
    progress.levelsDone++;
  }
}

/** A circuit ready to be damaged, and its state before. */
interface Bench {
  readonly setup: Setup;
  readonly silent: Snapshot;
}

function open(
  circuit: Network,
  { kind, settleSteps }: ReliabilityOptions,
  level: number,
  spared: ReadonlySet<string>,
  rowCount: number,
): Bench {
  const isNoisy = kind === 'noise' && level > 0;
  const own = isNoisy ? withNoise(circuit, level, spared) : readyForDamage(circuit, kind);
  const setup = setUp(own, { horizon: horizonOf(own, { settleSteps }), trials: 1, rowCount });
  return { setup, silent: setup.simulation.snapshot() };
}

/** Whether every output has its expected bit: when it has settled, or, with chance in it, at the step at which a truth table reads it. */
function* isRight(
  setup: Setup,
  start: Snapshot,
  trial: number,
  expected: readonly (0 | 1 | null)[],
): Generator<void, boolean> {
  try {
    if (setup.horizon.window) {
      const { ones } = yield* countSpikes(setup, start, trial);
      return expected.every((bit, k) => bit === null || bit === ones[k]!.probability);
    }
    const bits = setup.horizon.deterministic ? yield* settledBits(setup, start) : yield* bitsOf(setup, start, trial);
    return bits !== null && expected.every((bit, k) => bit === null || bit === bits[k]);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return false;
  }
}

function* settledBits(setup: Setup, start: Snapshot): Generator<void, readonly number[] | null> {
  const { reason, ones } = yield* settle(setup, start);
  return reason === null ? ones.map(({ probability }) => probability) : null;
}

function* bitsOf({ simulation, lamps, horizon }: Setup, start: Snapshot, trial: number): Generator<void, number[]> {
  simulation.restore(start, trial);
  for (let step = 0; step <= horizon.steps; step++) {
    simulation.step();
    yield;
  }
  return lamps.map((lamp) => readLamp(lamp, simulation.compiled.outputs));
}

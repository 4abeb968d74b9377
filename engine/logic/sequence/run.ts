import { flattenNetwork } from '../../network/flatten.ts';
import type { Network } from '../../network/types.ts';
import { NonFiniteError } from '../../simulation/simulation.ts';
import { circuitInputs } from '../circuit.ts';
import { horizonOf } from '../horizon.ts';
import { readLamp, setUp, type Setup } from '../setup.ts';
import { upstreamOfLamps } from '../upstream.ts';
import { checkSequence, defaultTrials } from './check.ts';
import { planSequence, type PlannedVector } from './plan.ts';
import { buildReport, type SequenceFailure } from './report.ts';
import { createTally, type ExpectedBit, type Tally } from './tally.ts';
import type { Sequence, SequenceOptions, SequenceReport } from './types.ts';

/** A sequence under way; a caller that stops early has what was run so far. */
export interface SequenceRun {
  /** Runs up to `maxSteps` steps of the circuit; true when everything is done. */
  advance(maxSteps: number): boolean;
  readonly progress: { readonly stepsRun: number; readonly stepsTotal: number };
  /** The result so far; vectors that were not run say so, and such a sequence does not pass. */
  report(): SequenceReport;
}

/**
 * Runs the vectors one after the other on a circuit that is silent before the first. Each is held for its steps and read at
 * the last of them; a random circuit repeats the whole sequence in independent trials.
 * Throws on what `checkSequence` finds.
 */
export function createSequenceRun(network: Network, sequence: Sequence, options: SequenceOptions = {}): SequenceRun {
  const [issue] = checkSequence(network, sequence, options);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  const circuit = upstreamOfLamps(flattenNetwork(network));
  const horizon = horizonOf(circuit);
  const isExact = horizon.deterministic;
  const trials = isExact ? 1 : (options.trials ?? defaultTrials);
  const setup = setUp(circuit, { horizon, trials, rowCount: 1 });
  const plan = planSequence(network, sequence);
  const steps = plan.reduce((sum, vector) => sum + vector.steps, 0);
  const tally = createTally(steps, sequence.outputs.length, expectedBits(sequence, plan));
  const running = runAll({ setup, sequence, plan, tally, places: placesOf(circuit, sequence) });
  const { required = 0.5 } = options;
  let failure: SequenceFailure | null = null;
  let done = false;
  const advance = (): void => {
    try {
      done = running.next().done === true;
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      failure = { step: tally.steps, reason: error.message };
      done = true;
    }
  };
  return {
    advance(maxSteps) {
      for (let step = 0; step < maxSteps && !done; step++) advance();
      return done;
    },
    get progress() {
      const stepsRun = tally.trials * steps + tally.steps;
      return { stepsRun, stepsTotal: trials * steps };
    },
    report: () => buildReport({ sequence, plan, tally, trials, required, isExact, failure }),
  };
}

function expectedBits({ vectors }: Sequence, plan: readonly PlannedVector[]): ExpectedBit[] {
  return vectors.flatMap(({ expected }, index) => {
    const step = plan[index]!.start + plan[index]!.steps - 1;
    return expected.flatMap((value, output) => (value === null ? [] : [{ step, output, value }]));
  });
}

/** Where the inputs of a sequence are among the stimuli. */
function placesOf(circuit: Network, { inputs }: Sequence): number[] {
  const toggles = circuitInputs(circuit);
  return inputs.map((name) => circuit.stimuli.indexOf(toggles.find(({ id }) => id === name)!));
}

interface Bench {
  readonly setup: Setup;
  readonly sequence: Sequence;
  readonly plan: readonly PlannedVector[];
  readonly places: readonly number[];
  readonly tally: Tally;
}

/** Yields after every step, so that the caller may show progress or stop. */
function* runAll({ setup, sequence, plan, places, tally }: Bench): Generator<void, void> {
  const { simulation, trials } = setup;
  const { outputs } = simulation.compiled;
  const lamps = sequence.outputs.map((name) => setup.lamps.find(({ id }) => id === name)!);
  const bits = new Uint8Array(lamps.length);
  const silent = simulation.snapshot();
  for (let trial = 1; trial <= trials; trial++) {
    simulation.restore(silent, trial);
    for (const { steps, levels, pulsed } of plan) {
      places.forEach((place, k) => (simulation.levels[place] = levels[k]!));
      for (let step = 0; step < steps; step++) {
        if (step === sequence.pulse) places.forEach((place, k) => pulsed[k] && (simulation.levels[place] = 0));
        simulation.step();
        lamps.forEach((lamp, k) => (bits[k] = readLamp(lamp, outputs)));
        tally.add(bits);
        yield;
      }
    }
    tally.finishTrial();
  }
}

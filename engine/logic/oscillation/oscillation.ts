import { flattenNetwork } from '../../network/flatten.ts';
import type { Network } from '../../network/types.ts';
import { NonFiniteError, type Simulation } from '../../simulation/simulation.ts';
import { horizonOf } from '../horizon.ts';
import { setUp } from '../setup.ts';
import { upstreamOfLamps } from '../upstream.ts';
import { findCycle, type Course } from './find-cycle.ts';
import { oscillationOf } from './from-cycle.ts';
import { goesByItself } from './goes-by-itself.ts';
import type { Levels, Oscillation, OscillationOptions, SearchProgress } from './types.ts';

/** A search that goes on a few steps at a time. */
export interface OscillationSearch {
  /** Takes up to `most` steps; true when it is over. */
  advance(most: number): boolean;
  readonly progress: SearchProgress;
  /** Null until something is found. */
  result(): Oscillation | null;
}

/**
 * What a circuit does that does not settle, for one row of inputs, set before step 0 of a silent circuit or after those
 * of `before`. Null when it comes to rest, when no state comes again within `maxSteps`, when a value overflows, and for
 * circuits that are random, live in time, or change from outside or by learning as they run.
 */
export function findOscillation(
  network: Network,
  inputs: Levels,
  options: OscillationOptions = {},
): Oscillation | null {
  const search = createOscillationSearch(network, inputs, options);
  search.advance(Infinity);
  return search.result();
}

/** The same for a caller that shows how far it is, and may end it. */
export function createOscillationSearch(
  network: Network,
  inputs: Levels,
  { before = [], maxSteps = defaultMaxSteps }: OscillationOptions = {},
): OscillationSearch {
  const searching = search(upstreamOfLamps(flattenNetwork(network)), inputs, before, maxSteps);
  let progress: SearchProgress = { stage: 'cycle', done: 0, total: maxSteps };
  let found: Oscillation | null = null;
  let done = false;

  function advance(): void {
    const next = searching.next();
    done = next.done === true;
    if (next.done) found = next.value;
    else progress = next.value;
  }
  return {
    advance(most) {
      for (let step = 0; step < most && !done; step++) advance();
      return done;
    },
    get progress() {
      return progress;
    },
    result: () => found,
  };
}

const defaultMaxSteps = 10_000;

type Before = NonNullable<OscillationOptions['before']>;

function* search(
  circuit: Network,
  inputs: Levels,
  before: Before,
  maxSteps: number,
): Generator<SearchProgress, Oscillation | null> {
  if (!goesByItself(circuit)) return null;
  try {
    const course = follow(circuit, inputs, before);
    const cycle = yield* findCycle(course, maxSteps);
    return cycle && cycle.period > 1 ? yield* oscillationOf(course, cycle) : null;
  } catch (error) {
    if (error instanceof NonFiniteError) return null;
    throw error;
  }
}

/** The circuit as it stands when the inputs have just been set, twice. */
function follow(circuit: Network, inputs: Levels, before: Before): Course {
  const horizon = horizonOf(circuit);
  const [first, second] = [0, 1].map(() => setUp(circuit, { horizon, trials: 1, rowCount: 1 }));
  const starts = [first!, second!].map(({ simulation }) => {
    for (const { inputs: levels, steps } of before) {
      setLevels(simulation, circuit, levels);
      simulation.step(steps);
    }
    setLevels(simulation, circuit, inputs);
    return simulation.snapshot();
  });
  return {
    first: first!.simulation,
    second: second!.simulation,
    starts: [starts[0]!, starts[1]!],
    longestDelay: horizon.longestDelay,
    slack: first!.rates,
  };
}

function setLevels({ levels }: Simulation, { stimuli }: Network, inputs: Levels): void {
  stimuli.forEach(({ id, kind }, index) => {
    if (kind === 'toggle' && inputs[id] !== undefined) levels[index] = inputs[id];
  });
}

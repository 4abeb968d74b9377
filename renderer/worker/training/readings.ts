import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { AnyExperiment } from './any-experiment.ts';
import { createActivityReader } from './activity-reading.ts';
import type { Evaluator } from './evaluator.ts';
import { createMapReader } from './response-maps.ts';
import type { Slices } from './slices.ts';
import { createWorstReader } from './worst-reading.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';

type Readers = { readonly [N in ReadingName]: () => Readings[N] };

/** Works out what is watched of a training, and nothing else. */
export function createReadings(
  problem: Problem,
  split: Split,
  experiment: AnyExperiment,
  test: Evaluator,
  slices: Slices,
): (names: readonly ReadingName[]) => Partial<Readings> {
  const readers: Readers = {
    weights: () => experiment.network.parameters(),
    maps: createMapReader(problem, experiment),
    activity: createActivityReader(problem, split, experiment),
    worst: createWorstReader(problem, experiment, test),
    path: () => slices.read(),
  };
  return (names) => Object.fromEntries(names.map((name) => [name, readers[name]()]));
}

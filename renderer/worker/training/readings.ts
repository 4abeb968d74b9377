import type { Experiment } from '../../../engine/learning/experiment.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import { createMapReader } from './response-maps.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';

type Readers = { readonly [N in ReadingName]: () => Readings[N] };

/** Works out what is watched of a training, and nothing else. */
export function createReadings(
  problem: Problem,
  experiment: Experiment,
): (names: readonly ReadingName[]) => Partial<Readings> {
  const readers: Readers = {
    weights: () => experiment.network.parameters(),
    maps: createMapReader(problem, experiment),
  };
  return (names) => Object.fromEntries(names.map((name) => [name, readers[name]()]));
}

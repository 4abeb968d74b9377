import { stimulusSize } from '../network/sources.ts';
import type { Network } from '../network/types.ts';
import type { RandomKeys } from './keys.ts';
import type { BatchPlan } from './plan.ts';

/** Where a population or stimulus sits among all sources: neurons batch by batch, then stimuli as the network lists them. */
export interface SourceRange {
  readonly first: number;
  readonly size: number;
}

export interface SourceLayout {
  /** By id of a population or stimulus. */
  readonly ranges: ReadonlyMap<string, SourceRange>;
  readonly neuronCount: number;
  readonly sourceCount: number;
  /** Random key of each population and stimulus, by id. */
  readonly keys: ReadonlyMap<string, number>;
  /** Those of everything. */
  readonly randomKeys: RandomKeys;
}

export function layOutSources(
  { stimuli }: Network,
  batches: readonly BatchPlan[],
  randomKeys: RandomKeys,
): SourceLayout {
  const ranges = new Map<string, SourceRange>();
  let next = 0;
  const place = (id: string, size: number): void => {
    ranges.set(id, { first: next, size });
    next += size;
  };
  for (const { members } of batches) for (const { id, size } of members) place(id, size);
  const neuronCount = next;
  for (const stimulus of stimuli) place(stimulus.id, stimulusSize(stimulus));
  return { ranges, neuronCount, sourceCount: next, keys: randomKeys.sources, randomKeys };
}

/** Sizes by id, for what needs to know no place yet. */
export function sizesOf({ populations, stimuli }: Network): ReadonlyMap<string, SourceRange> {
  const sizes = [
    ...populations.map(({ id, size }) => [id, size] as const),
    ...stimuli.map((each) => [each.id, stimulusSize(each)] as const),
  ];
  return new Map(sizes.map(([id, size]) => [id, { first: 0, size }]));
}

/** Throws on an id that is not there. */
export function rangeOf(ranges: ReadonlyMap<string, SourceRange>, id: string): SourceRange {
  const range = ranges.get(id);
  if (!range) throw new Error(`Found id "${id}", expected one of ${[...ranges.keys()].join(', ')}`);
  return range;
}

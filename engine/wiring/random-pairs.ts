import type { Connector } from '../network/types-connections.ts';
import { createChooser } from './choose.ts';
import { probabilityBetween } from './distance-table.ts';
import type { VisitPair, WiringOptions } from './options.ts';
import { wiringRandom } from './streams.ts';

type Of<K> = Extract<Connector, { kind: K }>;

/** Gaps between the targets of a source are geometric, so that what is not there costs nothing. */
export function fixedProbability(options: WiringOptions, connector: Of<'FixedProbability'>, visit: VisitPair): void {
  const { sourceSize, targetSize, sameGroup, seed, key } = options;
  const without = sameGroup && !connector.self;
  const random = wiringRandom(seed);
  const logMiss = Math.log1p(-connector.probability);
  if (logMiss === 0) return;
  for (let i = 0; i < sourceSize; i++) {
    random.at(key, i, 0);
    for (let j = -1; ;) {
      j += 1 + Math.floor(Math.log(1 - random.uniform()) / logMiss);
      if (j >= targetSize) break;
      if (!without || i !== j) visit(i, j, -1);
    }
  }
}

export function fixedNumberPost(options: WiringOptions, connector: Of<'FixedNumberPost'>, visit: VisitPair): void {
  const { sourceSize, targetSize, sameGroup, seed, key } = options;
  const without = sameGroup && !connector.self;
  const random = wiringRandom(seed);
  const choose = createChooser(without ? targetSize - 1 : targetSize);
  const chosen = new Int32Array(connector.number);
  for (let i = 0; i < sourceSize; i++) {
    choose(connector.number, random.at(key, i, 0), chosen);
    chosen.sort();
    for (const k of chosen) visit(i, without && k >= i ? k + 1 : k, -1);
  }
}

/** Sources are chosen target by target, then brought into their order by a counting sort. */
export function fixedNumberPre(options: WiringOptions, connector: Of<'FixedNumberPre'>, visit: VisitPair): void {
  const { sourceSize, targetSize, sameGroup, seed, key } = options;
  const { number } = connector;
  const without = sameGroup && !connector.self;
  const random = wiringRandom(seed);
  const choose = createChooser(without ? sourceSize - 1 : sourceSize);
  const chosen = new Int32Array(number);
  const sources = new Int32Array(number * targetSize);
  const starts = new Int32Array(sourceSize + 1);
  for (let j = 0; j < targetSize; j++) {
    choose(number, random.at(key, j, 0), chosen);
    for (let k = 0; k < number; k++) {
      const source = without && chosen[k]! >= j ? chosen[k]! + 1 : chosen[k]!;
      sources[j * number + k] = source;
      starts[source + 1]!++;
    }
  }
  for (let i = 0; i < sourceSize; i++) starts[i + 1]! += starts[i]!;
  const targets = new Int32Array(sources.length);
  const next = starts.slice(0, sourceSize);
  for (let k = 0; k < sources.length; k++) targets[next[sources[k]!]!++] = Math.floor(k / number);
  for (let i = 0; i < sourceSize; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) visit(i, targets[k]!, -1);
  }
}

/** Pairs that are as good as never or always connected draw no number. */
export function distanceDependent(options: WiringOptions, connector: Of<'DistanceDependent'>, visit: VisitPair): void {
  const { sourceSize, targetSize, sameGroup, seed, key } = options;
  const without = sameGroup && !connector.self;
  const random = wiringRandom(seed);
  const probabilityOf = probabilityBetween(connector, sourceSize, targetSize);
  for (let i = 0; i < sourceSize; i++) {
    random.at(key, i, 0);
    for (let j = 0; j < targetSize; j++) {
      const probability = probabilityOf(i, j);
      const isThere = probability >= 1 || (probability > never && random.uniform() < probability);
      if (isThere && (!without || i !== j)) visit(i, j, -1);
    }
  }
}

/** So rare that the largest connection would have one such synapse in a thousand seeds. */
const never = 1e-11;

import type { Connection } from '../network/types-connections.ts';
import { parseProbability } from './probability.ts';
import { distanceIn } from './positions.ts';

/**
 * How many synapses a connection has: exactly, or for random wiring the expected number, that of DistanceDependent from
 * all pairs where these are few, else from a sample of them. A probability that does not parse counts as 0.
 */
export function synapseCount(connection: Connection, sourceSize: number, targetSize: number): number {
  const { connector, source, target } = connection;
  const pairs = sourceSize * targetSize;
  if (connector === 'AllToAll') return pairs;
  if (connector === 'OneToOne') return sourceSize;
  if (connector.kind === 'FromList') return connector.list.length;
  if (connector.kind === 'FixedNumberPre') return connector.number * targetSize;
  if (connector.kind === 'FixedNumberPost') return connector.number * sourceSize;
  const possible = source === target && !connector.self ? pairs - sourceSize : pairs;
  if (connector.kind === 'AllToAll') return possible;
  if (connector.kind === 'FixedProbability') return connector.probability * possible;
  const parsed = parseProbability(connector.probability);
  if (!parsed.ok) return 0;
  const distance = distanceIn(connector.space, sourceSize, targetSize);
  const between = (i: number, j: number): number => Math.min(1, Math.max(0, parsed.value(distance(i, j)) || 0));
  if (pairs > samples) return possible * sampledMean(between, sourceSize, targetSize);
  let sum = 0;
  for (let i = 0; i < sourceSize; i++) {
    for (let j = 0; j < targetSize; j++) if (i !== j || possible === pairs) sum += between(i, j);
  }
  return sum;
}

const samples = 4096;

/** Over pairs that cover the square of sources and targets evenly: Roberts (2018), the R₂ sequence of the plastic number. */
function sampledMean(between: (i: number, j: number) => number, n: number, m: number): number {
  let sum = 0;
  for (let k = 1; k <= samples; k++) {
    const i = Math.floor(((k * 0.7548776662466927) % 1) * n);
    const j = Math.floor(((k * 0.5698402909980532) % 1) * m);
    sum += between(i, j);
  }
  return sum / samples;
}

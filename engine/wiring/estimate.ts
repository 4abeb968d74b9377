import type { Connection } from '../network/types.ts';
import { parseProbability } from './probability.ts';
import { distanceIn } from './positions.ts';

/**
 * How many synapses a connection has: exactly, or for random wiring the expected number, that of DistanceDependent from
 * a sample of pairs. A probability that does not parse counts as 0.
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
  return possible * meanProbability(connector, sourceSize, targetSize);
}

const samples = 4096;

/** Over pairs that cover the square of sources and targets evenly: Roberts (2018), the R₂ sequence of the plastic number. */
function meanProbability(
  { space, probability }: Extract<Connection['connector'], { kind: 'DistanceDependent' }>,
  n: number,
  m: number,
): number {
  const parsed = parseProbability(probability);
  if (!parsed.ok) return 0;
  const distance = distanceIn(space, n, m);
  let sum = 0;
  for (let k = 1; k <= samples; k++) {
    const i = Math.floor(((k * 0.7548776662466927) % 1) * n);
    const j = Math.floor(((k * 0.5698402909980532) % 1) * m);
    sum += Math.min(1, Math.max(0, parsed.value(distance(i, j)) || 0));
  }
  return sum / samples;
}

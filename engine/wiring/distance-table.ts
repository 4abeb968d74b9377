import type { Connector } from '../network/types-connections.ts';
import { boardSide, distanceIn } from './positions.ts';
import { parseProbability } from './probability.ts';

type DistanceDependent = Extract<Connector, { kind: 'DistanceDependent' }>;

/**
 * Probability of a synapse from neuron i of n to neuron j of m. Evenly spaced neurons have few different distances, so
 * that the expression is evaluated once for each of them where that saves time. Throws on an expression that checks refuse.
 */
export function probabilityBetween(
  connector: DistanceDependent,
  n: number,
  m: number,
): (i: number, j: number) => number {
  const parsed = parseProbability(connector.probability);
  if (!parsed.ok) throw new Error(`Found probability "${connector.probability}", expected an expression of d`);
  const table = connector.space === 'grid' ? gridTable(n, m, parsed.value) : lineTable(connector, n, m, parsed.value);
  if (table) return table;
  const distance = distanceIn(connector.space, n, m);
  return (i, j) => parsed.value(distance(i, j));
}

type Probability = (distance: number) => number;

const mostEntries = 4_000_000;

/**
 * The middles of n and of m equal parts of a length lie a whole number of units apart, |(2i + 1)·m/g − (2j + 1)·n/g| of
 * them with g the greatest common divisor; there are 2nm/g units in the length.
 */
function unitsBetween(n: number, m: number): { between: (i: number, j: number) => number; inLength: number } {
  const divisor = greatestCommonDivisor(n, m);
  const ofSource = m / divisor;
  const ofTarget = n / divisor;
  return {
    between: (i, j) => Math.abs((2 * i + 1) * ofSource - (2 * j + 1) * ofTarget),
    inLength: 2 * n * ofSource,
  };
}

function lineTable({ space }: DistanceDependent, n: number, m: number, probability: Probability) {
  const { between, inLength } = unitsBetween(n, m);
  if (inLength > Math.min(mostEntries, n * m)) return null;
  const table = Float64Array.from({ length: inLength }, (_, units) => {
    const along = units / inLength;
    return probability(space === 'ring' ? Math.min(along, 1 - along) : along);
  });
  return (i: number, j: number): number => table[between(i, j)]!;
}

function gridTable(n: number, m: number, probability: Probability) {
  const a = boardSide(n);
  const b = boardSide(m);
  const { between, inLength } = unitsBetween(a, b);
  if (inLength * inLength > Math.min(mostEntries, n * m)) return null;
  const table = Float64Array.from({ length: inLength * inLength }, (_, place) => {
    const x = (place % inLength) / inLength;
    const y = Math.floor(place / inLength) / inLength;
    return probability(Math.sqrt(x * x + y * y));
  });
  return (i: number, j: number): number => {
    const row = Math.floor(i / a);
    const targetRow = Math.floor(j / b);
    return table[between(row, targetRow) * inLength + between(i - row * a, j - targetRow * b)]!;
  };
}

function greatestCommonDivisor(n: number, m: number): number {
  return m === 0 ? n : greatestCommonDivisor(m, n % m);
}

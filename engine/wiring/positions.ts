import type { Connector } from '../network/types-connections.ts';

export type Space = Extract<Connector, { kind: 'DistanceDependent' }>['space'];

/**
 * Distance between neuron i of a population of n and neuron j of one of m. A population covers its space evenly: neuron i
 * stands in the middle of the i-th of n equal parts of a line or ring of length 1, or, row by row, in the middle of the
 * i-th field of the smallest square board of side 1 with as many fields. Populations of any size so share one space.
 */
export function distanceIn(space: Space, n: number, m: number): (i: number, j: number) => number {
  if (space === 'grid') return gridDistance(n, m);
  const line = (i: number, j: number): number => Math.abs((i + 0.5) / n - (j + 0.5) / m);
  if (space === 'line') return line;
  return (i, j) => {
    const along = line(i, j);
    return Math.min(along, 1 - along);
  };
}

function gridDistance(n: number, m: number): (i: number, j: number) => number {
  const a = boardSide(n);
  const b = boardSide(m);
  return (i, j) => {
    const x = ((i % a) + 0.5) / a - ((j % b) + 0.5) / b;
    const y = (Math.floor(i / a) + 0.5) / a - (Math.floor(j / b) + 0.5) / b;
    return Math.sqrt(x * x + y * y);
  };
}

/** Fields along a side of the smallest square board that holds n neurons. */
export function boardSide(n: number): number {
  return Math.ceil(Math.sqrt(n));
}

/** The greatest distance that two points of a space can have. */
export function diameterOf(space: Space): number {
  return { line: 1, ring: 0.5, grid: Math.SQRT2 }[space];
}

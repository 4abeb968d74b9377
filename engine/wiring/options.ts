import type { Connection } from '../network/types-connections.ts';

/** A connection between two groups of neurons or sources, and what its random numbers follow from. */
export interface WiringOptions {
  readonly connection: Pick<Connection, 'connector' | 'weight' | 'delay'>;
  readonly sourceSize: number;
  readonly targetSize: number;
  /** Whether source and target are one population, so that `self` matters. */
  readonly sameGroup: boolean;
  readonly seed: number;
  /** Of the connection, from `RandomKeys`. */
  readonly key: number;
  /** ms */
  readonly dt: number;
}

/** `row` is the index in the list of a FromList connection, else −1. */
export type VisitPair = (source: number, target: number, row: number) => void;

import type { SurfacePoint } from '../../../engine/learning/error-surface/surface.ts';
import type { ComparisonAnswer, ComparisonProgress } from './comparison-protocol.ts';
import type { Path } from './trajectory.ts';

/** What the worker is asked about the loss by two weights of the network that it trains. */
export interface SurfaceRequests {
  /** Takes all other weights as they stand now. A later surface ends the one before. */
  startSurface: { ask: SurfaceRequest; answer: ComparisonAnswer<SurfaceFound> };
  cancelSurface: { ask: null; answer: null };
}

export interface SurfaceEvents {
  surfaceProgress: ComparisonProgress<SurfaceFound> & Pick<SurfaceRequest, 'run'>;
}

export interface SurfaceRequest {
  /** Progress says of which surface it is: what comes late is of one that was given up. */
  readonly run: number;
  /** Numbers of parameters along x and y; null for the two that have moved most, at first those of the largest gradient, that do not do the same to the loss. */
  readonly parameters: readonly [number, number] | null;
  /** Ends of x and y; null for where the training has been, and some room. */
  readonly extent: Extent | null;
}

export interface Extent {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** The loss by two parameters, all others as they were after `step` batches. */
export interface SurfaceFound {
  readonly parameters: readonly [number, number];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [y][x]; NaN where not computed, or no number. */
  readonly values: Float64Array;
  readonly lowest: SurfacePoint | null;
  readonly step: number;
  /** Training rows that the loss is the mean of, and all there are. */
  readonly rows: number;
  readonly of: number;
}

/** How the two parameters of the last surface have moved, and where they are now. */
export interface PathReading {
  readonly parameters: readonly [number, number];
  readonly path: Path;
  readonly now: SurfacePoint;
  /** Of the loss by the two, now. */
  readonly gradient: readonly [number, number];
}

/** Points a side: first a coarse surface, which is seen at once, then a fine one. */
export const surfaceSides = [13, 49] as const;

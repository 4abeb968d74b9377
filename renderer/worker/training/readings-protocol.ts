import type { Finding } from '../../../engine/learning/diagnosis/findings.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import type { PathReading } from './surface-protocol.ts';

/** What frames of a training carry while somebody watches it, by name. */
export interface Readings {
  /** All parameters: layer by layer, weights [inputs][units], then biases; of a circuit in the order of its own. */
  readonly weights: Float64Array;
  /** null where the inputs are more than two, or no numbers. */
  readonly maps: ResponseMaps | null;
  readonly activity: ActivityReading;
  readonly worst: WorstReading;
  /** null before the first error surface. */
  readonly path: PathReading | null;
}

export type ReadingName = keyof Readings;

/** What each unit answers to every place of the inputs' plane, or line. */
export interface ResponseMaps {
  /** Cells along x; along y too where there are two inputs, else 1. */
  readonly columns: number;
  readonly rows: number;
  /** By layer [unit][row from the lowest][column]: outputs. Of a circuit one list of all its nodes, inputs first. */
  readonly layers: readonly Float32Array[];
}

/** Cells a side of the map of a unit. */
export const mapSide = 20;

/** Units of a layer that are mapped; no diagram shows more. */
export const mostMapped = 24;

/** What units do on training rows. */
export interface ActivityReading {
  readonly rows: number;
  readonly layers: readonly LayerHistograms[];
  readonly findings: readonly Finding[];
}

export interface LayerHistograms {
  /** `layer 2` */
  readonly name: string;
  readonly activation: Activation | 'own';
  readonly units: number;
  /** Of the outputs, over rows and units. */
  readonly mean: number;
  readonly deviation: number;
  readonly outputs: Histogram;
  /** Of log10 |dL/dz|, where that is not 0; and the share where it is. */
  readonly gradients: Histogram;
  readonly noGradient: number;
  /** Units that are saturated at nine rows of ten, and units that no row wakes. */
  readonly saturated: number;
  readonly dead: number;
}

/** Shares of values in bins of equal width from `low` to `high`. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly shares: Float64Array;
}

export interface WorstReading {
  /** Columns that are predicted from. */
  readonly columns: readonly string[];
  /** Test rows that were measured, and how many of them are of another class than predicted. */
  readonly measured: number;
  readonly wrong: number;
  /** The worst first. */
  readonly rows: readonly WorstRow[];
}

export interface WorstRow {
  /** Number in the file, or in the generated table, from 1; and place in the table from 0. */
  readonly row: number;
  readonly index: number;
  /** Class or value. */
  readonly truth: string | number;
  readonly predicted: string | number;
  /** 1 − probability of the true class, or how far the value is off. */
  readonly fault: number;
  readonly isWrong: boolean;
  /** By column; null where missing. */
  readonly cells: readonly (number | string | null)[];
}

/** Rows that are named among the worst. */
export const mostWorst = 24;

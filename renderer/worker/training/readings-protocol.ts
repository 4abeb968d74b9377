/** What frames of a training carry while somebody watches it, by name. */
export interface Readings {
  /** All parameters: layer by layer, weights [inputs][units], then biases. */
  readonly weights: Float64Array;
  /** null where the inputs are more than two, or no numbers. */
  readonly maps: ResponseMaps | null;
}

export type ReadingName = keyof Readings;

/** What each unit answers to every place of the inputs' plane, or line. */
export interface ResponseMaps {
  /** Cells along x; along y too where there are two inputs, else 1. */
  readonly columns: number;
  readonly rows: number;
  /** By layer [unit][row from the lowest][column]: outputs. */
  readonly layers: readonly Float32Array[];
}

/** Cells a side of the map of a unit. */
export const mapSide = 20;

/** Units of a layer that are mapped; no diagram shows more. */
export const mostMapped = 24;

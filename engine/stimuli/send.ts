/** Sets the output of a source of the stimulus; returns the new length of the active list. */
export type Send = (source: number, value: number, count: number) => number;

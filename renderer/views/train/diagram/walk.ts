import type { AxonPlace, UnitPlace } from './axons.ts';

/** A step of a case on its way through the network, as the diagram shows it. */
export interface Walk {
  /** Number of the step: another one sets the beads going again. */
  readonly step: number;
  /** Units that the step is about. */
  readonly units: readonly UnitPlace[];
  /** Forward, values come in through the axons that lead to the unit; back, deltas through those that lead from it. */
  readonly direction: 'forward' | 'back' | 'none';
  /** Values and deltas that are known by then. */
  readonly marks: readonly WalkMark[];
}

export interface WalkMark {
  readonly place: UnitPlace;
  readonly text: string;
  readonly isDelta: boolean;
}

/** Whether an axon carries a term of the step. */
export function carries({ units, direction }: Walk, { layer, from, to }: AxonPlace): boolean {
  if (direction === 'none') return false;
  return units.some(({ column, index }) =>
    direction === 'forward' ? column === layer + 1 && index === to : column === layer && index === from,
  );
}

/** A step of a case on its way through the network, as a diagram shows it. Nodes are counted as in the trace: inputs first. */
export interface Walk {
  /** Number of the step: another one sets the beads going again. */
  readonly step: number;
  /** Neurons that the step is about. */
  readonly nodes: readonly number[];
  /** Forward, values come in through the axons that lead to the neuron; back, deltas through those that lead from it. */
  readonly direction: 'forward' | 'back' | 'none';
  /** Values and deltas that are known by then. */
  readonly marks: readonly WalkMark[];
}

export interface WalkMark {
  readonly node: number;
  readonly text: string;
  readonly isDelta: boolean;
}

/** Where a diagram draws what a walk is about. */
export interface WalkStage {
  spotOf(node: number): Spot;
  /** Axons that carry a term of the step, as far as they are drawn. */
  axonsOf(walk: Walk): readonly Axon[];
}

/** A neuron, or where the count of those stands that are not drawn. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isDrawn: boolean;
  /** Where its name stands, numbers grow the other way: −1 left, 1 right, 0 above or below. */
  readonly nameSide: -1 | 0 | 1;
}

/** A curve that leaves and arrives level. */
export interface Axon {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Whether a synapse carries a term of the step. */
export function carries({ nodes, direction }: Walk, from: number, to: number): boolean {
  return direction !== 'none' && nodes.includes(direction === 'forward' ? to : from);
}

/** A place on an axon, from 0 at its begin to 1. */
export function pointOn({ x0, y0, x1, y1 }: Axon, t: number): readonly [number, number] {
  return [x0 + (1.5 * t * (1 - t) + t ** 3) * (x1 - x0), y0 + t * t * (3 - 2 * t) * (y1 - y0)];
}

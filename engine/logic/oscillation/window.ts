/**
 * The outputs of the last steps, as many as the longest delay: all that a circuit goes on from whose neurons and synapses
 * remember nothing and whose inputs are held.
 */
export interface OutputWindow {
  add(outputs: ArrayLike<number>): void;
  copyTo(other: OutputWindow): void;
  /** Whether both hold the same; by source up to `slack`, relative to values above 1, where it is given. */
  equals(other: OutputWindow, slack?: ArrayLike<number>): boolean;
  /** Outputs by slot, then source; slots are filled in turn. */
  readonly outputs: Float64Array;
  /** The slot that is filled next, which holds the oldest outputs. */
  oldest: number;
}

export function createWindow(sources: number, length: number): OutputWindow {
  const own = new Float64Array(sources * length);
  const window: OutputWindow = {
    outputs: own,
    oldest: 0,
    add(outputs) {
      own.set(outputs, window.oldest * sources);
      window.oldest = (window.oldest + 1) % length;
    },
    copyTo(other) {
      other.outputs.set(own);
      other.oldest = window.oldest;
    },
    equals(other, slack) {
      for (let age = 1; age <= length; age++) {
        const mine = ((window.oldest - age + length) % length) * sources;
        const theirs = ((other.oldest - age + length) % length) * sources;
        for (let source = 0; source < sources; source++) {
          const value = own[mine + source]!;
          const distance = Math.abs(value - other.outputs[theirs + source]!);
          if (distance > (slack?.[source] ?? 0) * Math.max(1, Math.abs(value))) return false;
        }
      }
      return true;
    },
  };
  return window;
}

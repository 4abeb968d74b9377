/** The last changes of parameters and of their gradient, which stand for the inverse Hessian H. */
export interface LbfgsMemory {
  /** Oldest first. */
  readonly pairs: readonly ChangePair[];
  /** −H g. */
  direction(gradient: Float64Array): Float64Array;
  /** Takes in a pair, and forgets the oldest beyond `size`; not where the curvature s · y is not above rounding. */
  add(pair: ChangePair): void;
  replace(pairs: readonly ChangePair[]): void;
}

export interface ChangePair {
  readonly s: Float64Array;
  readonly y: Float64Array;
}

/** The two-loop recursion: Nocedal & Wright (2006), algorithm 7.4, with H₀ = (s·y / y·y) I of the newest pair. */
export function createLbfgsMemory(size: number): LbfgsMemory {
  let pairs: ChangePair[] = [];
  return {
    get pairs() {
      return pairs;
    },
    direction(gradient) {
      const q = gradient.map((each) => -each);
      const alphas: number[] = [];
      for (let k = pairs.length - 1; k >= 0; k--) {
        const { s, y } = pairs[k]!;
        alphas[k] = dot(s, q) / dot(s, y);
        addTimes(q, -alphas[k]!, y);
      }
      const newest = pairs.at(-1);
      const scale = newest ? dot(newest.s, newest.y) / dot(newest.y, newest.y) : 1;
      for (let i = 0; i < q.length; i++) q[i]! *= scale;
      pairs.forEach(({ s, y }, k) => addTimes(q, alphas[k]! - dot(y, q) / dot(s, y), s));
      return q;
    },
    add(pair) {
      const { s, y } = pair;
      if (dot(s, y) > Number.EPSILON * Math.sqrt(dot(s, s) * dot(y, y))) pairs = [...pairs, pair].slice(-size);
    },
    replace(given) {
      pairs = [...given];
    },
  };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addTimes(into: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += factor * values[i]!;
}

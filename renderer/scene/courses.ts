import type { Position } from '../../engine/network/types.ts';
import type { Axon } from './parts.ts';

/** The curves of all axons side by side in one array, for finding places on ten thousand of them in every frame. */
export interface Courses {
  /** Takes over the axons of a diagram; of those that are the same objects as before nothing is done. */
  follow(axons: readonly Axon[]): void;
  /** Writes the place at `fraction` (0 start, 1 end) of an axon into `out`, each of its cubics taking as long as another. */
  at(axon: number, fraction: number, out: { -readonly [K in keyof Position]: number }): void;
}

export function createCourses(): Courses {
  let known: readonly Axon[] = [];
  /** Cubics of axon k: x y x y … from `first[k]` to `first[k + 1]`. */
  let cubics = new Float32Array(0);
  let first = new Int32Array(1);

  const rebuild = (axons: readonly Axon[]): void => {
    first = new Int32Array(axons.length + 1);
    axons.forEach(({ curve }, k) => (first[k + 1] = first[k]! + curve.cubics.length));
    cubics = new Float32Array(first[axons.length]!);
    axons.forEach(({ curve }, k) => cubics.set(curve.cubics, first[k]));
  };

  return {
    follow(axons) {
      if (axons === known) return;
      let isAlike = axons.length === known.length;
      for (let k = 0; isAlike && k < axons.length; k++) {
        if (axons[k] === known[k]) continue;
        const { cubics: next } = axons[k]!.curve;
        isAlike = next.length === first[k + 1]! - first[k]!;
        if (isAlike) cubics.set(next, first[k]);
      }
      if (!isAlike) rebuild(axons);
      known = axons;
    },
    at(axon, fraction, out) {
      const from = first[axon]!;
      const pieces = (first[axon + 1]! - from - 2) / 6;
      const piece = Math.min(pieces - 1, Math.floor(fraction * pieces));
      const t = fraction * pieces - piece;
      const s = 1 - t;
      const i = from + 6 * piece;
      const w0 = s * s * s;
      const w1 = 3 * s * s * t;
      const w2 = 3 * s * t * t;
      const w3 = t * t * t;
      out.x = w0 * cubics[i]! + w1 * cubics[i + 2]! + w2 * cubics[i + 4]! + w3 * cubics[i + 6]!;
      out.y = w0 * cubics[i + 1]! + w1 * cubics[i + 3]! + w2 * cubics[i + 5]! + w3 * cubics[i + 7]!;
    },
  };
}

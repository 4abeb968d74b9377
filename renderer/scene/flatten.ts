/** Chord times turn that a line may make at a point: eight times its error, a quarter of a pixel at the largest zoom. */
const CHORD_TURN = 0.5;

const SAMPLES_PER_PIECE = 32;

/** The corners x y of a line that looks like the chain of cubics, with few of them where it is straight. */
export function flatten(c: readonly number[]): number[] {
  const line = [c[0] ?? 0, c[1] ?? 0];
  let heading = Math.atan2((c[3] ?? 0) - (c[1] ?? 0), (c[2] ?? 0) - (c[0] ?? 0));
  for (let i = 0; i + 7 < c.length; i += 6) {
    for (let k = 1; k <= SAMPLES_PER_PIECE; k++) {
      const t = k / SAMPLES_PER_PIECE;
      const direction = Math.atan2(slope(c, i + 1, t), slope(c, i, t));
      const last = k === SAMPLES_PER_PIECE && i + 13 >= c.length;
      const [x, y] = [place(c, i, t), place(c, i + 1, t)];
      const chord = Math.hypot(x - (line.at(-2) ?? 0), y - (line.at(-1) ?? 0));
      if (!last && chord * 2 * Math.abs(Math.sin((direction - heading) / 2)) < CHORD_TURN) continue;
      heading = direction;
      line.push(x, y);
    }
  }
  return line;
}

/** One coordinate of the cubic that starts at `c[i]`. */
function place(c: readonly number[], i: number, t: number): number {
  const s = 1 - t;
  const inner = 3 * s * t * (s * (c[i + 2] ?? 0) + t * (c[i + 4] ?? 0));
  return s * s * s * (c[i] ?? 0) + inner + t * t * t * (c[i + 6] ?? 0);
}

/** A third of its derivative. */
function slope(c: readonly number[], i: number, t: number): number {
  const s = 1 - t;
  const [a, b] = [(c[i + 2] ?? 0) - (c[i] ?? 0), (c[i + 4] ?? 0) - (c[i + 2] ?? 0)];
  return s * s * a + 2 * s * t * b + t * t * ((c[i + 6] ?? 0) - (c[i + 4] ?? 0));
}

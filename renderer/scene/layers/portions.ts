/** A display frame this long, in ms, came in time: two of a screen's at sixty a second. */
const IN_TIME_MS = 35;

/** How much of a long task each display frame does. */
export interface Portions {
  /** Begins anew, with little: what a portion costs here is not known yet. */
  start(): void;
  /** How much to do in the frame at `now`, in ms: twice as much after a frame that came in time, half as much after a late one. */
  next(now: number): number;
}

/** Portions between `least` and `most`, so that no frame waits long for them whatever draws. */
export function createPortions(least: number, most: number): Portions {
  let size = least;
  let last = Infinity;
  return {
    start() {
      size = least;
      last = Infinity;
    },
    next(now) {
      if (last !== Infinity) size = now - last <= IN_TIME_MS ? Math.min(most, 2 * size) : Math.max(least, size / 2);
      last = now;
      return Math.round(size);
    },
  };
}

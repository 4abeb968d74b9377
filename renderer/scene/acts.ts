/** Somebody who did something is taken to go on for this long, in ms. */
const GOES_ON_MS = 400;

const kinds = ['pointermove', 'pointerdown', 'pointerup', 'wheel'] as const;

/** What is done to the canvas by hand, and whether it has been answered. */
export interface Acts {
  /** Whether the next picture answers something, or nobody acts who would have to wait for the picture after it. */
  isUrgent(now: number): boolean;
  /** To be called after each picture. */
  answered(): void;
  stop(): void;
}

export function followActs(canvas: EventTarget): Acts {
  let lastAt = -Infinity;
  let waits = false;
  const act = (): void => {
    lastAt = performance.now();
    waits = true;
  };
  for (const kind of kinds) canvas.addEventListener(kind, act, { passive: true });
  return {
    isUrgent: (now) => waits || now - lastAt >= GOES_ON_MS,
    answered() {
      waits = false;
    },
    stop() {
      for (const kind of kinds) canvas.removeEventListener(kind, act);
    },
  };
}

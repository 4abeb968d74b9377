/** Pace, in steps/s, up to which single spikes can be followed by eye; above it activity is shown as brightness. */
export const FOLLOWABLE_PACE = 30;

/** A step made by hand while paused is shown over this long. */
const MANUAL_STEPS_PER_SECOND = 4;

/** Above the followable pace the shown clock may trail by this much, since frames carry many steps each. */
const FAST_LAG_SECONDS = 0.1;

/** After a rest this long the clock sets off from standstill: the time since the last draw was not spent moving. */
const REST_MS = 100;

/**
 * The clock the eye sees, in steps. The engine jumps from step to step; this glides from s to s + 1 over 1/pace seconds
 * once step s is done, never ahead of the engine and at most one step behind at a pace that can be followed.
 */
export interface Clock {
  /** The shown clock, in steps. */
  readonly shown: number;
  /** Steps the engine has done. */
  readonly target: number;
  /** What the engine reports: steps done, pace in steps/s, and whether it plays or was stepped by hand. */
  follow(step: number, pace: number, playing: boolean): void;
  /** Moves on to `now`, in ms. */
  advance(now: number): void;
  reset(): void;
}

export function createClock(): Clock {
  let shown = 0;
  let target = 0;
  let rate = MANUAL_STEPS_PER_SECOND;
  let last = Number.NEGATIVE_INFINITY;
  let rested = true;
  return {
    get shown() {
      return shown;
    },
    get target() {
      return target;
    },
    follow(step, pace, playing) {
      target = step;
      rate = playing ? pace : MANUAL_STEPS_PER_SECOND;
      const lag = rate > FOLLOWABLE_PACE ? Math.max(1, rate * FAST_LAG_SECONDS) : 1;
      shown = Math.min(target, Math.max(shown, target - lag));
    },
    advance(now) {
      const elapsed = rested && now - last > REST_MS ? 0 : now - last;
      last = now;
      shown = rate === Infinity ? target : Math.min(target, shown + (elapsed * rate) / 1000);
      rested = shown === target;
    },
    reset() {
      shown = 0;
      target = 0;
      rested = true;
    },
  };
}

/** Measures steps a second of wall time, over at least half a second and at slow paces over at least one step. */
export interface Speedometer {
  note(step: number, playing: boolean): void;
  stepsPerSecond(): number;
  clear(): void;
}

export function createSpeedometer(environment: { now(): number }): Speedometer {
  const window = 500;
  let start: { time: number; step: number } | null = null;
  let speed = 0;

  function clear(): void {
    start = null;
    speed = 0;
  }

  return {
    note(step, playing) {
      if (!playing) return clear();
      const time = environment.now();
      start ??= { time, step };
      const elapsed = time - start.time;
      if (elapsed < window || step === start.step) return;
      speed = ((step - start.step) / elapsed) * 1000;
      start = { time, step };
    },
    stepsPerSecond: () => speed,
    clear,
  };
}

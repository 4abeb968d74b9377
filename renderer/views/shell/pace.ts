/** Paces of the speed slider in steps/s, from slow motion to as fast as possible. */
export const paces: readonly number[] = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, Infinity];

/** Index of the slider's position for a pace. */
export function paceIndex(pace: number): number {
  const index = paces.findIndex((candidate) => candidate >= pace);
  return index < 0 ? paces.length - 1 : index;
}

export function paceLabel(pace: number): string {
  return pace === Infinity ? 'as fast as possible' : `${pace.toLocaleString('en')} steps/s`;
}

/** Simulated seconds a second, as `1.0×`. */
export function realTimeLabel(factor: number): string {
  if (factor === 0) return '—';
  if (factor >= 100) return `${Math.round(factor).toLocaleString('en')}×`;
  return factor >= 0.1 ? `${factor.toFixed(1)}×` : `${Number(factor.toPrecision(1))}×`;
}

/**
 * A physical dimension as exponents of the base quantities; half exponents come from white noise (ms^-1/2).
 * The coherent units are ms, mV, pA, 10 µm, K and fmol, so that nS, pF, GOhm, mM and the densities uA/cm^2, mS/cm^2
 * and uF/cm^2 all have size 1.
 */
export interface Dimension {
  readonly time: number;
  readonly voltage: number;
  readonly current: number;
  readonly length: number;
  readonly temperature: number;
  readonly amount: number;
}

export const dimensionless: Dimension = { time: 0, voltage: 0, current: 0, length: 0, temperature: 0, amount: 0 };

/** A dimension from its exponents that are not 0. */
export function dimensionFrom(exponents: Partial<Dimension>): Dimension {
  return { ...dimensionless, ...exponents };
}

export const time = dimensionFrom({ time: 1 });

export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  return combine((base) => a[base] + b[base]);
}

export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  return combine((base) => a[base] - b[base]);
}

export function dimensionPower(dimension: Dimension, exponent: number): Dimension {
  return combine((base) => dimension[base] * exponent);
}

/** Equal up to rounding of fractional exponents. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return bases.every((base) => Math.abs(a[base] - b[base]) < 1e-9);
}

export const bases = ['time', 'voltage', 'current', 'length', 'temperature', 'amount'] as const;

/** + 0 makes -0 a 0. */
function combine(exponentOf: (base: keyof Dimension) => number): Dimension {
  const [time, voltage, current, length, temperature, amount] = bases.map((base) => exponentOf(base) + 0);
  return {
    time: time!,
    voltage: voltage!,
    current: current!,
    length: length!,
    temperature: temperature!,
    amount: amount!,
  };
}

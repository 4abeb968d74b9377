import {
  bases,
  dimensionFrom,
  dimensionless,
  dimensionPower,
  divideDimensions,
  multiplyDimensions,
} from './dimension.ts';
import { sameDimension, time, type Dimension } from './dimension.ts';

/** A unit of this dimension for people, such as `mV`, `1/ms`, `mV/ms` or `uA/cm^2`; `parseUnit` reads it back. */
export function formatDimension(dimension: Dimension): string {
  if (sameDimension(dimension, dimensionless)) return '1';
  return named(dimension) ?? density(dimension) ?? derivative(dimension) ?? power(dimension) ?? product(dimension);
}

const names: readonly (readonly [string, Dimension])[] = [
  ['ms', time],
  ['mV', dimensionFrom({ voltage: 1 })],
  ['pA', dimensionFrom({ current: 1 })],
  ['nS', dimensionFrom({ current: 1, voltage: -1 })],
  ['pF', dimensionFrom({ current: 1, voltage: -1, time: 1 })],
  ['GOhm', dimensionFrom({ voltage: 1, current: -1 })],
  ['cm', dimensionFrom({ length: 1 })],
  ['K', dimensionFrom({ temperature: 1 })],
  ['fmol', dimensionFrom({ amount: 1 })],
  ['mM', dimensionFrom({ amount: 1, length: -3 })],
];

function named(dimension: Dimension): string | null {
  return names.find(([, candidate]) => sameDimension(candidate, dimension))?.[0] ?? null;
}

/** Densities are written with the prefix that gives them size 1: uA, mS and uF for each cm^2. */
function density(dimension: Dimension): string | null {
  const total = named(multiplyDimensions(dimension, dimensionFrom({ length: 2 })));
  const prefixed: Readonly<Record<string, string>> = { pA: 'uA', nS: 'mS', pF: 'uF' };
  return total !== null && prefixed[total] ? `${prefixed[total]}/cm^2` : null;
}

/** A unit for each ms, ms^2, ms^0.5 or mV. */
function derivative(dimension: Dimension): string | null {
  for (const [text, divisor] of divisors) {
    const rest = multiplyDimensions(dimension, divisor);
    const dividend = sameDimension(rest, dimensionless) ? '1' : (named(rest) ?? density(rest));
    if (dividend) return `${dividend}/${text}`;
  }
  return null;
}

const divisors: readonly (readonly [string, Dimension])[] = [
  ['ms', time],
  ['ms^2', dimensionPower(time, 2)],
  ['ms^0.5', dimensionPower(time, 0.5)],
  ['mV', dimensionFrom({ voltage: 1 })],
  ['mV/ms', divideDimensions(dimensionFrom({ voltage: 1 }), dimensionPower(time, -1))],
];

function power(dimension: Dimension): string | null {
  for (const exponent of [2, 3, 0.5, -1, -2]) {
    const base = named(dimensionPower(dimension, 1 / exponent));
    if (base) return exponent > 0 ? `${base}^${exponent}` : `1/${base}${exponent === -1 ? '' : `^${-exponent}`}`;
  }
  return null;
}

const baseNames = { time: 'ms', voltage: 'mV', current: 'pA', length: 'cm', temperature: 'K', amount: 'fmol' };

function product(dimension: Dimension): string {
  const factors = (sign: number): string[] =>
    bases
      .filter((base) => sign * dimension[base] > 1e-9)
      .map((base) => [baseNames[base], Number(Math.abs(dimension[base]).toFixed(6))] as const)
      .map(([name, exponent]) => (exponent === 1 ? name : `${name}^${exponent}`));
  return [factors(1).join('*') || '1', ...factors(-1)].join('/');
}

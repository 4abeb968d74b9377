import { formatDimension, parseUnit, toInternal } from '../../engine/equations/units.ts';
import { readNumber, type NumberRange, type NumberReading } from './number.ts';
import { unitText } from './unit.ts';

/**
 * Reads a number with or without its unit, as people type it: `20ms`, `0,02 s`, `−55`. A number alone is in the field's
 * `unit` (as `unitText` writes it; '' for none); another unit of the same dimension is converted.
 */
export function readQuantity(text: string, range: NumberRange, unit: string): NumberReading {
  const [number, own] = splitUnit(text);
  if (own === '' || number === '') return withUnit(readNumber(text, range), unit);
  if (own === unit) return withUnit(readNumber(number, range), unit);
  const anywhere = readNumber(number, { min: -Infinity, max: Infinity, whole: false });
  if (!anywhere.ok) return anywhere;
  const from = parseUnit(plainUnit(own));
  if (!from.ok) return { ok: false, message: `“${own}” is not a unit${unit === '' ? '' : `; this is in ${unit}`}` };
  const to = parseUnit(plainUnit(unit));
  if (unit === '' || !to.ok) return { ok: false, message: `This has no unit; type ${number} alone` };
  const [found, wanted] = [formatDimension(from.value.dimension), formatDimension(to.value.dimension)];
  if (found !== wanted) return { ok: false, message: `${unitText(plainUnit(own))} cannot be turned into ${unit}` };
  const value = Number((toInternal(anywhere.value, from.value.scale) / toInternal(1, to.value.scale)).toPrecision(15));
  return withUnit(readNumber(String(value), range), unit);
}

/** `0,02 s` is `0,02` and `s`; an exponent belongs to its number. */
function splitUnit(text: string): readonly [number: string, unit: string] {
  const match = /^([+\-−]?[\d\s.,]*(?:[eE][+\-−]?\d+)?)(\D.*)?$/.exec(text.trim());
  return match ? [match[1]!.trim(), (match[2] ?? '').trim()] : [text, ''];
}

/** As the equation language writes units: `uA/cm^2`, `GOhm`. */
function plainUnit(unit: string): string {
  return unit.replace(/²/g, '^2').replace(/³/g, '^3').replace(/·/g, '*');
}

/** A bound says in which unit it is. */
function withUnit(reading: NumberReading, unit: string): NumberReading {
  if (reading.ok || unit === '' || !/^Must be at (least|most)/.test(reading.message)) return reading;
  return { ok: false, message: `${reading.message} ${unit}` };
}

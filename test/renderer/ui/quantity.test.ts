import { describe, expect, it } from 'vitest';
import { readQuantity } from '../../../renderer/ui/quantity.ts';

const any = { min: -1e9, max: 1e9, whole: false };

describe('readQuantity', () => {
  it.each([
    ['20', 'ms', 20],
    ['20ms', 'ms', 20],
    ['0,02 s', 'ms', 20],
    ['.5s', 'ms', 500],
    ['1e3 us', 'ms', 1],
    ['250 µs', 'ms', 0.25],
    ['−0,055 V', 'mV', -55],
    ['-55mV', 'mV', -55],
    ['2e-9 A', 'pA', 2000],
    ['100 MOhm', 'GΩ', 0.1],
    ['100 MΩ', 'GΩ', 0.1],
    ['1 pS/cm2', 'mS/cm²', null],
    ['120 mS/cm²', 'mS/cm²', 120],
    ['120 mS/cm^2', 'mS/cm²', 120],
    ['2 kHz', 'spikes/s', 2000],
    ['13 Hz', 'Hz', 13],
    ['3 spikes/s', 'Hz', 3],
    ['1 000 ms', 'ms', 1000],
    ['0,5', '', 0.5],
  ])('reads %j in a field of %j', (text, unit, value) => {
    const reading = readQuantity(text, any, unit);
    expect(reading.ok ? reading.value : null).toBe(value);
  });

  it.each([
    ['20 mV', 'ms', 'mV cannot be turned into ms'],
    ['20 parsecs', 'ms', '“parsecs” is not a unit; this is in ms'],
    ['3 ms', '', 'This has no unit; type 3 alone'],
    ['abc', 'ms', '“abc” is not a number'],
    ['ms', 'ms', '“ms” is not a number'],
    ['', 'ms', 'Type a number'],
  ])('says why %j is nothing for a field of %j', (text, unit, message) =>
    expect(readQuantity(text, any, unit)).toEqual({ ok: false, message }),
  );

  it('explains a bound in the field’s unit, whatever was typed', () => {
    const range = { min: 0.1, max: 1000, whole: false };
    expect(readQuantity('2 s', range, 'ms')).toEqual({ ok: false, message: 'Must be at most 1000 ms' });
    expect(readQuantity('0', range, 'ms')).toEqual({ ok: false, message: 'Must be at least 0.1 ms' });
  });

  it('wants whole numbers after the conversion', () => {
    const range = { min: 0, max: 1e6, whole: true };
    expect(readQuantity('0,02 s', range, 'ms')).toEqual({ ok: true, value: 20 });
    expect(readQuantity('0,5 ms', range, 'ms')).toEqual({ ok: false, message: 'Must be a whole number' });
  });
});

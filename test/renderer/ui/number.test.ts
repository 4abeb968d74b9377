import { describe, expect, it } from 'vitest';
import { formatNumber, formatShort, readNumber } from '../../../renderer/ui/number.ts';

const any = { min: -1e9, max: 1e9, whole: false };

describe('readNumber', () => {
  it.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['−2', -2],
    [' 3 ', 3],
    ['1 000', 1000],
    ['.5', 0.5],
    ['2e-3', 0.002],
  ])('reads %j', (text, value) => expect(readNumber(text, any)).toEqual({ ok: true, value }));

  it.each([
    ['0,025', 0.025],
    ['12,5000', 12.5],
    ['1,000,000', 1e6],
    ['-1,234.5', -1234.5],
  ])('reads %j, in which a comma can only be one thing', (text, value) =>
    expect(readNumber(text, any)).toEqual({ ok: true, value }),
  );

  it('takes 1,000 for a thousand where only whole numbers are asked for, and asks back where it may be 1', () => {
    expect(readNumber('1,000', { ...any, whole: true })).toEqual({ ok: true, value: 1000 });
    expect(readNumber('1,000', any)).toEqual({ ok: false, message: 'Type 1000 or 1.000; 1,000 may be either' });
    expect(readNumber('−12,345', any)).toEqual({ ok: false, message: 'Type -12345 or -12.345; -12,345 may be either' });
  });

  it.each(['', 'abc', '1.2.3', '0x10', 'Infinity', '1,2,3', '--1', 'NaN'])('refuses %j', (text) =>
    expect(readNumber(text, any).ok).toBe(false),
  );

  it('names the bound that is passed', () => {
    expect(readNumber('5', { min: 0, max: 1, whole: true })).toEqual({ ok: false, message: 'Must be at most 1' });
    expect(readNumber('-1', { min: 0, max: 1, whole: true })).toEqual({ ok: false, message: 'Must be at least 0' });
    expect(readNumber('0.5', { min: 0, max: 1, whole: true })).toEqual({
      ok: false,
      message: 'Must be a whole number',
    });
    expect(readNumber('4294967296', { min: 0, max: 4294967295, whole: true })).toEqual({
      ok: false,
      message: 'Must be at most 4294967295',
    });
  });
});

describe('formatNumber', () => {
  it.each([
    [-1, '−1'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [1e-9, '1e−9'],
    [1234567.8, '1234570'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('is read back as it was written', () => {
    for (const value of [-0.25, 1e-9, 123456, 4.5e8]) {
      expect(readNumber(formatNumber(value), any)).toEqual({ ok: true, value });
    }
  });
});

describe('formatShort', () => {
  it.each([
    [0, '0'],
    [2, '2'],
    [0.5, '0.50'],
    [999.4, '999'],
    [12_345, '12.3 k'],
    [2_100_000, '2.10 M'],
    [9_999, '9,999'],
  ])('%d is %s', (value, text) => expect(formatShort(value)).toBe(text));
});

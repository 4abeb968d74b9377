import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionFrom, sameDimension, type Dimension } from '../../../engine/equations/dimension.ts';
import { formatDimension, parseUnit, toInternal, unitNames } from '../../../engine/equations/units.ts';

function unit(text: string): { dimension: Dimension; scale: number } {
  const parsed = parseUnit(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

function issueOf(text: string): string {
  const parsed = parseUnit(text);
  return parsed.ok ? 'ok' : parsed.issues.map((i) => `${i.path} | ${i.message} | ${i.expected}`).join('\n');
}

describe('parseUnit', () => {
  it.each([
    ['1', 1],
    ['ms', 1],
    ['s', 1000],
    ['us', 0.001],
    ['min', 60_000],
    ['mV', 1],
    ['V', 1000],
    ['uV', 0.001],
    ['pA', 1],
    ['nA', 1000],
    ['uA', 1e6],
    ['mA', 1e9],
    ['A', 1e12],
    ['pF', 1],
    ['nF', 1000],
    ['uF', 1e6],
    ['F', 1e12],
    ['nS', 1],
    ['pS', 0.001],
    ['uS', 1000],
    ['mS', 1e6],
    ['S', 1e9],
    ['GOhm', 1],
    ['MOhm', 0.001],
    ['kOhm', 1e-6],
    ['Ohm', 1e-9],
    ['M\u03a9', 0.001],
    ['M\u2126', 0.001],
    ['µs', 0.001],
    ['μA', 1e6],
    ['kHz', 1],
    ['Hz', 0.001],
    ['spikes/s', 0.001],
    ['spikes/ms', 1],
    ['uA/cm^2', 1],
    ['mS/cm^2', 1],
    ['uF/cm^2', 1],
    ['uA*cm^-2', 1],
    ['mS*cm**-2', 1],
    ['Ohm*cm', 1e-6],
    ['mM', 1],
    ['mol', 1e15],
    ['K', 1],
    ['um', 0.1],
    ['mm', 100],
    ['m', 100_000],
    ['ms^2', 1],
    ['s^2', 1e6],
    ['mV/ms', 1],
    ['V/s', 1],
    ['nS/(ms*mV)', 1],
    ['1/s/s', 1e-6],
  ])('%s has size %d', (text, scale) => {
    expect(unit(text).scale).toBe(scale);
  });

  it('knows what follows from what', () => {
    const same = (a: string, b: string): void => expect(unit(a).dimension, `${a} and ${b}`).toEqual(unit(b).dimension);
    same('mV/GOhm', 'pA');
    same('nS*mV', 'pA');
    same('pF*mV/ms', 'pA');
    same('GOhm*pF', 'ms');
    same('1/GOhm', 'nS');
    same('Hz', 'spikes/ms');
    same('mM', 'mol/m^3');
    expect(unit('pF*mV/ms').dimension).not.toEqual(unit('nS').dimension);
  });

  it('reads fractions of powers, as white noise has them', () => {
    expect(unit('mV/ms^0.5').dimension).toEqual(dimensionFrom({ voltage: 1, time: -0.5 }));
    expect(unit('ms^(-1/2)').dimension).toEqual(dimensionFrom({ time: -0.5 }));
    expect(unit('s^0.5').scale).toBeCloseTo(Math.sqrt(1000), 12);
  });

  it.each([
    ['', 'line 1, column 1 | the line ends here | a unit such as mV, ms, pA, nS, spikes/s or 1'],
    ['mv', 'line 1, column 1 | found "mv" | a unit; did you mean mV?'],
    ['mV*', 'line 1, column 4 | the line ends here | a unit such as mV, ms, pA, nS, spikes/s or 1'],
    ['mV pA', 'line 1, column 4 | found "pA" | *, /, ^ or the end'],
    ['2*mV', 'line 1, column 1 | found "2" | a unit such as mV, ms, pA, nS, spikes/s or 1'],
    ['mV^x', 'line 1, column 4 | found "x" | a positive exponent of at most 9'],
    ['mV^99', 'line 1, column 4 | found "99" | a positive exponent of at most 9'],
    ['mV/(ms', 'line 1, column 7 | the line ends here | )'],
  ])('refuses %j', (text, issue) => {
    expect(issueOf(text)).toBe(issue);
  });

  it('refuses endless texts and endless parentheses', () => {
    expect(issueOf('mV*'.repeat(7000))).toContain('21000 characters');
    expect(issueOf(`mV${'/('.repeat(5000)}`)).toContain('a unit');
  });
});

describe('toInternal', () => {
  it('is correctly rounded for units smaller than the internal one', () => {
    expect(toInternal(13, unit('Hz').scale)).toBe(0.013);
    expect(13 * 0.001).not.toBe(0.013);
    expect(toInternal(120, unit('MOhm').scale)).toBe(0.12);
    expect(toInternal(2, unit('s').scale)).toBe(2000);
  });
});

describe('formatDimension', () => {
  it.each([
    '1',
    'ms',
    'mV',
    'pA',
    'nS',
    'pF',
    'GOhm',
    '1/ms',
    'mV/ms',
    'pA/ms',
    'uA/cm^2',
    'mS/cm^2',
    'uF/cm^2',
    'mV/ms^0.5',
    '1/ms^0.5',
    'ms^2',
    'mV^2',
    '1/mV',
    '1/mV/ms',
    'nS/mV',
    'cm',
    'K',
    'mM',
  ])('writes %s', (text) => {
    expect(formatDimension(unit(text).dimension)).toBe(text);
  });

  it('writes a unit that parses to the same dimension', () => {
    const exponent = fc.constantFrom(-3, -2, -1, -0.5, 0, 0, 0.5, 1, 2, 3);
    const dimension = fc.record({
      time: exponent,
      voltage: exponent,
      current: exponent,
      length: exponent,
      temperature: exponent,
      amount: exponent,
    });
    fc.assert(
      fc.property(dimension, (each) => sameDimension(unit(formatDimension(each)).dimension, each)),
      { seed: 3, numRuns: 2000 },
    );
    for (const name of unitNames())
      expect(sameDimension(unit(formatDimension(unit(name).dimension)).dimension, unit(name).dimension)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSpikes, readSpikes } from '../../../renderer/ui/spike-list.ts';

const times = (text: string, size = 1) => {
  const reading = readSpikes(text, size);
  return reading.ok ? reading.value.times : reading.message;
};

describe('a list of spike times', () => {
  it('is read as people write it', () => {
    expect(times('20ms, 0,04 s')).toEqual([20, 40]);
    expect(times('10, 20, 30')).toEqual([10, 20, 30]);
    expect(times('10 20\n30;40')).toEqual([10, 20, 30, 40]);
    expect(times('1.5 ms 2,5ms; 500 µs')).toEqual([0.5, 1.5, 2.5]);
    expect(times('0.1s,0.2s')).toEqual([100, 200]);
    expect(times('')).toEqual([]);
    expect(times('  , ;\n')).toEqual([]);
  });

  it('is put in order of time, then source', () => {
    expect(readSpikes('1: 30, 10\n0: 10', 2)).toEqual({
      ok: true,
      value: { times: [10, 10, 30], sources: [0, 1, 1] },
    });
  });

  it.each([
    ['10, abc', '“abc” is not a time', 'abc'],
    ['10, 20 min', '“min” is not a time', 'min'],
    ['10, 20min', '“min” is not a unit of time: write ms, s or µs', '20min'],
    ['10, -5', '−5 ms is before the run', '-5'],
    ['10,20,30', '“10,20,30” can be read in two ways', '10,20,30'],
    ['1: 10', 'There is no source 1: the only one is 0', '1:'],
    ['1e20', '“1e20” is too late', '1e20'],
  ])('names what is wrong with %s and where', (text, message, marked) => {
    const reading = readSpikes(text, 1);
    if (reading.ok) throw new Error(`Found ${JSON.stringify(reading.value)}, expected a problem`);
    expect(reading.message).toContain(message);
    expect(text.slice(reading.at.start, reading.at.end)).toBe(marked);
  });

  it('asks which source is meant where there are several', () => {
    const reading = readSpikes('0: 10\n20, 30', 3);
    expect(reading).toMatchObject({ ok: false, at: { start: 6, end: 12 } });
    expect(times('0: 10\n20, 30', 3)).toContain('such as “0: 20, 30”');
    expect(times('5: 1', 3)).toBe('There is no source 5: they are 0 to 2');
  });

  it('reads back what it writes', () => {
    const spike = fc.record({ time: fc.double({ min: 0, max: 1e6, noNaN: true }), source: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(spike), fc.constantFrom(1, 3), (spikes, size) => {
        const own = spikes.map(({ time, source }) => ({ time: Number(time.toPrecision(15)), source: source % size }));
        own.sort((a, b) => a.time - b.time || a.source - b.source);
        const list = { times: own.map(({ time }) => time), sources: own.map(({ source }) => source) };
        expect(readSpikes(formatSpikes(list, size), size)).toEqual({ ok: true, value: list });
      }),
      { seed: 1 },
    );
  });
});

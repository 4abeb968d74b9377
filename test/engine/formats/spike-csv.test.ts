import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpikeCsv } from '../../../engine/formats/spike-csv.ts';

function spikes(text: string, size = 10) {
  const parsed = parseSpikeCsv(text, size);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

function firstIssue(text: string, size = 10) {
  const parsed = parseSpikeCsv(text, size);
  return parsed.ok ? null : parsed.issues[0];
}

describe('parseSpikeCsv', () => {
  it('reads times and sources, sorted by time, then source', () => {
    const expected = { times: [0, 0.1, 12.5, 12.5], sources: [9, 3, 0, 2] };
    expect(spikes('12.5,2\n0.1,3\n0,9\n12.5,0\n')).toEqual(expected);
  });

  it.each([
    ['a heading', 't_ms,source\n1,2\n'],
    ['a quoted heading', '"t_ms", "source"\n1,2\n'],
    ['no newline at the end', '1,2'],
    ['carriage returns', 't_ms,source\r\n1,2\r\n'],
    ['a byte order mark', '\uFEFFt_ms,source\n1,2\n'],
    ['spaces and empty rows', '\n  1.0 ,\t2\n\n'],
    ['another notation', '1e0,2.0\n'],
  ])('takes %s', (_, text) => {
    expect(spikes(text)).toEqual({ times: [1], sources: [2] });
  });

  it('of a heading alone is no spike; a file without anything is a mistake', () => {
    expect(spikes('t_ms,source\n')).toEqual({ times: [], sources: [] });
    const empty = { path: 'line 1', message: 'the file is empty' };
    for (const text of ['', '\uFEFF', ' \r\n\n']) expect(firstIssue(text)).toMatchObject(empty);
  });

  it.each(['source,t_ms', 'time,neuron', '"t_s","source"', 't_ms,step,target,neuron,variable,value', 'Zeit,Quelle'])(
    'names the heading %s, which leaves units or order open',
    (heading) => {
      const parsed = parseSpikeCsv(`${heading}\n2,1\n`, 10);
      expect(parsed.ok || parsed.issues).toEqual([
        {
          path: 'line 1, column 1',
          message: `found the header ${JSON.stringify(heading)}`,
          expected: '"t_ms,source" or none, then rows of a time in ms and a source, such as 12.5,3',
        },
      ]);
    },
  );

  it.each([
    ['12;3', 'line 1, column 1', 'found 1 field in "12;3"'],
    ['1,2\n12,5,3', 'line 2, column 1', 'found 3 fields in "12,5,3"'],
    ['1,2\n\n-0.5,3', 'line 3, column 1', 'found "-0.5"'],
    ['1,2\nabc,3', 'line 2, column 1', 'found "abc"'],
    ['Infinity,3', 'line 1, column 1', 'found "Infinity"'],
    ['0x10,3', 'line 1, column 1', 'found "0x10"'],
    [',3', 'line 1, column 1', 'found ""'],
    ['1e13,3', 'line 1, column 1', 'found "1e13"'],
    ['12.5,10', 'line 1, column 6', 'found "10"'],
    ['12.5,-1', 'line 1, column 6', 'found "-1"'],
    ['12.5,1.5', 'line 1, column 6', 'found "1.5"'],
    ['1,2\nt_ms,source', 'line 2, column 1', 'found "t_ms"'],
  ])('refuses %j', (text, path, message) => {
    expect(firstIssue(text)).toMatchObject({ path, message });
  });

  it('says how many sources there are', () => {
    expect(firstIssue('1,10')?.expected).toBe('a whole number from 0 to 9');
    expect(firstIssue('1,1', 1)?.expected).toBe('0, since the stimulus has one source');
  });

  it('stops after a hundred issues, and shortens what it quotes', () => {
    const parsed = parseSpikeCsv(`${'x'.repeat(1000)},0\n`.repeat(1000), 1);
    expect(parsed.ok ? [] : parsed.issues).toHaveLength(100);
    expect(firstIssue(`${'x'.repeat(1000)},0`)?.message.length).toBeLessThan(60);
  });

  it('gives back what was written, as the same doubles in order', () => {
    const row = fc.tuple(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 9 }));
    const property = fc.property(fc.array(row), (rows) => {
      const sorted = rows
        .map(([time, source]) => [time + 0, source] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const text = `t_ms,source\n${rows.map(([time, source]) => `${time},${source}\n`).join('')}`;
      expect(spikes(text)).toEqual({
        times: sorted.map(([time]) => time),
        sources: sorted.map(([, source]) => source),
      });
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const parsed = parseSpikeCsv(text, 3);
        if (parsed.ok) expect(parsed.value.times.length).toBe(parsed.value.sources.length);
        else expect(parsed.issues.length).toBeGreaterThan(0);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

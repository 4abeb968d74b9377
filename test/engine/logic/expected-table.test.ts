import { describe, expect, it } from 'vitest';
import { parseExpectedTable } from '../../../engine/logic/expected-table.ts';
import { networkOf } from '../support/networks.ts';
import { measure } from './measure.ts';

/** Inputs a, b; outputs y (a and b) and z (a or b). */
const network = networkOf({
  populations: [
    { id: 'and', model: 'mcculloch-pitts', parameters: { b: -1.5 } },
    { id: 'or', model: 'mcculloch-pitts', parameters: { b: -0.5 } },
  ],
  stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id })),
  connections: ['a', 'b'].flatMap((source) => ['and', 'or'].map((target) => ({ source, target, weight: 1 }))),
  probes: [
    { kind: 'lamp', id: 'y', target: 'and' },
    { kind: 'lamp', id: 'z', target: 'or' },
  ],
});

/** What a table expects of y and z in rows 00, 01, 10, 11; `-` for nothing. */
function bitsOf(text: string): Record<string, string> {
  const parsed = parseExpectedTable(text, network);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const levels = [0, 0, 0, 1, 1, 0, 1, 1];
  const texts = [...parsed.value].map(([name, bit]) => [
    name,
    [0, 1, 2, 3].map((row) => bit(levels, 2 * row, row) ?? '-').join(''),
  ]);
  return Object.fromEntries(texts) as Record<string, string>;
}

describe('an expected table', () => {
  it.each([
    ['CSV', 'a,b,y\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n'],
    ['CSV with semicolons, quotes and carriage returns', 'a;b;"y"\r\n0;0;0\r\n0;1;0\r\n1;0;0\r\n1;1;1\r\n'],
    ['Markdown', '| a | b | y |\n|---|:-:|---|\n| 0 | 0 | 0 |\n| 0 | 1 | 0 |\n| 1 | 0 | 0 |\n| 1 | 1 | 1 |\n'],
    ['plain columns', '# AND\n\na b | y\n0 0 | 0\n0 1 | 0\n1 0 | 0\n1 1 | 1\n'],
    ['columns in another order', 'y b a\n0 0 0\n0 1 0\n0 0 1\n1 1 1'],
    ['free inputs', 'a b y\n0 - 0\nx 0 0\n1 1 1'],
  ])('is read from %s', (_, text) => {
    expect(bitsOf(text)).toEqual({ y: '0001' });
  });

  it('expects nothing where a cell is free or empty, a row is missing or an output has no column', () => {
    expect(bitsOf('a,b,y,z\n0,0,0,-\n1,1,,1\n')).toEqual({ y: '0---', z: '---1' });
    expect(bitsOf('a z\n0 -\n1 1')).toEqual({ z: '--11' });
  });

  it('lets a table pass by what it expects alone', () => {
    const expected = (text: string) => {
      const parsed = parseExpectedTable(text, network);
      if (!parsed.ok) throw new Error('expected a table');
      return { expectations: parsed.value };
    };
    const table = measure(network, expected('a b y z\n1 1 1 -\n0 0 - 0'));
    expect(table).toMatchObject({ pass: true, checked: true, summary: 'All 2 rows with an expectation are right.' });
    expect(table.rows[1]!.outputs.y).toMatchObject({ expected: null, verdict: null, probability: 0 });
    expect(measure(network, expected('a b y\n0 1 1')).pass).toBe(false);
    expect(measure(network, expected('a b y\n0 1 -'))).toMatchObject({
      pass: true,
      worstRow: null,
      summary: 'Nothing is expected of any row. Without an expectation: y, z.',
    });
  });

  it.each([
    ['', 'line 1', 'the table is empty'],
    ['a b q\n0 0 1', 'line 1', 'the circuit has no input or output "q"'],
    ['a a y\n0 0 1', 'line 1', '"a" has two columns'],
    ['a b\n0 0', 'line 1', 'the heading names no output'],
    ['a b y\n0 0', 'line 2', 'the row has 2 cells'],
    ['a b y\n\n0 2 1', 'line 3', 'found "2"'],
    ['a b y\n0 0 1\n0 0 0', 'line 3', 'lines 2 and 3 expect different values of y for the same inputs'],
    ['a b y\n1 - 1\n- 0 0', 'line 3', 'lines 2 and 3 expect different values of y for the same inputs'],
    ['a b y\n1 0 0\n1 - 1', 'line 3', 'lines 2 and 3 expect different values of y for the same inputs'],
  ])('refuses %j', (text, path, message) => {
    const parsed = parseExpectedTable(text, network);
    expect(parsed.ok ? null : parsed.issues[0]).toMatchObject({ path, message });
  });

  it('may say the same twice', () => {
    expect(bitsOf('a b y\n1 - 0\n1 0 0')).toEqual({ y: '--00' });
  });
});

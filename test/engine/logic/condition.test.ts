import { describe, expect, it } from 'vitest';
import { parseConditions } from '../../../engine/logic/condition.ts';
import { parseExpected } from '../../../engine/logic/expected.ts';
import { checkTruthTable, createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableOptions } from '../../../engine/logic/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';
import { adder } from './adder.ts';
import { measure } from './measure.ts';

function only(network: Network, ...texts: string[]) {
  const parsed = parseConditions(texts, network);
  if (!parsed.ok || !parsed.value) throw new Error('expected a condition');
  return parsed.value;
}

function expecting(network: Network, ...texts: string[]): TruthTableOptions {
  const parsed = parseExpected(texts, network);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return { expectations: parsed.value };
}

function numbersOf(table: TruthTable, name: string): number[] {
  const bits = table.inputs.filter((input) => new RegExp(`^${name}\\d+$`).test(input));
  return table.rows.map(({ inputs }) =>
    bits.reduce((sum, bit) => sum + inputs[bit]! * 2 ** Number(bit.slice(name.length)), 0),
  );
}

describe('a condition', () => {
  const network = adder(4);
  const expected = expecting(network, 's = a + b');

  it('leaves the rows that meet it, and the summary says how many', () => {
    const table = measure(network, { ...expected, only: only(network, 'a < 10', 'b < 10', 'a + b < 10') });
    // Pairs of digits with a sum below 10: 10 + 9 + … + 1.
    expect(table).toMatchObject({ pass: true, sampled: false, rowsTotal: 55, rowsPossible: 55 });
    expect(table.only).toBe('a < 10, b < 10, a + b < 10');
    expect(table.summary).toBe('All 55 rows are right. Only rows where a < 10, b < 10, a + b < 10 count, 55 of 256.');
    const sums = numbersOf(table, 'a').map((a, row) => a + numbersOf(table, 'b')[row]!);
    expect(Math.max(...sums)).toBe(9);
  });

  it('is sampled from, and the coverage is of the rows that meet it', () => {
    const table = measure(network, { ...expected, only: only(network, 'a < 10 & b < 10'), rows: 40 });
    expect(table).toMatchObject({ pass: null, sampled: true, rowsTotal: 40, rowsPossible: 100 });
    expect(table.summary).toMatch(/^40 of the 100 rows where a < 10 & b < 10 were run, all right; /);
    expect(new Set(table.rows.map(({ inputs }) => Object.values(inputs).join(''))).size).toBe(40);
    for (const name of ['a', 'b']) expect(Math.max(...numbersOf(table, name))).toBeLessThan(10);
  });

  it('runs every row that meets it above 12 inputs where they are no more than a sample', () => {
    const wide = adder(7);
    const table = measure(wide, { ...expecting(wide, 's = a + b'), only: only(wide, 'a == b') });
    expect(table).toMatchObject({ pass: true, sampled: false, rowsTotal: 128 });
  });

  it('is met by random draws above 20 inputs', () => {
    const wide = adder(12);
    const table = measure(wide, { ...expecting(wide, 's = a + b'), only: only(wide, 'a < 64 & b > a'), rows: 50 });
    expect(table).toMatchObject({ pass: null, sampleRight: true, rowsTotal: 50, rowsPossible: null });
    expect(table.summary).toMatch(/^50 of the rows where a < 64 & b > a were run, all right; /);
    expect(Math.max(...numbersOf(table, 'a'))).toBeLessThan(64);
    // Uniform over a: the mean of 50 draws from 0 to 63 is 31.5 with an error of 18.5/√50.
    const mean = numbersOf(table, 'a').reduce((sum, a) => sum + a, 0) / 50;
    expect(Math.abs(mean - 31.5)).toBeLessThan(4 * (18.5 / Math.sqrt(50)));
  });

  it.each([
    [adder(4), 'none of 256 rows meets a > 20'],
    [adder(11), 'none of 1,000,000 random rows meets a > 20 & a < 20'],
  ])('that no row meets is refused', (circuit, message) => {
    const text = message.slice(message.indexOf('meets ') + 6);
    const options = { expectations: new Map(), only: only(circuit, text) };
    expect(checkTruthTable(circuit, options)).toEqual([
      { path: 'only', message, expected: 'a condition that some rows meet' },
    ]);
    expect(() => createTruthTable(circuit, options)).toThrow(message);
  });

  it('says what is wrong with each text', () => {
    const parsed = parseConditions(['a < c', 'b <'], network);
    expect(parsed.ok ? [] : parsed.issues.map(({ path }) => path)).toEqual(['only[0], column 5', 'only[1], column 4']);
    expect(parseConditions([], network)).toEqual({ ok: true, value: null });
  });
});

describe('arithmetic expectations', () => {
  const network = adder(3);

  it('hold for an adder, bit by bit, and fail where it is broken', () => {
    expect(measure(network, expecting(network, 's = a + b')).pass).toBe(true);
    const broken = {
      ...network,
      connections: network.connections.filter((each) => each.source !== 'a0' || each.target !== 'n0'),
    };
    const table = measure(broken, expecting(broken, 's = a + b'));
    const wrong = table.rows.filter(({ outputs }) => Object.values(outputs).some(({ verdict }) => verdict === 'wrong'));
    // Without a0, bit 0 of the sum is missed where a alone is odd: in a quarter of 64 rows.
    expect(wrong.map(({ inputs }) => `${inputs.a0}${inputs.b0}`)).toEqual(new Array(16).fill('10'));
    expect(wrong.every(({ outputs }) => outputs.s0!.verdict === 'wrong')).toBe(true);
  });

  it('count modulo the width of the output, as of an adder without its carry', () => {
    const { probes, ...rest } = adder(3);
    const short = networkOf({ ...rest, probes: probes.filter(({ id }) => id !== 's3') });
    expect(measure(short, expecting(short, 's = a + b')).pass).toBe(true);
    expect(measure(short, expecting(short, 's = a + b - 8')).pass).toBe(true);
    expect(measure(short, expecting(short, 's = a + b + 1')).pass).toBe(false);
  });

  it('may be comparisons of a single output, beside Boolean ones', () => {
    const comparator = networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } }],
      stimuli: ['a1', 'a0', 'b1', 'b0'].map((id) => ({ kind: 'toggle', id })),
      connections: [2, 1, -2, -1].map((weight, k) => ({ source: ['a1', 'a0', 'b1', 'b0'][k], target: 'n', weight })),
      probes: [
        { kind: 'lamp', id: 'y', target: 'n' },
        { kind: 'lamp', id: 'z', target: 'n' },
      ],
    });
    const boolean = 'z = a1 & !b1 | (a1 | !b1) & a0 & !b0';
    expect(measure(comparator, expecting(comparator, 'y = a > b', boolean)).pass).toBe(true);
    expect(measure(comparator, expecting(comparator, 'y = a >= b', boolean)).pass).toBe(false);
  });

  it.each([
    [['s = a + c'], 'expect[0], column 9', 'the circuit has no input "c"'],
    [['s0 = a0 ^ b0', 's = a + b'], 'expect[0], column 1', 'output "s0" has an expectation already'],
    [['s = a + b', 't = a0'], 'expect[1], column 1', 'the circuit has no output "t"'],
    [['a + b'], 'expect[0], column 1', 'the circuit has 4 outputs (s3, s2, s1, s0), and the text names none'],
    [['s = a', 's = b'], 'expect[1], column 1', 'output "s0" has an expectation already'],
  ])('refuses %j', (texts, path, message) => {
    const parsed = parseExpected(texts, network);
    expect(parsed.ok ? null : parsed.issues[0]).toMatchObject({ path, message });
  });
});

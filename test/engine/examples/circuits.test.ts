import { describe, expect, it } from 'vitest';
import { parseConditions } from '../../../engine/logic/condition.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableRow } from '../../../engine/logic/types.ts';
import { bitsOf, example, measureChip, measureExample } from './support.ts';

/** The number of the bits whose names begin with `stem`, such as `a0` to `a3`. */
function numberOf(bits: Readonly<Record<string, number>>, stem: string): number {
  return Object.entries(bits).reduce((sum, [name, bit]) => {
    const [, digits] = new RegExp(`^${stem}(\\d+)$`).exec(name) ?? [];
    return digits === undefined ? sum : sum + bit * 2 ** Number(digits);
  }, 0);
}

/** What the lamps showed. */
function shown({ outputs }: TruthTableRow): Record<string, number> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { probability }]) => [name, probability!]));
}

function complete(name: string, rows: number): TruthTable {
  const table = measureExample(name);
  expect(table).toMatchObject({ pass: true, checked: true, rowsRun: rows, rowsTotal: rows, sampled: false });
  return table;
}

describe('sixteen-gates', () => {
  it('has a lamp for each of the sixteen functions of two inputs', () => {
    const table = complete('sixteen-gates', 4);
    const columns = table.outputs.map((name) => table.rows.map(({ outputs }) => outputs[name]!.probability).join(''));
    const all = Array.from({ length: 16 }, (_, k) => k.toString(2).padStart(4, '0'));
    expect([...columns].sort()).toEqual(all);
    expect(columns[table.outputs.indexOf('y_xor')]).toBe('0110');
    expect(columns[table.outputs.indexOf('y_b_implies_a')]).toBe('1011');
  });

  it('takes one neuron for each, but for XOR and XNOR, which ask AND as well', () => {
    const { connections, populations } = example('sixteen-gates');
    expect(populations).toHaveLength(16);
    const asking = connections.filter(({ source }) => source !== 'a' && source !== 'b');
    expect(asking.map(({ source, target }) => `${source} ${target}`)).toEqual(['and xor', 'and xnor']);
  });
});

describe('codes', () => {
  it('multiplexer: y is the signal of the number s', () => {
    for (const row of complete('multiplexer', 64).rows) {
      expect(shown(row).y).toBe(row.inputs[`d${numberOf(row.inputs, 's')}`]);
    }
  });

  it('decoder: the one lamp of the number x, a step later', () => {
    for (const row of complete('decoder', 8).rows)
      expect(numberOf(shown(row), 'y')).toBe(2 ** numberOf(row.inputs, 'x'));
  });

  it('parity-of-8: whether the count of ones is odd, from nine neurons', () => {
    for (const row of complete('parity-of-8', 256).rows) {
      const ones = Object.values(row.inputs).filter((bit) => bit === 1).length;
      expect(shown(row).y).toBe(ones % 2);
    }
    expect(example('parity-of-8').populations).toHaveLength(9);
  });

  it('seven-segment: the digits as on a pocket calculator', () => {
    const network = example('seven-segment');
    const only = parseConditions(['n < 10'], network);
    if (!only.ok) throw new Error(only.issues[0]!.message);
    const running = createTruthTable(network, { expectations: new Map(), only: only.value!, trials: 1 });
    running.advance(Infinity);
    const digits = running.table().rows.map((row) => {
      const lit = Object.entries(shown(row)).flatMap(([segment, bit]) => (bit === 1 ? [segment] : []));
      return lit.sort().join('');
    });
    const expected = ['abcdef', 'bc', 'abdeg', 'abcdg', 'bcfg', 'acdfg', 'acdefg', 'abc', 'abcdefg', 'abcdfg'];
    expect(digits).toEqual(expected);
    complete('seven-segment', 16);
  });
});

describe('arithmetic', () => {
  it('adder-4-bit: s = a + b, later the further a carry goes', () => {
    const { rows } = complete('adder-4-bit', 256);
    const latencies = new Map<string, number>();
    for (const row of rows) {
      const [a, b] = [numberOf(row.inputs, 'a'), numberOf(row.inputs, 'b')];
      expect(numberOf(shown(row), 's')).toBe(a + b);
      latencies.set(`${a} + ${b}`, row.latency!);
    }
    // A carry passes one chip a step; the last sum is right one step after its own carry.
    expect(latencies.get('15 + 1')).toBe(5);
    expect(latencies.get('8 + 1')).toBe(1);
  });

  it('multiplier-4x4: p = a · b', () => {
    for (const row of complete('multiplier-4x4', 256).rows) {
      expect(numberOf(shown(row), 'p')).toBe(numberOf(row.inputs, 'a') * numberOf(row.inputs, 'b'));
    }
  });

  it('every chip type does what its own lamps expect', () => {
    expect(bitsOf(measureChip('adder-4-bit', 'full_adder'))).toEqual(['00', '10', '10', '01', '10', '01', '01', '11']);
    for (const row of measureChip('multiplier-4x4', 'cell').rows) {
      const { a, b, s, c } = row.inputs;
      const { sum_out, carry_out } = shown(row);
      expect(2 * carry_out! + sum_out!).toBe(a! * b! + s! + c!);
    }
  });
});

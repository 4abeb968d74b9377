import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBench } from '../../../../engine/logic/netlists/bench.ts';
import { neuronsOf } from '../../../../engine/logic/netlists/neurons.ts';
import { ask, c17, c17Answers, issuesOf, rowsOf, s27, s27Cycle, s27Rows, valueOf } from './samples.ts';

describe('parseBench', () => {
  it('reads c17, which answers all 32 rows as its drawing does', () => {
    const circuit = neuronsOf(valueOf(parseBench(c17)));
    expect(circuit.neurons).toHaveLength(6);
    const { answer } = ask(circuit);
    for (const row of rowsOf(5)) expect(answer(row)).toEqual(c17Answers(row));
  });

  it('reads s27, whose three registers go from state to state as by hand', () => {
    const { answer, tick } = ask(neuronsOf(valueOf(parseBench(s27))));
    let state = [false, false, false];
    for (const row of s27Rows(100)) {
      const { out, next } = s27Cycle(row, state);
      expect(answer(row)).toEqual([out]);
      tick();
      state = next;
    }
  });

  it('knows every gate at every fan-in up to 5', () => {
    const gates: Record<string, (row: boolean[]) => boolean> = {
      AND: (row) => row.every(Boolean),
      NAND: (row) => !row.every(Boolean),
      or: (row) => row.some(Boolean),
      Nor: (row) => !row.some(Boolean),
      XOR: (row) => row.filter(Boolean).length % 2 === 1,
      XNOR: (row) => row.filter(Boolean).length % 2 === 0,
    };
    for (const [gate, expected] of Object.entries(gates)) {
      for (const count of [1, 2, 3, 4, 5]) {
        const names = Array.from({ length: count }, (_, k) => `x${k}`);
        const text = `${names.map((name) => `INPUT(${name})`).join('\n')}\nOUTPUT(y)\ny = ${gate}(${names.join(',')})`;
        const { answer } = ask(neuronsOf(valueOf(parseBench(text))));
        for (const row of rowsOf(count)) expect([gate, row, ...answer(row)]).toEqual([gate, row, expected(row)]);
      }
    }
  });

  it('takes gates in any order, blanks, comments, an input twice, and an output that is an input', () => {
    const text = 'OUTPUT(y) # last first\r\n y=NOT( z )\r\nz = AND(a,a)\r\n\r\nINPUT(a)\r\nOUTPUT(a)';
    const { answer } = ask(neuronsOf(valueOf(parseBench(text))));
    expect(answer([false])).toEqual([true, false]);
    expect(answer([true])).toEqual([false, true]);
  });

  it.each([
    ['', 'line 1, column 1 | the circuit has no output | at least one output'],
    ['INPUT a', 'line 1, column 1 | found "INPUT a" | INPUT(name), OUTPUT(name) or name = GATE(name, …)'],
    [
      'INPUT(a)\nOUTPUT(y)\ny = MAJ(a, a)',
      'line 3, column 5 | there is no gate "MAJ" | one of AND, NAND, OR, NOR, XOR, XNOR, NOT, BUF, DFF',
    ],
    ['INPUT(a)\nOUTPUT(y)\n  y = NOT(a, a)', 'line 3, column 7 | NOT has 2 inputs | one input'],
    [
      'INPUT(a)\nOUTPUT(y)\ny = AND(a, b)',
      'line 3, column 5 | "b" is driven by nothing | an input, gate or register of this name',
    ],
    [
      'INPUT(a)\nOUTPUT(a)\na = NOT(a)',
      'line 3, column 5 | "a" is already driven in line 1, column 1 | one driver for each signal',
    ],
    [
      'INPUT(a)\nOUTPUT(y)\ny = AND(a, z)\nz = NOT(y)',
      'line 4, column 5 | a loop without a register: z → y → z | a register in every loop; latches of gates need a drawn circuit',
    ],
    [
      'INPUT(a)\nOUTPUT(y)\ny = AND(a,)',
      'line 3, column 9 | a name is missing between ( and ) | names without blanks, separated by commas',
    ],
  ])('says what is wrong with %j, and where', (text, issue) => {
    expect(issuesOf(parseBench(text))).toEqual([issue]);
  });

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      'INPUT',
      'OUTPUT',
      '(',
      ')',
      ',',
      '=',
      'a',
      'b',
      'NAND',
      'DFF',
      'XOR',
      '\n',
      ' ',
      '#',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 60 }).map((each) => each.join('')),
        ),
        (text) => {
          const parsed = parseBench(text);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

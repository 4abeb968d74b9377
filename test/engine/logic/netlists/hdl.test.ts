import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHdl, type HdlNetlist } from '../../../../engine/logic/netlists/hdl/hdl.ts';
import { parseTest } from '../../../../engine/logic/netlists/hdl/parse-test.ts';
import { runTest } from '../../../../engine/logic/netlists/hdl/run-test.ts';
import { standardChip, standardNames } from '../../../../engine/logic/netlists/hdl/standard.ts';
import { neuronsOf } from '../../../../engine/logic/netlists/neurons.ts';
import { ask, issuesOf, valueOf } from './samples.ts';

const chip = (name: string): HdlNetlist => valueOf(parseHdl(standardChip(name)!));

/** Answers of a chip by pin: buses as whole numbers without sign. */
function bench(netlist: HdlNetlist) {
  const { answer, tick } = ask(neuronsOf(netlist));
  return {
    tick,
    answer(values: Readonly<Record<string, number>>): Record<string, number> {
      const row = netlist.chip.inputs.flatMap(({ name, width }) =>
        Array.from({ length: width }, (_, bit) => Math.floor((values[name] ?? 0) / 2 ** bit) % 2 === 1),
      );
      const bits = answer(row);
      let next = 0;
      return Object.fromEntries(
        netlist.chip.outputs.map(({ name, width }) => {
          const own = bits.slice(next, (next += width));
          return [name, own.reduce((sum, bit, k) => sum + (bit ? 2 ** k : 0), 0)];
        }),
      );
    },
  };
}

const word = fc.integer({ min: 0, max: 65_535 });
const runs = { seed: 1, numRuns: 200 };

describe('the standard chips', () => {
  it('are all read without issues', () => {
    for (const name of standardNames) expect([name, issuesOf(parseHdl(standardChip(name)!))]).toEqual([name, []]);
  });

  it('add and count as whole numbers modulo 2^16 do', () => {
    const [add, inc] = [bench(chip('Add16')), bench(chip('Inc16'))];
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(add.answer({ a, b })).toEqual({ out: (a + b) % 65_536 });
        expect(inc.answer({ in: a })).toEqual({ out: (a + 1) % 65_536 });
      }),
      runs,
    );
  });

  it('choose and share out by the bits of sel', () => {
    const mux = bench(chip('Mux8Way16'));
    const dmux = bench(chip('DMux8Way'));
    const values = { a: 11, b: 22, c: 33, d: 44, e: 55, f: 66, g: 77, h: 88 };
    Object.entries(values).forEach(([name, value], sel) => {
      expect(mux.answer({ ...values, sel })).toEqual({ out: value });
      const shared = dmux.answer({ in: 1, sel });
      expect(Object.keys(shared).filter((key) => shared[key] === 1)).toEqual([name]);
    });
  });

  it('compute all 18 functions of the Hack ALU (figure 2.6 of the book)', () => {
    const alu = bench(chip('ALU'));
    const functions: [control: string, of: (x: number, y: number) => number][] = [
      ['101010', () => 0],
      ['111111', () => 1],
      ['111010', () => -1],
      ['001100', (x) => x],
      ['110000', (_, y) => y],
      ['001101', (x) => ~x],
      ['110001', (_, y) => ~y],
      ['001111', (x) => -x],
      ['110011', (_, y) => -y],
      ['011111', (x) => x + 1],
      ['110111', (_, y) => y + 1],
      ['001110', (x) => x - 1],
      ['110010', (_, y) => y - 1],
      ['000010', (x, y) => x + y],
      ['010011', (x, y) => x - y],
      ['000111', (x, y) => y - x],
      ['000000', (x, y) => x & y],
      ['010101', (x, y) => x | y],
    ];
    fc.assert(
      fc.property(word, word, fc.constantFrom(...functions), (x, y, [control, of]) => {
        const [zx, nx, zy, ny, f, no] = [...control].map(Number) as [number, number, number, number, number, number];
        const out = of(x, y) & 0xffff;
        expect(alu.answer({ x, y, zx, nx, zy, ny, f, no })).toEqual({ out, zr: out === 0 ? 1 : 0, ng: out >> 15 });
      }),
      runs,
    );
  });

  it('remember: RAM8 holds what was last written at each address', () => {
    const ram = bench(chip('RAM8'));
    const held = new Array<number>(8).fill(0);
    const step = fc.record({ address: fc.integer({ min: 0, max: 7 }), in: word, load: fc.integer({ min: 0, max: 1 }) });
    for (const each of fc.sample(step, { seed: 1, numRuns: 100 })) {
      expect(ram.answer(each)).toEqual({ out: held[each.address] });
      if (each.load === 1) held[each.address] = each.in;
      ram.tick();
    }
  });
});

describe('parseHdl', () => {
  it('takes a part from the file beside before the standard one, and sub-buses on both sides', () => {
    // A Not that is none: its double shows which was taken.
    const resolve = (name: string): string | null =>
      name === 'Not' ? 'CHIP Not { IN in; OUT out; PARTS: Or(a=in, b=in, out=out); }' : null;
    const text = `/** swaps two nibbles */
CHIP Swap { IN in[8]; OUT out[8], same;
PARTS: Copy4(in=in[0..3], out=out[4..7]); Copy4(in=in[4..7], out=out[0..3]); Not(in=in[0], out=same); }`;
    const copy = 'CHIP Copy4 { IN in[4]; OUT out[4]; PARTS: Or16(a[0..3]=in, b=false, out[0..3]=out); }';
    const both = (name: string): string | null => (name === 'Copy4' ? copy : resolve(name));
    const { answer } = bench(valueOf(parseHdl(text, both)));
    expect(answer({ in: 0xa5 })).toEqual({ out: 0x5a, same: 1 });
    expect(answer({ in: 0x1e })).toEqual({ out: 0xe1, same: 0 });
  });

  it.each([
    [
      'CHIP A { IN a; OUT y; PARTS: Foo(in=a, out=y); }',
      'line 1, column 30 | there is no chip "Foo" | a file Foo.hdl beside it,',
    ],
    ['CHIP A { IN a; OUT y; PARTS: Not(in=b, out=y); }', 'line 1, column 37 | "b" has no source |'],
    [
      'CHIP A { IN a; OUT y, z;\nPARTS: Not(in=a, out=y);\nNot(in=y, out=z); }',
      'line 3, column 8 | "y" is an output of A, and no part may read it |',
    ],
    ['CHIP A { IN a[8]; OUT y;\nPARTS: Not(in=a, out=y); }', 'line 2, column 15 | 1 and 8 bits: "a" has another width'],
    ['CHIP A { IN a; OUT y;\nPARTS: Not(in=a[1], out=y); }', 'line 2, column 15 | bit 1 of "a" | bits 0 to 0'],
    ['CHIP A { IN a; OUT y;\nPARTS: Not(x=a, out=y); }', 'line 2, column 12 | Not has no pin "x" | one of in, out'],
    ['CHIP A { IN a; OUT y;\nPARTS: Not(in=a, out=y) }', 'line 2, column 25 | found "}" | ;'],
    ['CHIP A { IN a; OUT y; PARTS: A(a=a, y=y); }', 'there is no chip "A"'],
    ['CHIP A { IN a; OUT y; PARTS: Nand(a=y1, b=a, out=y, out=y1); }', 'a loop without a register'],
    ['', 'line 1, column 1 | the file ends | CHIP'],
  ])('says what is wrong with %j, and where', (text, issue) => {
    expect(issuesOf(parseHdl(text))[0]).toContain(issue);
  });

  it('finds a chip that contains itself, and names the file that a mistake is in', () => {
    const self = 'CHIP A { IN a; OUT y; PARTS: A(a=a, y=y); }';
    expect(issuesOf(parseHdl(self, () => self))[0]).toContain(
      'A lies 100 chips deep | chips that do not contain themselves',
    );
    const text = 'CHIP A { IN a; OUT y; PARTS: B(a=a, y=y); }';
    const inner = 'CHIP B { IN a; OUT y;\n PARTS: Not(in=a, out=z) }';
    expect(issuesOf(parseHdl(text, (name) => (name === 'B' ? inner : null)))[0]).toContain('B.hdl, line 2, column 26');
  });

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      'CHIP',
      'A',
      '{',
      '}',
      'IN',
      'OUT',
      'a',
      '[',
      ']',
      '8',
      '..',
      ',',
      ';',
      'PARTS:',
      'Not',
      '(',
      ')',
      'in',
      'out',
      '=',
      'true',
      'BUILTIN',
      'CLOCKED',
      '__proto__',
      '/*',
      '//',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 60 }).map((each) => each.join(' ')),
        ),
        (text) => {
          const parsed = parseHdl(text, () => text);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
          const test = parseTest(text);
          expect(test.ok || test.issues.length > 0).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

const script = `// a counter
load PC.hdl, output-file PC.out, compare-to PC.cmp,
output-list time%S1.4.1 in%D1.6.1 reset%B2.1.2 load%B2.1.2 inc%B2.1.2 out%D1.6.1;
set in -32123, set inc 1, tick, output;
tock, output;
tick, output; tock, output;
set load 1; repeat 1 { tick, output; tock, output; }
set load %B0, set reset %X1, tick, output; tock, output;
`;

const expected = `| time |   in   |reset|load | inc |  out   |
| 0+   | -32123 |  0  |  0  |  1  |      0 |
| 1    | -32123 |  0  |  0  |  1  |      1 |
| 1+   | -32123 |  0  |  0  |  1  |      1 |
| 2    | -32123 |  0  |  0  |  1  |      2 |
| 2+   | -32123 |  0  |  1  |  1  |      2 |
| 3    | -32123 |  0  |  1  |  1  | -32123 |
| 3+   | -32123 |  1  |  0  |  1  | -32123 |
| 4    | -32123 |  1  |  0  |  1  |      0 |
`;

describe('runTest', () => {
  const report = (compare: string | null) => valueOf(runTest(chip('PC'), valueOf(parseTest(script)), compare));

  it('writes what the counter does before and after each tick', () => {
    const { lines, right, wrong, pass } = report(expected);
    expect(`${lines.map(({ found }) => found).join('\n')}\n`).toBe(expected);
    expect({ right, wrong, pass }).toEqual({ right: 9, wrong: 0, pass: true });
  });

  it('counts wrong and missing lines, and takes * for any cell', () => {
    const lines = expected
      .replace('|      2 |\n| 2+', '|      3 |\n| 2+')
      .replace('| -32123 |\n| 3+', '| ****** |\n| 3+');
    expect(report(lines)).toMatchObject({ right: 8, wrong: 1, pass: false });
    expect(report(`${expected}| 5 |\n`)).toMatchObject({ right: 9, wrong: 1, pass: false });
    expect(report(null)).toMatchObject({ right: 0, wrong: 0, pass: null });
  });

  it.each([
    ['set in 70000, eval;', 'line 1, column 5 | 70000 does not fit into the 16 bits of "in" | a smaller value'],
    ['eval;\nset foo 1;', 'line 2, column 5 | there is no input "foo" | one of in, load, inc, reset'],
    [
      'output-list DRegister[]%D1.6.1;',
      'line 1, column 13 | there is no pin "DRegister[]" | one of in, load, inc, reset, out',
    ],
    ['jump;', 'line 1, column 1 | there is no command "jump" |'],
    ['repeat 9999999 { repeat 9999999 { eval; } }', 'the script runs'],
    ['repeat { eval; }', 'line 1, column 8 | found "{" | repeat N { … }'],
    ['set in x;', 'line 1, column 8 | set needs a pin and a value |'],
  ])('says what is wrong with %j, and where', (text, issue) => {
    const test = parseTest(text);
    const issues = test.ok ? issuesOf(runTest(chip('PC'), test.value, null)) : issuesOf(test);
    expect(issues[0]).toContain(issue);
  });
});

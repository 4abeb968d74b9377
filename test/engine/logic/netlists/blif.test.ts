import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlif } from '../../../../engine/logic/netlists/blif.ts';
import { neuronsOf } from '../../../../engine/logic/netlists/neurons.ts';
import { ask, issuesOf, rowsOf, valueOf } from './samples.ts';

const adder = `# two half adders and an OR
.model full
.inputs a b \\
  cin
.outputs sum carry
.subckt half x=a y=b s=ab c=c1
.subckt half x=ab y=cin s=sum c=c2
.names c1 c2 carry
1- 1
-1 1
.end
.model half
.inputs x y
.outputs s c
.names x y s
10 1
01 1
.names x y c
11 1
.end
`;

describe('parseBlif', () => {
  it('puts subcircuits in: two half adders add three bits', () => {
    const { answer } = ask(neuronsOf(valueOf(parseBlif(adder))));
    for (const row of rowsOf(3)) {
      const count = row.filter(Boolean).length;
      expect(answer(row)).toEqual([count % 2 === 1, count >= 2]);
    }
  });

  it('reads covers of ones, of zeros, of literals and of nothing', () => {
    const text = `.model covers
.inputs a b c
.outputs majority implies zero one any
.names a b c majority
11- 1
1-1 1
-11 1
.names a b implies
10 0
.names zero
.names one
1
.names a b any
0- 0
1- 0
`;
    const { answer } = ask(neuronsOf(valueOf(parseBlif(text))));
    for (const row of rowsOf(3)) {
      const [a, b] = row;
      expect(answer(row)).toEqual([row.filter(Boolean).length >= 2, !a! || b!, false, true, false]);
    }
  });

  it('starts registers at their initial values, and tells what became of clocks', () => {
    const text = `.model toggle
.inputs clk en
.outputs q
.latch d q re clk 1
.names en q d
10 1
01 1
.end`;
    const netlist = valueOf(parseBlif(text));
    expect(netlist.losses).toEqual(['the clock (re clk): all registers tick together, one cycle a period']);
    expect(netlist.inputs.map(({ name }) => name)).toEqual(['en']);
    const { answer, tick } = ask(neuronsOf(netlist));
    // A toggle that starts at 1 and turns at every enabled tick.
    const seen = [true, false, true, true].map((enabled) => {
      const [q] = answer([enabled]);
      tick();
      return q;
    });
    expect(seen).toEqual([true, false, false, true]);
  });

  it.each([
    [
      '.model m\n.inputs a\n.outputs y\n.names a y\n12 1',
      'line 5, column 1 | found "12 1" | 1 of 0, 1 and -, a blank, and 0 or 1',
    ],
    [
      '.model m\n.outputs y\n.gate inv a=a',
      'line 3, column 1 | found ".gate" | one of .model, .inputs, .outputs, .names, .latch, .subckt, .clock, .end',
    ],
    [
      '.model m\n.inputs a\n.outputs y\n.subckt sub a=a y=y',
      'line 4, column 1 | there is no model "sub" in the file | a .model of this name in the same file',
    ],
    [
      '.model m\n.inputs a\n.outputs y\n.subckt m a=a y=y',
      'line 4, column 1 | m lies 100 models deep | models that do not contain themselves',
    ],
    [
      '.model m\n.inputs a\n.outputs y\n.latch a y ah clk',
      'line 4, column 1 | a latch of type "ah" | re or fe: registers on the edge of one clock',
    ],
    ['', 'line 1, column 1 | the file has no model | a line .model NAME'],
  ])('says what is wrong with %j, and where', (text, issue) => {
    expect(issuesOf(parseBlif(text))[0]).toBe(issue);
  });

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      '.model',
      '.inputs',
      '.outputs',
      '.names',
      '.latch',
      '.subckt',
      '.end',
      ' a',
      ' b',
      ' a=b',
      '\n',
      ' 1',
      '-0 1',
      '\\',
      're',
      ' m',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 60 }).map((each) => each.join(' ')),
        ),
        (text) => {
          const parsed = parseBlif(text);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

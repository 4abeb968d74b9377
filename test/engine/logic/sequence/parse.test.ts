import { describe, expect, it } from 'vitest';
import { parseSequence } from '../../../../engine/logic/sequence/parse.ts';
import { sequenceToText } from '../../../../engine/logic/sequence/write.ts';
import type { Issue } from '../../../../engine/network/issue.ts';
import { example } from '../../examples/support.ts';

const latch = example('sr-latch');

function issuesOf(text: string): readonly Issue[] {
  const parsed = parseSequence(text, latch);
  return parsed.ok ? [] : parsed.issues;
}

const two = {
  inputs: ['s', 'r'],
  outputs: ['q'],
  pulse: 1,
  recorded: false,
  vectors: [
    { steps: 3, inputs: [1, 'keep'], expected: [1], note: '' },
    { steps: 2, inputs: ['pulse', 0], expected: [null], note: '' },
  ],
};

describe('one sequence in many forms', () => {
  it.each([
    ['blanks', 'hold s r | q\n3 1 - | 1\n2 ^ 0 | x'],
    ['blanks without a bar', '  hold   s r q\n\n3 1 - 1\r\n2 ^ 0 X\r\n'],
    ['commas', 'hold,s,r,q\n3,1,,1\n2,^,0,\n'],
    ['commas and a bar', 'hold,s,r,|,q\n3,1,-,|,1\n2,^,0,|,\n'],
    ['semicolons', 'hold;s;r;q\n3;1;-;1\n2;^;0;-\n'],
    ['tabs, as a spreadsheet pastes', 'hold\ts\tr\tq\n3\t1\t\t1\n2\t^\t0\tx\n'],
    ['Markdown', '| hold | s | r | q |\n|-----:|---|---|---|\n| 3 | 1 | - | 1 |\n| 2 | ^ | 0 | x |\n'],
    ['the column of steps last', '\uFEFFs r | q steps\n1 - | 1 3\n^ 0 | x 2'],
  ])('%s', (_, text) => {
    expect(parseSequence(text, latch)).toEqual({ ok: true, value: two });
  });

  it('takes notes, and settings for all lines', () => {
    const text = '# a latch\nhold: 4\npulse: 2\ns | nq\n1 | 0 # set\n';
    expect(parseSequence(text, latch)).toEqual({
      ok: true,
      value: {
        inputs: ['s'],
        outputs: ['nq'],
        pulse: 2,
        recorded: false,
        vectors: [{ steps: 4, inputs: [1], expected: [0], note: 'set' }],
      },
    });
  });

  it('is read back as it is written', () => {
    const text = 'recorded: by hand\npulse: 3\nhold r s | nq q\n12 1 0 | 1 x # reset\n1 ^ - | 0 1\n';
    const parsed = parseSequence(text, latch);
    if (!parsed.ok) throw new Error('expected it to be read');
    expect(parsed.value.recorded).toBe(true);
    expect(parseSequence(sequenceToText(parsed.value), latch)).toEqual(parsed);
  });
});

describe('mistakes are named by line and column', () => {
  it.each([
    ['', '', 'the sequence is empty'],
    ['hold s | q', 'line 1', 'no vector is below the names'],
    ['hold s | p\n1 0 | 1', 'line 1, column 10', 'the circuit has no input or output "p"'],
    ['hold s s | q\n1 0 0 | 1', 'line 1, column 8', '"s" has two columns'],
    ['hold s\n1 0', 'line 1', 'no output has a column'],
    ['s | q\n0 | 1', 'line 2', 'nothing says how long it is held'],
    ['hold s | q\n\n1 0 1 | 1', 'line 3, column 9', 'found 4 cells'],
    ['hold s r | q\n1 0 | 1 1', 'line 2', 'the bar is after 2 of 4 cells'],
    ['hold s | q\n0 0 | 1', 'line 2, column 1', 'hold is "0"'],
    ['hold s | q\n1.5 0 | 1', 'line 2, column 1', 'hold is "1.5"'],
    ['hold s | q\n1 x | 1', 'line 2, column 3', 's is "x"'],
    ['hold s | q\n1 0 | 2', 'line 2, column 7', 'q is "2"'],
    ['  hold s | q # latch\n  1  2 | 1', 'line 2, column 6', 's is "2"'],
    ['hold,s, q\n1, 2 ,1', 'line 2, column 4', 's is "2"'],
    ['hold\ts\tq\n1\t\t7', 'line 2, column 4', 'q is "7"'],
    ['| hold | s | q |\n|---|---|---|\n| 1 | 0 | 7 |', 'line 3, column 11', 'q is "7"'],
    ['hold,s,|,q\n1,0,|,7', 'line 2, column 7', 'q is "7"'],
    ['hold s | q\n1 0', 'line 2', 'found 2 cells'],
    ['hold: many\ns | q\n0 | 1', 'line 1, column 7', 'found "many"'],
    ['holt: 3\ns | q\n0 | 1', 'line 1, column 1', 'there is no setting "holt"'],
  ])('%j', (text, path, message) => {
    expect(issuesOf(text)[0]).toMatchObject({ path, message });
  });

  it('all at once', () => {
    expect(issuesOf('hold s | q\n0 0 | 1\n1 2 | 3').map(({ path }) => path)).toEqual([
      'line 2, column 1',
      'line 3, column 3',
      'line 3, column 7',
    ]);
  });
});

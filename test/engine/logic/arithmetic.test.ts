import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArithmetic } from '../../../engine/logic/arithmetic.ts';
import { busesOf } from '../../../engine/logic/buses.ts';
import { parseOverInputs } from '../../../engine/logic/over-inputs.ts';

/** Value over the inputs named, at the levels given. */
function valueOf(text: string, levels: Readonly<Record<string, 0 | 1>> = {}): bigint {
  const parsed = parseOverInputs(text, Object.keys(levels), 'only[0]');
  if (!parsed.ok) throw new Error(`${parsed.issues[0]!.path}: ${parsed.issues[0]!.message}`);
  return parsed.value(Object.values(levels), 0);
}

function issueOf(text: string, inputs: readonly string[] = []) {
  const parsed = parseOverInputs(text, inputs, 'only[0]');
  if (parsed.ok) throw new Error('expected an issue');
  const { path, message, expected } = parsed.issues[0]!;
  return [path, message, expected];
}

describe('an arithmetic expression', () => {
  it.each([
    ['2 + 3 * 4', 14n],
    ['(2 + 3) * 4', 20n],
    ['7 - 2 - 1', 4n],
    ['-3 + 1', -2n],
    ['1 < 2 & 3 < 2', 0n],
    ['1 < 2 | 3 < 2', 1n],
    ['6 & 3 == 3', 0n],
    ['(6 & 3) == 2', 1n],
    ['5 ^ 1', 4n],
    ['!0 + !7', 1n],
    ['2 >= 2 != 0', 1n],
    ['99999999999999999999 * 99999999999999999999', 9999999999999999999800000000000000000001n],
  ])('%s is %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it('is what JavaScript makes of it, whose operators have the same order', () => {
    const operators = ['+', '-', '*', '&', '^', '|', '==', '!='] as const;
    const terms = fc.array(fc.tuple(fc.constantFrom(...operators), fc.integer({ min: 0, max: 9 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), terms, (first, rest) => {
        const text = [first, ...rest.flat()].join(' ');
        const reference = Number(new Function(`return ${text}`)());
        expect(valueOf(text)).toBe(BigInt(reference));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each([
    ['a <', ['only[0], column 4', 'the expression ends', 'a name, a number, !, - or (']],
    ['a = 1', ['only[0], column 3', 'found "="', '== for a comparison']],
    ['0 < a < 1', ['only[0], column 7', 'a comparison of a comparison', 'two comparisons joined by &']],
    ['(a + 1', ['only[0], column 7', 'the expression ends', ') for the ( in column 1']],
    ['a % 2', ['only[0], column 3', 'found "%"', 'an operator or the end']],
    ['a b', ['only[0], column 3', 'found "b"', 'an operator or the end']],
    ['', ['only[0], column 1', 'the expression ends', 'a name, a number, !, - or (']],
  ])('refuses %j', (text, issue) => {
    expect(issueOf(text, ['a'])).toEqual(issue);
  });

  it('refuses what would overflow the call stack', () => {
    expect(parseArithmetic('('.repeat(600))).toMatchObject({ ok: false, issues: [{ message: 'nested too deeply' }] });
    expect(parseArithmetic('1+'.repeat(6000))).toMatchObject({ ok: false });
  });

  it('may compare comparisons that stand in parentheses', () => {
    expect(valueOf('(1 < 2) < 2')).toBe(1n);
  });
});

describe('inputs as numbers', () => {
  it('are names that end in numbers without a gap', () => {
    expect([...busesOf(['a1', 'b_0', 'a0', 'b_1', 'c0', 'c2', 'x'])]).toEqual([
      ['a', { bits: [2, 0], first: 0 }],
      ['b', { bits: [1, 3], first: 0 }],
    ]);
    expect([...busesOf(['x3', 'x1', 'x2'])]).toEqual([['x', { bits: [1, 2, 0], first: 1 }]]);
    expect(busesOf(['a', 'a0', 'a1']).size).toBe(0);
    expect(busesOf(['a1', 'a01']).size).toBe(0);
  });

  it('are read in their order of significance, whatever that of the circuit', () => {
    const levels = { a0: 1, b1: 1, a1: 0, a2: 1, b0: 0 } as const;
    expect(valueOf('a', levels)).toBe(5n);
    expect(valueOf('a + b', levels)).toBe(7n);
    expect(valueOf('a[2] & !a[1]', levels)).toBe(1n);
    expect(valueOf('a2 + b1', levels)).toBe(2n);
  });

  it('may be wider than a number of JavaScript', () => {
    const levels = Object.fromEntries(Array.from({ length: 70 }, (_, bit) => [`w${bit}`, 1 as const]));
    expect(valueOf('w', levels)).toBe(2n ** 70n - 1n);
  });

  it('name what they are not', () => {
    const inputs = ['a0', 'a1', 'enable'];
    expect(issueOf('a[2] == 0', inputs)).toEqual(['only[0], column 1', 'a has no bit 2', 'a bit from 0 to 1']);
    expect(issueOf('enabel & a', inputs)).toEqual([
      'only[0], column 1',
      'the circuit has no input "enabel"',
      'one of the inputs a0, a1, enable, or the numbers a; did you mean enable?',
    ]);
    expect(issueOf('enable[0]', inputs)[1]).toBe('the circuit has no number "enable" of inputs');
  });
});

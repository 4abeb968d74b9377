import { describe, expect, it } from 'vitest';
import { parseBoolean } from '../../../engine/logic/boolean.ts';
import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { networkOf } from '../support/networks.ts';

/** Inputs a and b, and a lamp for each name with what the file expects of it. */
function circuit(lamps: Record<string, string>) {
  return networkOf({
    populations: [{ id: 'n', model: 'mcculloch-pitts' }],
    stimuli: [
      { kind: 'toggle', id: 'a' },
      { kind: 'clamp', id: 'on' },
      { kind: 'toggle', id: 'b' },
    ],
    probes: Object.entries(lamps).map(([id, text]) => ({ kind: 'lamp', id, target: 'n', expect: text })),
  });
}

function issuesOf(texts: string[], lamps: Record<string, string>) {
  const parsed = parseExpectations(texts, circuit(lamps));
  return parsed.ok ? [] : parsed.issues;
}

function expressionOf(text: string) {
  const parsed = parseBoolean(text);
  return parsed.ok ? parsed.value : null;
}

describe('parseExpectations', () => {
  it('takes a lone expression for the only lamp', () => {
    const parsed = parseExpectations(['a & b'], circuit({ y: '' }));
    expect(parsed).toEqual({ ok: true, value: new Map([['y', expressionOf('a & b')]]) });
  });

  it('takes OUTPUT = EXPR for each lamp, with the columns of the whole text', () => {
    const parsed = parseExpectations(['sum=a ^ b', ' carry = a & b'], circuit({ sum: '', carry: '' }));
    const expected = new Map([
      ['sum', expressionOf('    a ^ b')],
      ['carry', expressionOf('         a & b')],
    ]);
    expect(parsed).toEqual({ ok: true, value: expected });
  });

  it('keeps what the file expects of the lamps that no text names', () => {
    const parsed = parseExpectations(['sum = 1'], circuit({ sum: 'a ^ b', carry: 'a & b', spare: ' ' }));
    const expected = new Map([
      ['sum', expressionOf('      1')],
      ['carry', expressionOf('a & b')],
    ]);
    expect(parsed).toEqual({ ok: true, value: expected });
  });

  it('points at the column where the text stops making sense', () => {
    expect(issuesOf(['sum = a &'], { sum: '', carry: '' })).toEqual([
      {
        path: 'expect[0], column 10',
        message: 'the expression ends',
        expected: 'a name, 0, 1, ! or (',
        text: 'sum = a &',
        column: 10,
      },
    ]);
    expect(issuesOf(['y == a'], { y: '' })).toMatchObject([{ column: 4, message: 'found "="' }]);
    expect(issuesOf(['', 'a b'], { y: '' })).toMatchObject([
      { path: 'expect[0], column 1' },
      { path: 'expect[1], column 3' },
    ]);
  });

  it('names an input that the circuit lacks, each time, and says what there is', () => {
    expect(issuesOf(['y = on | aa & !a'], { y: '' })).toEqual([
      {
        path: 'expect[0], column 5',
        message: 'the circuit has no input "on"',
        expected: 'one of the inputs a, b',
        text: 'y = on | aa & !a',
        column: 5,
      },
      {
        path: 'expect[0], column 10',
        message: 'the circuit has no input "aa"',
        expected: 'one of the inputs a, b; did you mean a?',
        text: 'y = on | aa & !a',
        column: 10,
      },
    ]);
  });

  it('names an output that the circuit lacks', () => {
    expect(issuesOf(['  sun = a'], { sum: '', carry: '' })).toMatchObject([
      {
        column: 3,
        message: 'the circuit has no output "sun"',
        expected: 'one of the outputs sum, carry; did you mean sum?',
      },
    ]);
    expect(issuesOf([' = a'], { y: '' })).toMatchObject([{ column: 2, message: 'no output is named before the =' }]);
    expect(issuesOf(['y = a'], {})).toMatchObject([{ expected: 'no name: the circuit has no outputs' }]);
    expect(issuesOf(['a'], {})).toMatchObject([{ message: 'the circuit has no lamp' }]);
  });

  it('asks for the output where there are several', () => {
    expect(issuesOf(['a ^ b'], { sum: '', carry: '' })).toMatchObject([
      {
        column: 1,
        message: 'the circuit has 2 outputs (sum, carry), and the text names none',
        expected: 'the output before it, as in "sum = a ^ b"',
      },
    ]);
  });

  it('refuses two expectations of one output', () => {
    expect(issuesOf(['a', 'y = b'], { y: '' })).toMatchObject([
      { path: 'expect[1], column 1', message: 'output "y" has an expectation already' },
    ]);
  });

  it('names the probe whose own expectation is of inputs that are not there', () => {
    expect(issuesOf([], { x: 'a', y: 'a & c' })).toMatchObject([
      { path: 'probes[1].expect, column 5', message: 'the circuit has no input "c"', text: 'a & c', column: 5 },
    ]);
    expect(issuesOf(['y = b'], { x: 'a', y: 'a & c' })).toEqual([]);
  });
});

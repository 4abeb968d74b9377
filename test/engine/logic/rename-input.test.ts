import { describe, expect, it } from 'vitest';
import { parseOverInputs } from '../../../engine/logic/over-inputs.ts';
import { renameInput } from '../../../engine/logic/rename-input.ts';

const inputs = ['a0', 'a1', 'a2', 'b', 'c'];

/** The values of an expression over all levels of the inputs. */
function valuesOf(text: string, names: readonly string[]): bigint[] {
  const parsed = parseOverInputs(text, names, 'text');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return Array.from({ length: 2 ** names.length }, (_, row) =>
    parsed.value(
      names.map((_, k) => (row >> k) & 1),
      0,
    ),
  );
}

describe('an expression over an input that has another name', () => {
  it('has it for whole names alone', () => {
    expect(renameInput('!(b & bb) | b_1', { inputs, from: 'b', to: 'x' })).toBe('!(x & bb) | b_1');
  });

  it('writes a number out while its bits make none, and as a number once all have moved on', () => {
    const moved = ['a0', 'a1', 'a2'].reduce(
      ({ names, texts }, from, k) => ({
        names: names.map((name) => (name === from ? `x${k}` : name)),
        texts: [...texts, renameInput(texts.at(-1)!, { inputs: names, from, to: `x${k}` })],
      }),
      { names: inputs, texts: ['a * b + a[2]'] },
    );
    expect(moved.texts).toEqual([
      'a * b + a[2]',
      '(x0 + 2*a1 + 4*a2) * b + a2',
      '(x0 + 2*x1 + 4*a2) * b + a2',
      'x * b + x2',
    ]);
  });

  it.each([
    ['a0', 'low', 'a + 1 < b'],
    ['a2', 'high', 'a * a[1]'],
    ['a1', 'a', 'a == 3'],
    ['b', 'a3', 'a + a[0] - b'],
    ['c', 'a', '(a + 2) * c'],
  ])('means the same when %s is called %s', (from, to, text) => {
    const renamed = renameInput(text, { inputs, from, to });
    const after = inputs.map((name) => (name === from ? to : name));
    expect(valuesOf(renamed, after)).toEqual(valuesOf(text, inputs));
  });

  it('leaves what does not name it as it was written', () => {
    expect(renameInput('(a0 + 2*a1 + 4*a2)  < 3', { inputs, from: 'c', to: 'd' })).toBe('(a0 + 2*a1 + 4*a2)  < 3');
  });
});

import { describe, expect, it } from 'vitest';
import { readNetlist } from '../../../renderer/worker/logic/import-netlist.ts';
import { describeFunction, makeCircuit } from '../../../renderer/worker/logic/make-circuit.ts';
import { isTable, readFunction } from '../../../renderer/worker/logic/read-function.ts';

const plain = { outputs: [], missing: 'error' } as const;

function functionOf(text: string) {
  const { parsed } = readFunction({ ...plain, text });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

describe('what a text is', () => {
  it.each([
    ['a | b', false],
    ['s = a ^ b\nc = a & b', false],
    ['y = 1', false],
    ['a b | y\n0 0 | 1', true],
    ['a,b,y\n0,0,1', true],
    ['a;b;y\n-;0;1', true],
    ['| a | b | y |\n|---|---|---|\n| 0 | 0 | 1 |', true],
    ['# XOR\na b | y\n0 0 | 0', true],
  ])('%j: a table? %s', (text, expected) => expect(isTable(text)).toBe(expected));

  it('places what is wrong with a formula in the lines of the text', () => {
    const { kind, parsed } = readFunction({ ...plain, text: '\n# half adder\ns = a ^ b\n\nc = a & & b' });
    expect(kind).toBe('formulas');
    // Column 9 of the fifth line is the second &.
    expect(!parsed.ok && parsed.issues.map(({ path }) => path)).toEqual(['line 5, column 9']);
  });

  it('takes columns that are named as outputs, and lets missing rows be anything when asked to', () => {
    const text = 'p,a,q,b\n0,0,1,0\n1,0,0,1';
    const { parsed } = readFunction({ text, outputs: ['p', 'q'], missing: 'dont-care' });
    expect(parsed).toMatchObject({ ok: true, value: { inputs: ['a', 'b'] } });
    // Rows 10 and 11 are not there: 2 stands for either.
    expect(parsed.ok && parsed.value.outputs.map(({ values }) => [...values])).toEqual([
      [0, 1, 2, 2],
      [1, 0, 2, 2],
    ]);
  });
});

describe('what is made of it', () => {
  it('is verified in every row, over a table that fills more than the 128 lanes', () => {
    // Nine inputs: four words of lanes, four times.
    const target = functionOf('a ^ b & c | d & e ^ f | g & h & i');
    const { outputs } = describeFunction(target);
    for (const style of ['nand', 'threshold'] as const) {
      const made = makeCircuit({ target, style, outputs });
      expect(made).toMatchObject({ ok: true, value: { wrong: 0 } });
    }
  });

  it('is learnt by the perceptron rule up to six inputs, where there is anything to learn', () => {
    expect(describeFunction(functionOf('a & b')).learnt[0]).toMatchObject({ hasConverged: true });
    expect(describeFunction(functionOf('a ^ b')).learnt[0]).toMatchObject({ hasConverged: false, bound: null });
    expect(describeFunction(functionOf('a & b & c & d & e & f & g')).learnt).toEqual([null]);
    expect(describeFunction(functionOf('a b | y\n- - | -')).learnt).toEqual([null]);
  });
});

describe('a nand2tetris chip', () => {
  const text = 'CHIP Both { IN a, b; OUT out; PARTS: Mine(x=a, y=b, z=out); }';
  const mine = { name: 'Mine.hdl', text: 'CHIP Mine { IN x, y; OUT z; PARTS: And(a=x, b=y, out=z); }' };
  const script =
    'load Both.hdl, compare-to Both.cmp, output-list a b out; set a 1, set b 1, eval, output; set b 0, eval, output;';
  const compare = (last: string) => ({ name: 'Both.cmp', text: `| a | b |out|\n| 1 | 1 | 1 |\n| 1 | 0 | ${last} |\n` });

  it('takes its parts and its test from the files beside it', () => {
    const beside = [mine, { name: 'Both.tst', text: script }, compare('0')];
    const imported = readNetlist({ name: 'Both.hdl', text, beside });
    expect(imported).toMatchObject({ ok: true, value: { test: { name: 'Both.tst', report: { ok: true } } } });
    expect(imported.ok && imported.value.test?.report).toMatchObject({ value: { pass: true, right: 3, wrong: 0 } });
  });

  it('tells the line in which its test fails', () => {
    const beside = [mine, { name: 'Both.tst', text: script }, compare('1')];
    const imported = readNetlist({ name: 'Both.hdl', text, beside });
    expect(imported.ok && imported.value.test?.report).toMatchObject({ value: { pass: false, wrong: 1 } });
  });

  it('misses a part that is not there, by name', () => {
    const imported = readNetlist({ name: 'Both.hdl', text, beside: [] });
    expect(!imported.ok && imported.issues[0]?.message).toContain('"Mine"');
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../../app/cli/io.ts';
import { startSynthesis as thread } from '../../../bench/threads.ts';
import { nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

describe('synthesize', () => {
  it('prints the minimised expression, the size, the certificate, and that the circuit is verified', async () => {
    expect(await nandrite('synthesize', '(a | b) & !(a & b)')).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'y = a & !b | !a & b  (2 products, 4 literals, minimal)',
        '  no threshold function:',
        '    No weights and threshold θ are right about these 4 samples at once:',
        '    (0, 1) must be on: w(b) ≥ θ',
        '    (1, 0) must be on: w(a) ≥ θ',
        '    (0, 0) must be off: 0 < θ',
        '    (1, 1) must be off: w(a) + w(b) < θ',
        '    The first sum up to w(a) + w(b) ≥ 2 θ, the others to w(a) + w(b) < 2 θ: the same sum cannot be both.',
        "    The classes' convex hulls share the point (0.5, 0.5): no plane parts them.",
        'nand: 4 neurons in 3 layers, 8 synapses (no circuit of this kind has fewer)',
        'verified: all 4 rows are right',
        '',
      ].join('\n'),
    });
  });

  it('writes a network that passes its own truth table', async () => {
    const file = folder.path('adder.network.json');
    const words = ['sum = a ^ b ^ c', 'carry = a & b | a & c | b & c', '--gates', 'threshold', '--out', file];
    const { code, stdout } = await nandrite('synthesize', ...words);
    expect(code).toBe(0);
    expect(stdout).toContain('  a threshold function: a + b + c ≥ 2, the smallest whole weights\n');
    expect(stdout).toContain('threshold: 2 neurons in 2 layers, 7 synapses (no circuit of this kind has fewer)\n');
    expect(stdout).toContain(`written to ${file}\n`);
    expect((await nandrite('truth-table', file)).code).toBe(0);
  });

  it('gives machines the same, the network as it would be in a file', async () => {
    const { code, stdout } = await nandrite('synthesize', 'a & (b | c)', '--gates', 'threshold-2', '--learn', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as {
      outputs: { learnt: { mistakes: number; bound: number } }[];
      network: object;
    };
    expect(answer).toMatchObject({
      ...{
        inputs: ['a', 'b', 'c'],
        gates: 'threshold-2',
        neurons: 1,
        layers: 1,
        fewest: true,
        verified: true,
        rows: 8,
      },
      outputs: [
        {
          sumOfProducts: { text: 'a & b | a & c', isMinimal: true },
          productOfSums: { text: 'a & (b | c)', isMinimal: true },
          threshold: { kind: 'threshold', weights: { a: 2, b: 1, c: 1 }, threshold: 3, smallest: true },
          learnt: { hasConverged: true },
        },
      ],
    });
    const { mistakes, bound } = answer.outputs[0]!.learnt;
    expect(mistakes).toBeLessThanOrEqual(bound);
    const file = await folder.write('same.network.json', JSON.stringify(answer.network));
    expect((await nandrite('truth-table', file, '--expect', 'a & (b | c)')).code).toBe(0);
  });

  it("takes tables, with don't-cares and named outputs", async () => {
    const text = 'a,s,b,c\n0,0,0,0\n0,1,1,0\n1,1,0,0\n1,0,1,1\n';
    const file = await folder.write('adder.csv', text);
    const { code, stdout } = await nandrite('synthesize', '--table', file, '--outputs', 's, c', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ neurons: 5, outputs: [{ name: 's' }, { name: 'c' }] });
    const some = await folder.write('some.txt', 'a b | y\n0 0 | 0\n1 1 | 1\n');
    const loose = await nandrite('synthesize', '--table', some, '--missing', 'dont-care', '--gates', 'threshold');
    expect(loose).toMatchObject({ code: 0 });
    expect(loose.stdout).toContain('threshold: 1 neuron in 1 layer, 1 synapse (no circuit of this kind has fewer)\n');
  });

  it('stopped by Ctrl+C while it minimises writes nothing and exits with 1', async () => {
    const file = folder.path('stopped.network.json');
    // The parity of 14 inputs has 8,192 products, none of which can be merged.
    const parity = Array.from({ length: 14 }, (_, k) => `a${k}`).join(' ^ ');
    const interrupt = new AbortController();
    const startSynthesis: Io['startSynthesis'] = (order) => {
      setTimeout(() => interrupt.abort(), 200);
      return thread(order);
    };
    const parts = { signal: interrupt.signal, startSynthesis };
    const { code, stdout, stderr } = await nandriteWith(parts, 'synthesize', parity, '--out', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('nandrite: interrupted before a circuit was found; nothing is written\n');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('points at the place where an expression or a table is wrong', async () => {
    const { code, stderr } = await nandrite('synthesize', 's = a', 'c = a & & b');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'expression[1], column 9: found "&"; expected a name, 0, 1, ! or (\n  c = a & & b\n          ^\n',
    );
    const file = await folder.write('bad.txt', 'a b | y\n0 0 | 2\n');
    expect((await nandrite('synthesize', '--table', file)).stderr).toBe(
      `nandrite: ${file}: line 2, column 7: found "2"; expected 0, 1, or - where it may be either\n  0 0 | 2\n        ^\n`,
    );
    const gaps = await folder.write('gaps.txt', 'a | y\n0 | 1\n');
    expect((await nandrite('synthesize', '--table', gaps)).stderr).toContain(
      "table: 1 row is missing, the first with a = 1; expected all 2 rows; or let missing rows be don't-cares by --missing dont-care\n",
    );
  });

  it.each([
    [[], '<expression>: is missing; expected an expression such as "a & !b", or --table FILE'],
    [['a', '--table', 'x.txt'], '--table: stands beside an expression; expected one or the other'],
    [['a', '--missing', 'dont-care'], '--missing: stands without a table'],
    [['--table', 'there-is-none.txt'], 'there-is-none.txt'],
    [
      ['a', '--gates', 'nandd'],
      '--gates: found "nandd"; expected nand or threshold or threshold-2; did you mean nand?',
    ],
    [['a', '--out', '/there/is/none.json'], '/there/is/none.json'],
    [['a = b', 'b = c'], '"b" is an output'],
  ])('refuses %j', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('synthesize', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseNetworkText } from '../../../engine/network/parse.ts';
import { c17, s27 } from '../../engine/logic/netlists/samples.ts';
import { example, nandrite, useFolder } from './support.ts';

const folder = useFolder();

const adder = `CHIP Adder { IN a, b; OUT sum, carry;
PARTS: Odd(a=a, b=b, out=sum); And(a=a, b=b, out=carry); }`;
const odd = 'CHIP Odd { IN a, b; OUT out; PARTS: Xor(a=a, b=b, out=out); }';
const script = `load Adder.hdl, compare-to Adder.cmp, output-list a%B1.1.1 b%B1.1.1 sum%B1.1.1 carry%D1.2.1;
set a 0, set b 1, eval, output; set a 1, eval, output;`;
const compare = '| a | b |sum|carr|\n| 0 | 1 | 1 |  0 |\n| 1 | 1 | 0 |  1 |\n';

describe('import', () => {
  it('writes a network whose truth table is right, and says what it is', async () => {
    const file = await folder.write('c17.bench', c17);
    const out = folder.path('c17.network.json');
    const { code, stdout, stderr } = await nandrite('import', file, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('c17: 6 neurons, 5 inputs, 2 outputs, an answer after 3 steps at most\n');
    const expected = 'n22 = n1 & n3 | n2 & !(n3 & n6)';
    expect(
      (await nandrite('truth-table', out, '--expect', expected, '--expect', 'n23 = (n2 | n7) & !(n3 & n6)')).code,
    ).toBe(0);
    expect((await nandrite('truth-table', out, '--expect', 'n22 = n1')).code).toBe(1);
  });

  it('writes the network itself without --out, and as JSON with its clock cycle', async () => {
    const file = await folder.write('s27.bench', s27);
    const plain = await nandrite('import', file);
    expect(parseNetworkText(plain.stdout).ok).toBe(true);
    const { network, ...rest } = JSON.parse((await nandrite('import', file, '--json')).stdout) as Record<
      string,
      unknown
    >;
    expect(rest).toEqual({ file, period: 7, longestPath: 6, losses: [] });
    expect(network).toMatchObject({ name: 's27', format: 'nandrite.network' });
  });

  it('runs the script of a chip whose parts lie beside it; a wrong line ends with 1', async () => {
    const file = await folder.write('Adder.hdl', adder);
    await folder.write('Odd.hdl', odd);
    await folder.write('Adder.cmp', compare);
    const test = await folder.write('Adder.tst', script);
    const right = await nandrite('import', file, '--test', test);
    expect(right).toMatchObject({ code: 0, stderr: '' });
    expect(right.stdout).toContain('3 lines right, 0 wrong\n');
    await folder.write('Adder.cmp', compare.replace('| 1 | 1 | 0 |', '| 1 | 1 | 1 |'));
    const wrong = await nandrite('import', file, '--test', test, '--json');
    expect(wrong.code).toBe(1);
    const report = (JSON.parse(wrong.stdout) as { test: { right: number; wrong: number; lines: object[] } }).test;
    expect(report).toMatchObject({ right: 2, wrong: 1 });
    expect(report.lines[2]).toEqual({ found: '| 1 | 1 | 0 |  1 |', expected: '| 1 | 1 | 1 |  1 |', right: false });
  });

  it('says on stderr what is not kept', async () => {
    const text = '.model m\n.inputs clk d\n.outputs q\n.latch d q re clk 2\n.end\n';
    const { code, stderr } = await nandrite('import', await folder.write('m.blif', text));
    expect(code).toBe(0);
    expect(stderr).toBe(
      'nandrite: not kept: the clock (re clk): all registers tick together, one cycle a period\n' +
        'nandrite: not kept: 1 of 1 registers start at no known value; here at 0\n',
    );
  });

  it('refuses with place and remedy', async () => {
    const bad = await folder.write('bad.bench', 'INPUT(a)\nOUTPUT(y)\ny = MAJ(a, a)\n');
    const { code, stderr, stdout } = await nandrite('import', bad);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `nandrite: ${bad}: line 3, column 5: there is no gate "MAJ"; expected one of AND, NAND, OR, NOR, XOR, XNOR, NOT, BUF, DFF\n` +
        '  y = MAJ(a, a)\n      ^\n',
    );
    const open = await folder.write('open.bench', 'INPUT(a)\nOUTPUT(y)\ny = AND(a\n');
    expect((await nandrite('import', open)).stderr).toBe(
      `nandrite: ${open}: line 3, column 1: found "y = AND(a"; expected INPUT(name), OUTPUT(name) or name = GATE(name, …)\n` +
        '  y = AND(a\n  ^\n',
    );
    const edif = await nandrite('import', 'x.edif');
    expect(edif.code).toBe(2);
    expect(edif.stderr).toContain('a name that ends in .bench, .blif, .hdl');
    const script = await nandrite('import', 'chips/Adder.tst');
    expect(script).toMatchObject({ code: 2, stdout: '' });
    expect(script.stderr).toBe(
      'nandrite: <file>: "chips/Adder.tst" is a test script of a chip; ' +
        'expected the chip, with the script as in: import chips/Adder.hdl --test chips/Adder.tst\n',
    );
    expect((await nandrite('import', 'chips/Adder.cmp')).stderr).toContain(
      'import chips/Adder.hdl --test chips/Adder.tst',
    );
    expect((await nandrite('import', bad, '--test', 'x.tst')).stderr).toContain('--test: is for nand2tetris chips');
    expect((await nandrite('import', folder.path('none.bench'))).code).toBe(2);
    const json = await nandrite('import', bad, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ issues: [{ path: 'line 3, column 5' }] });
  });
});

describe('export', () => {
  it('writes .bench that comes back, and Verilog', async () => {
    const out = folder.path('adder.bench');
    const { code, stdout, stderr } = await nandrite('export', example('full-adder'), '--to', 'bench', '--out', out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('nandrite: not kept: delays: gates answer at once\n');
    const back = folder.path('adder.network.json');
    expect((await nandrite('import', out, '--out', back)).code).toBe(0);
    const words = ['--expect', 'sum = a ^ b ^ cin', '--expect', 'carry = a & b | cin & (a | b)'];
    expect((await nandrite('truth-table', back, ...words)).code).toBe(0);
    expect(await readFile(out, 'utf8')).toContain('OUTPUT(carry)');
    const verilog = await nandrite('export', example('xor'), '--to', 'verilog', '--json');
    expect((JSON.parse(verilog.stdout) as { text: string }).text).toContain('  nand (NAND, a, b);\n');
  });

  it.each([
    [['--to', 'vhdl'], 'nandrite: --to: found "vhdl"; expected bench or verilog'],
    [[], 'nandrite: --to: is missing; expected bench or verilog'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await nandrite('export', example('xor'), ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('names what is no gate', async () => {
    const { code, stderr } = await nandrite('export', example('sr-latch'), '--to', 'bench');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'connections: a loop: q_neuron → q_neuron; expected no loop but through clocked registers',
    );
    expect((await nandrite('export', example('nand-stochastic'), '--to', 'bench')).stderr).toContain('mcculloch-pitts');
  });
});

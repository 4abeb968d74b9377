import { describe, expect, it } from 'vitest';
import type { TruthTable } from '../../../engine/logic/types.ts';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

describe('truth-table', () => {
  it('prints the table and exits with 0 when the expectation is met', async () => {
    const result = await nandrite('truth-table', example('nand'), '--expect', '!(a & b)');
    expect(result).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'a  b    P(y = 1)  latency',
        '0  0  ✓ 1         0 steps',
        '0  1  ✓ 1         0 steps',
        '1  0  ✓ 1         0 steps',
        '1  1  ✓ 0         1 step',
        '',
        'All 4 rows are right.',
        '',
      ].join('\n'),
    });
  });

  it('exits with 1 and shows the worst row when it is not', async () => {
    const { code, stdout } = await nandrite('truth-table', example('nand'), '--expect', 'a & b');
    expect(code).toBe(1);
    expect(stdout).toContain('1  1  ✗ 0, expected 1  1 step\n');
    expect(stdout).toContain(
      '4 of 4 rows are wrong; the worst is a = 0, b = 0, where y should be 0 and is so with probability 0.\n',
    );
  });

  it('exits with 2 and points at the place where an expression does not parse', async () => {
    expect(await nandrite('truth-table', example('nand'), '--expect', '!(a & & b)')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'nandrite: expect[0], column 7: found "&"; expected a name, 0, 1, ! or (\n' + '  !(a & & b)\n' + '        ^\n',
    });
  });

  it('exits with 2 and points at an input that the circuit lacks', async () => {
    const { code, stdout, stderr } = await nandrite('truth-table', example('nand'), '--expect', 'a & c', '--json');
    expect(code).toBe(2);
    expect(stderr).toContain('  a & c\n      ^\n');
    expect(JSON.parse(stdout)).toEqual({
      issues: [
        {
          path: 'expect[0], column 5',
          message: 'the circuit has no input "c"',
          expected: 'one of the inputs a, b',
          text: 'a & c',
          column: 5,
        },
      ],
    });
  });

  it('gives each row of a random circuit its probability, with the logistic inside the interval', async () => {
    const words = ['truth-table', example('nand-stochastic'), '--expect', '!(a & b)', '--trials', '2000', '--json'];
    const { code, stdout } = await nandrite(...words);
    const table = JSON.parse(stdout) as TruthTable;
    expect(code).toBe(0);
    expect(table).toMatchObject({ pass: true, trials: 2000, rowsRun: 4 });
    expect(table.rows.map(({ inputs }) => inputs)).toEqual([
      { a: 0, b: 0 },
      { a: 0, b: 1 },
      { a: 1, b: 0 },
      { a: 1, b: 1 },
    ]);
    for (const { inputs, outputs, latency } of table.rows) {
      const law = 1 / (1 + Math.exp(6 * inputs.a! + 6 * inputs.b! - 9));
      expect(outputs.y).toMatchObject({ expected: inputs.a! + inputs.b! < 2 ? 1 : 0, verdict: 'right' });
      expect(outputs.y!.low!).toBeLessThanOrEqual(law);
      expect(outputs.y!.high!).toBeGreaterThanOrEqual(law);
      expect(latency).toBe(inputs.a! + inputs.b! < 2 ? 0 : 1);
    }
  });

  it('prints intervals, and names the worst row also when all are right', async () => {
    const { stdout } = await nandrite('truth-table', example('nand-stochastic'), '--trials', '2000');
    expect(stdout).toContain('1  0  ✓ 0.9500 [0.9396, 0.9587]  0 steps\n');
    expect(stdout).toContain('All 4 rows are right; the worst is a = 1, b = 0, where y should be 1');
    expect(stdout).toContain(
      '2,000 trials a row, each read at step 1, 95 % intervals; a right answer has its whole interval above 0.5.\n',
    );
  });

  it('takes one expectation an output, and those of the file for the rest', async () => {
    const { code, stdout } = await nandrite(
      'truth-table',
      example('half-adder'),
      '--expect',
      'carry = a | b',
      '--json',
    );
    const { rows } = JSON.parse(stdout) as TruthTable;
    expect(code).toBe(1);
    expect(rows.map(({ outputs }) => [outputs.sum!.verdict, outputs.carry!.verdict].join())).toEqual([
      'right,right',
      'right,wrong',
      'right,wrong',
      'right,right',
    ]);
  });

  it('measures under another model, seed, demand, and number of rows', async () => {
    const measure = async (...words: string[]) =>
      JSON.parse((await nandrite('truth-table', example('nand-stochastic'), '--json', ...words)).stdout) as TruthTable;
    expect(await measure('--model', 'logistic')).toMatchObject({ pass: true, trials: 1 });
    expect((await measure('--seed', '8')).rows).not.toEqual((await measure()).rows);
    expect(await measure('--required', '0.95')).toMatchObject({ pass: false, required: 0.95 });
    expect(await measure('--rows', '2')).toMatchObject({ rowsTotal: 2, sampled: true });
  });

  it('does not verify a circuit by a sample of its rows, and does not fail it either', async () => {
    const words = ['truth-table', example('nand'), '--rows', '3'];
    const { code, stdout } = await nandrite(...words);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '\n3 of 4 rows were run, all right; the table is not verified (all of them can be run). Run them with --rows all.\n',
    );
    const json = await nandrite(...words, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ pass: null, sampleRight: true, rowsRun: 3, rowsPossible: 4 });
    expect((await nandrite(...words, '--expect', '0')).code).toBe(1);
  });

  it('says that --settle is of no use to a random circuit without a cycle', async () => {
    const { code, stderr } = await nandrite('truth-table', example('nand-stochastic'), '--settle', '9');
    expect(code).toBe(0);
    expect(stderr).toBe(
      'nandrite: --settle is not used: a random circuit without a cycle is read at the end of its longest path, here step 1\n',
    );
  });

  it('notes what settled only up to rounding, and prints no numbers for what did not', async () => {
    const loop = (name: string, b: number, weight: number) =>
      folder.write(
        name,
        JSON.stringify({
          format: 'nandrite.network',
          version: 1,
          populations: [{ id: 'n', model: 'logistic', parameters: { b } }],
          connections: [{ source: 'n', target: 'n', weight }],
          probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
        }),
      );
    const still = await nandrite('truth-table', await loop('still.json', 2.4, -3.5));
    expect(still.stdout).toMatch(/✓ 1 +6 steps {2}settled within 1e-12\n/);
    const turning = await nandrite('truth-table', await loop('turning.json', 5, -10));
    expect(turning.stdout).toContain('✗ –, expected 1  –        did not settle in 1000 steps\n');
  });

  it('refuses a circuit without a lamp, naming the file', async () => {
    const file = await folder.write('bare.json', '{"format":"nandrite.network","version":1}');
    expect(await nandrite('truth-table', file)).toEqual({
      code: 2,
      stdout: '',
      stderr: `nandrite: ${file}: probes: the circuit has no lamp; expected a lamp on each output neuron\n`,
    });
  });

  it('stopped by Ctrl+C shows the rows as not run and exits with 1', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const words = ['truth-table', example('nand-stochastic'), '--trials', '1000000'];
    const { code, stdout, stderr } = await nandriteWith({ signal: interrupt.signal }, ...words);
    expect(code).toBe(1);
    expect(stdout).toContain('0  0  ⋯ not run   –\n');
    expect(stdout).toContain('No row was run, so the table does not pass.\n');
    expect(stderr).toBe('nandrite: interrupted after 0 of 4 rows\n');
  });

  it('shows its progress once it takes long, and takes the bar away', async () => {
    const seen: string[] = [];
    let clock = 0;
    const createProgress = (label: string, total: number) => {
      seen.push(`${label} of ${total}`);
      return { update: () => undefined, stop: () => void seen.push('stop') };
    };
    const parts = { now: () => (clock += 100), createProgress };
    await nandriteWith(parts, 'truth-table', example('nand-stochastic'), '--trials', '100');
    // 4 rows of 100 trials of 2 steps.
    expect(seen).toEqual(['Measuring, steps of 800', 'stop']);
  });

  it('colours its marks only where there is colour', async () => {
    const stdout: string[] = [];
    const parts = { stdout: { write: (text: string) => void stdout.push(text), colour: true } };
    await nandriteWith(parts, 'truth-table', example('not'));
    expect(stdout.join('')).toContain('\u001B[38;2;0;158;115m✓\u001B[39m');
  });
});

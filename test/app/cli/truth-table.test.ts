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
    expect(turning.stdout).toContain('✗ –, expected 1  –        did not settle in 1,000 steps\n');
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

  it('counts the spikes of neurons in time, and says when', async () => {
    const { code, stdout } = await nandrite('truth-table', example('nand-lif'));
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'a  b    P(y = 1)  latency',
        '0  0  ✓ 1         3.6 ms',
        '0  1  ✓ 1         6.2 ms',
        '1  0  ✓ 1         6.2 ms',
        '1  1  ✓ 0         0 ms',
        '',
        'All 4 rows are right.',
        'Spikes are counted from 41 to 141 ms; 1 or more are a 1.',
        '',
      ].join('\n'),
    );
    // 5 and 4 spikes in that window: 5 are too many to ask of rows 01 and 10.
    const many = await nandrite('truth-table', example('nand-lif'), '--spikes', '5', '--sort', 'worst', '--json');
    expect(many.code).toBe(1);
    const table = JSON.parse(many.stdout) as TruthTable;
    expect(table).toMatchObject({ worstRow: 0, window: { from: 41, to: 141, spikes: 5 }, latencyUnit: 'ms' });
    expect(table.rows.map(({ outputs }) => outputs.y!.verdict)).toEqual(['wrong', 'wrong', 'right', 'right']);
    expect((await nandrite('truth-table', example('nand'), '--window', '10')).stderr).toContain(
      'nand.network.json: window: no neuron before a lamp lives in time; expected a circuit of such neurons',
    );
  });

  it('runs only rows that meet conditions, and says how many', async () => {
    const words = ['truth-table', example('full-adder'), '--only', 'a | b', '--only', 'cin == 0'];
    const { code, stdout } = await nandrite(...words);
    expect(code).toBe(0);
    expect(stdout).toContain('\nAll 3 rows are right. Only rows where a | b, cin == 0 count, 3 of 8.\n');
    expect(await nandrite('truth-table', example('nand'), '--only', 'a + b > 2')).toMatchObject({
      code: 2,
      stdout: '',
    });
    const bad = await nandrite('truth-table', example('nand'), '--only', 'a + c > 1');
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('only[0], column 5: the circuit has no input "c"');
    expect(bad.stderr).toContain('\n  a + c > 1\n      ^\n');
  });

  it('takes the expectation from a table, of which a broken one names its line', async () => {
    const words = ['truth-table', example('nand'), '--expect-table'];
    const right = await folder.write('right.csv', 'a,b,y\n0,-,1\n1,1,0\n');
    expect(await nandrite(...words, right)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('All 3 rows with an expectation are right.') as string,
    });
    expect(
      (await nandrite(...words, await folder.write('wrong.md', '| a | b | y |\n|--|--|--|\n| 1 | 1 | 1 |'))).code,
    ).toBe(1);
    const broken = await nandrite(...words, await folder.write('broken.csv', 'a,b,y\n0,0,2\n'));
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('broken.csv: line 2: found "2"; expected 0, 1, or - where it does not matter\n');
  });

  it('compares with another circuit, and shows a row that tells them apart', async () => {
    const same = await nandrite('truth-table', example('nand-lif'), '--against', example('nand'));
    expect(same.code).toBe(0);
    expect(same.stdout).toContain(`\nEquivalent to ${example('nand')}.\n`);
    const other = await nandrite('truth-table', example('nor'), '--against', example('nand'));
    expect(other.code).toBe(1);
    expect(other.stdout).toContain(
      `\nNot equivalent to ${example('nand')}: at a = 0, b = 1, y is 1 there and is 0 here.\n`,
    );
    const unlike = await nandrite('truth-table', example('nand'), '--against', example('half-adder'));
    expect(unlike.code).toBe(2);
    expect(unlike.stderr).toContain('the circuit has no output "sum", which the reference has');
    const both = await nandrite('truth-table', example('nand'), '--against', example('nor'), '--expect', 'a');
    expect(both.stderr).toContain('--against: is given besides --expect; expected one of the two');
  });

  it('writes CSV and Markdown', async () => {
    const csv = await nandrite('truth-table', example('nand'), '--format', 'csv');
    expect(csv.stdout.split('\n').slice(0, 2)).toEqual([
      'a,b,P(y = 1),y low,y high,y expected,y verdict,latency (steps),jitter (steps),note',
      '0,0,1,1,1,1,right,0,0,',
    ]);
    const markdown = await nandrite('truth-table', example('nand'), '--format', 'markdown', '--sort', 'worst');
    expect(markdown.stdout).toContain('| 0 | 0 | 1 | 1 | 1 | 1 | right | 0 | 0 |  |\n');
    expect((await nandrite('truth-table', example('nand'), '--format', 'xml')).code).toBe(2);
    expect((await nandrite('truth-table', example('nand'), '--format', 'csv', '--json')).code).toBe(2);
  });

  it('stopped by Ctrl+C keeps the rows that are done', async () => {
    const interrupt = new AbortController();
    let clock = 0;
    const createProgress = () => ({
      update: (done: number) => void (done > 5000 && interrupt.abort()),
      stop: () => undefined,
    });
    const parts = { signal: interrupt.signal, createProgress, now: () => (clock += 15) };
    const words = ['truth-table', example('nand-stochastic'), '--trials', '2000', '--json'];
    const { code, stdout, stderr } = await nandriteWith(parts, ...words);
    expect(code).toBe(1);
    // A row takes 2,000 trials of 2 steps.
    const table = JSON.parse(stdout) as TruthTable;
    expect(table).toMatchObject({ pass: false, rowsRun: 1, rowsTotal: 4 });
    expect(table.rows[0]!.outputs.y).toMatchObject({ verdict: 'right', expected: 1 });
    expect(table.rows[1]!.outputs.y).toMatchObject({ verdict: 'not-run', probability: null });
    expect(stderr).toBe('nandrite: interrupted after 1 of 4 rows\n');
  });

  it('colours its marks only where there is colour', async () => {
    const stdout: string[] = [];
    const parts = { stdout: { write: (text: string) => void stdout.push(text), colour: true } };
    await nandriteWith(parts, 'truth-table', example('not'));
    expect(stdout.join('')).toContain('\u001B[38;2;0;158;115m✓\u001B[39m');
  });
});

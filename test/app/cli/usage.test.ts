import { describe, expect, it, vi } from 'vitest';
import { engineVersion } from '../../../engine/version.ts';
import { example, nandrite, nandriteWith } from './support.ts';

const nand = example('nand');
const commands = [
  ...['run', 'truth-table', 'import', 'export', 'train', 'predict', 'gradient-check'],
  ...['validate', 'reproduce', 'models', 'schema', 'bench'],
];

describe('usage', () => {
  it.each<[string[], string]>([
    [
      [],
      'no command is given; expected one of run, truth-table, synthesize, grade, import, export, sequence, reliability, compare, train, perceptron, predict, gradient-check, why, wiring, validate, reproduce, models, schema, bench, or --help',
    ],
    [['convert'], 'convert: is no command of this version; expected one of run,'],
    [['constructor'], 'constructor: is no command of this version'],
    [['validat'], 'did you mean validate?'],
    [['schema', 'toString'], 'there is no format "toString"; expected one of network, run, model'],
    [['schema', '__proto__'], 'there is no format "__proto__"; expected one of network, run, model'],
    [['run', nand, '--out', 'runs/.csv'], '"runs/.csv" is an ending without a name; expected a name before .csv'],
    [['--json'], '--json: is an option before the command'],
    [['run'], '<network>: is missing; expected a network after the command'],
    [['run', nand, 'b.json'], 'b.json: is one argument too many; expected only <network>, and options'],
    [['models', 'x'], '<id>: there is no model "x"; expected one of mcculloch-pitts,'],
    [['models', 'lit'], 'traub-miles; did you mean lif?'],
    [['models', 'lif', 'x'], 'x: is one argument too many; expected only <id>, and options'],
    [['bench', 'x'], 'x: is one argument too many; expected options only'],
    [['bench', '--rounds', '0'], '--rounds: found "0"; expected a whole number of at least 1 and up to 1000'],
    [['run', nand, '--stepz', '3'], '--stepz: is no option of this command; expected one of --steps,'],
    [['run', nand, '-x'], '-x: is no option of this command'],
    [['run', nand, '--no-json'], '--no-json: is no option of this command'],
    [['run', nand, '--steps'], '--steps: has no value; expected --steps N'],
    [['run', nand, '--steps', '--json'], '--steps: has no value'],
    [['run', nand, '--steps', '3', '--steps=4'], '--steps: is given twice; expected it once'],
    [['run', nand, '--json', '--json'], '--json: is given twice'],
    [['run', nand, '--json=yes'], '--json: takes no value, found "yes"; expected --json alone'],
    [['run', nand, '--steps', '3', '--duration', '4'], '--duration: is given besides --steps; expected one of the two'],
    [['run', nand, '--steps', '0'], '--steps: found "0"; expected a whole number of at least 1'],
    [['run', nand, '--steps', '-1'], '--steps: found "-1"'],
    [['run', nand, '--steps', '1.5'], '--steps: found "1.5"; expected a whole number'],
    [['run', nand, '--steps', '0x10'], '--steps: found "0x10"'],
    [['run', nand, '--steps', '1e400'], '--steps: found "1e400"'],
    [['run', nand, '--steps', ''], '--steps: found ""'],
    [['run', nand, '--duration', '0'], '--duration: found "0"; expected a number above 0'],
    [
      ['run', nand, '--duration', '10', '--dt', '3'],
      'found 10 ms, no whole number of steps of 3 ms; expected a multiple of 3',
    ],
    [['run', nand, '--duration', '0.1'], 'no whole number of steps of 1 ms'],
    [['run', nand, '--dt', '0'], '--dt: found "0"; expected a number above 0 and up to 1000'],
    [
      ['run', nand, '--seed', '4294967296'],
      '--seed: found "4294967296"; expected a whole number of at least 0 and up to 4294967295',
    ],
    [['run', nand, '--seed', 'NaN'], '--seed: found "NaN"'],
    [['run', nand, '--backend', 'wsm'], '--backend: found "wsm"; expected wasm or js; did you mean wasm?'],
    [['run', nand, '--tables=yes'], '--tables: takes no value, found "yes"; expected --tables alone'],
    [['run', nand, '--precision', 'f16'], '--precision: found "f16"; expected f64 or f32'],
    [
      ['run', nand, '--precision', 'f32', '--backend', 'js'],
      '--precision: f32 is not there with --backend js, which is the f64 reference; expected f64, or --backend wasm',
    ],
    [
      ['run', nand, '--engine', 'neuron'],
      '--engine: found "neuron", which this version does not have; expected nandrite',
    ],
    [['run', nand, '--mpi', '4'], '--mpi: found "4", which this version does not have; expected 1'],
    [
      ['truth-table', nand, '--trials', '0'],
      '--trials: found "0"; expected a whole number of at least 1 and up to 1000000',
    ],
    [['truth-table', nand, '--required', '1'], '--required: found "1"; expected a number of at least 0 and below 1'],
    [['truth-table', nand, '--rows', 'some'], '--rows: found "some"'],
    [['truth-table', nand, '--settle', '0'], '--settle: found "0"'],
    [['truth-table', nand, '--model', 'logistc'], 'there is no model "logistc"; expected one of mcculloch-pitts,'],
  ])('%j is refused in words', async (words, message) => {
    const { code, stdout, stderr } = await nandrite(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.startsWith('nandrite: ')).toBe(true);
    if (!words.includes('--json')) expect(stdout).toBe('');
  });

  it('gives the same issues as JSON', async () => {
    const { code, stdout } = await nandrite('run', nand, '--steps', 'x', '--json');
    expect(code).toBe(2);
    const expected = 'a whole number of at least 1 and up to 1000000000000';
    expect(JSON.parse(stdout)).toEqual({ issues: [{ path: '--steps', message: 'found "x"', expected }] });
  });

  it('calls a defect of its own one, in one sentence, with exit code 2', async () => {
    const now = (): number => {
      throw new TypeError('clock is undefined');
    };
    expect(await nandriteWith({ now }, 'run', nand)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'nandrite: clock is undefined. This is a defect of Nandrite; NANDRITE_DEBUG=1 shows where.\n',
    });
    vi.stubEnv('NANDRITE_DEBUG', '1');
    expect((await nandriteWith({ now }, 'run', nand)).stderr).toContain('usage.test.ts');
    vi.unstubAllEnvs();
  });

  it('takes what looks like an option after --', async () => {
    expect((await nandrite('validate', '--', '--json')).stderr).toContain(
      '--json cannot be read: there is no such file',
    );
  });

  it('takes the words for what is the default anyway', async () => {
    const words = ['--backend', 'wasm', '--precision=f64', '--engine', 'nandrite', '--mpi', '1', '--steps', '1e2'];
    const { code, stdout } = await nandrite('run', nand, ...words, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ steps: 100, engine: { backend: 'wasm', precision: 'f64' } });
  });
});

describe('help', () => {
  it.each([['--help'], ['-h']])('%s lists every command and the exit codes', async (word) => {
    const { code, stdout, stderr } = await nandrite(word);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of commands) expect(stdout).toContain(name);
    expect(stdout).toContain('Exit codes: 0 done, 1 the check failed or was interrupted, 2 bad input or usage.');
    expect(stdout).not.toContain('\u001B');
  });

  it.each(commands)('of %s needs no other argument', async (name) => {
    const { code, stdout } = await nandrite(name, '-h');
    expect(code).toBe(0);
    expect(stdout).toContain(`USAGE nandrite ${name} [OPTIONS]`);
    expect(stdout).toContain('--json');
  });

  it('gives the version', async () => {
    expect(await nandrite('--version')).toEqual({ code: 0, stdout: `${engineVersion}\n`, stderr: '' });
  });
});

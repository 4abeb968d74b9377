import { mkdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

const task = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    format: 'nandrite.task',
    version: 1,
    name: 'NAND',
    inputs: ['a', 'b'],
    outputs: ['y'],
    expect: ['!(a & b)'],
    ...more,
  });

const heading = 'file,name,pass,rows right,rows total,worst row,probability,neurons,latency,latency unit,error\n';

/** A neuron of McCulloch and Pitts over a and b. */
const neuron = (name: string, bias: number, weight: number, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    format: 'nandrite.network',
    version: 1,
    name,
    populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: bias } }],
    stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id })),
    connections: ['a', 'b'].map((source) => ({ source, target: 'n', weight })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    ...more,
  });

describe('grade', () => {
  it('writes a line for each circuit of a folder, and a broken file is one of them', async () => {
    await mkdir(folder.path('class/below'), { recursive: true });
    await folder.write('class/anna.network.json', neuron('Anna', 1.5, -1));
    await folder.write('class/below/ben.network.json', neuron('Ben, "the best"', 0.5, -1));
    await folder.write('class/carl.network.json', '{"format": "nandrite.network", ');
    await folder.write('class/dora.network.json', neuron('=1+1', 1.5, -1, { stimuli: [], connections: [] }));
    await folder.write('class/notes.txt', 'no circuit');
    const path = (name: string) => folder.path(`class/${name}.network.json`);
    const { code, stdout, stderr } = await nandrite(
      'grade',
      await folder.write('nand.task.json', task()),
      folder.path('class'),
    );
    expect(code).toBe(1);
    expect(stderr).toBe('nandrite: 1 of 4 circuits pass\n');
    expect(stdout).toBe(
      heading +
        `${path('anna')},Anna,yes,4,4,"a = 0, b = 0",1,1,1,steps,\n` +
        // A NOR: wrong where one input is 1.
        `${path('below/ben')},"Ben, ""the best""",no,2,4,"a = 0, b = 1",0,1,1,steps,\n` +
        `${path('carl')},,no,0,0,,,0,,steps,"line 1, column 32: the file ends too early; expected the rest of the JSON document: it looks truncated"\n` +
        `${path('dora')},'=1+1,no,0,0,,,0,,steps,"stimuli: there is no toggle ""a"", found none; expected a toggle of that id (and 1 more)"\n`,
    );
  });

  it('exits with 0 when all pass, and writes the CSV to a file', async () => {
    const file = await folder.write('nand.task.json', task({ maxNeurons: 1, required: 0.9 }));
    const out = folder.path('grades.csv');
    const words = ['grade', file, example('nand'), example('nand-stochastic'), example('nand-lif'), '--out', out];
    const { code, stdout, stderr } = await nandrite(...words);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'nandrite: 3 of 3 circuits pass\n' });
    const lines = (await readFile(out, 'utf8')).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[3]).toMatch(/,yes,4,4,"a = 0, b = 0",1,1,6\.2,ms,$/);
  });

  it('holds circuits to models and neurons allowed, and still says how right they are', async () => {
    const file = await folder.write(
      'small.task.json',
      task({ inputs: ['a', 'b'], outputs: ['y'], expect: ['y = a ^ b'], maxNeurons: 2, models: ['lif'] }),
    );
    const { code, stdout } = await nandrite('grade', file, example('xor'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      task: 'NAND',
      pass: false,
      files: [
        {
          file: example('xor'),
          name: 'XOR in two layers',
          pass: false,
          rowsRight: 4,
          rowsTotal: 4,
          worstRow: 'a = 0, b = 0',
          probability: 1,
          neurons: 3,
          latency: 2,
          latencyUnit: 'step',
          error: 'uses mcculloch-pitts, allowed lif; has 3 neurons, allowed 2',
        },
      ],
    });
  });

  it('takes a table with free cells, or a reference beside the task, and a condition', async () => {
    const withTable = await folder.write('table.task.json', task({ expect: [], table: ['a b y', '0 0 1', '1 1 0'] }));
    const nor = await folder.write('nor.network.json', neuron('NOR', 0.5, -1));
    const nand = await folder.write('reference.network.json', neuron('reference', 1.5, -1));
    expect((await nandrite('grade', withTable, nor)).code).toBe(0);
    const against = { expect: [], reference: 'reference.network.json' };
    const whole = await folder.write('whole.task.json', task(against));
    expect((await nandrite('grade', whole, nand)).code).toBe(0);
    const half = await folder.write('half.task.json', task({ ...against, only: ['a == b'] }));
    const json = JSON.parse((await nandrite('grade', half, nor, '--json')).stdout) as { files: unknown[] };
    expect(json.files).toMatchObject([{ pass: true, rowsRight: 2, rowsTotal: 2 }]);
    expect((await nandrite('grade', whole, nor)).code).toBe(1);
  });

  it.each([
    ['{', 'the file ends too early'],
    [task({ expect: [] }), 'expect: nothing is expected'],
    [task({ table: 'a b y' }), 'expect: outputs are expected in more ways than one'],
    [task({ expect: ['a & c'] }), 'the circuit has no input "c"'],
    [task({ only: ['a <'] }), 'only[0], column 4: the expression ends'],
    [task({ expect: [], table: 'a b q' }), 'table, line 1: the circuit has no input or output "q"'],
    [task({ inputs: ['a', 'a'] }), 'inputs: "a" is named twice'],
    [task({ required: 1 }), 'required: found 1'],
    [task({ grade: 'A' }), 'grade: unknown field "grade"'],
    ['{"format":"nandrite.network","version":1}', 'this is not a nandrite.task file'],
    [task({ expect: [], reference: 'nowhere.network.json' }), 'nowhere.network.json'],
  ])('exits with 2 on a bad task: %s', async (text, message) => {
    const { code, stdout, stderr } = await nandrite(
      'grade',
      await folder.write('bad.task.json', text),
      example('nand'),
    );
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });

  it('exits with 2 without files, in an empty folder, and where the CSV would replace what it reads', async () => {
    const file = await folder.write('nand.task.json', task());
    expect(await nandrite('grade', file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('<file>: is missing') as string,
    });
    await mkdir(folder.path('empty'), { recursive: true });
    expect((await nandrite('grade', file, folder.path('empty'))).stderr).toContain('has no network in it');
    expect((await nandrite('grade', file, example('nand'), '--out', file)).stderr).toContain('is read as well');
  });

  it('has a line for a file that is not there', async () => {
    const file = await folder.write('nand.task.json', task());
    const { code, stdout } = await nandrite('grade', file, folder.path('absent.network.json'), example('nand'));
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stdout).toContain('absent.network.json cannot be read');
  });

  it('stopped by Ctrl+C keeps the files that are done', async () => {
    const file = await folder.write('nand.task.json', task({ trials: 1_000_000 }));
    const interrupt = new AbortController();
    const createProgress = () => ({ update: () => interrupt.abort(), stop: () => undefined });
    let clock = 0;
    const parts = { signal: interrupt.signal, createProgress, now: () => (clock += 200) };
    const { code, stdout, stderr } = await nandriteWith(
      parts,
      'grade',
      file,
      example('nand'),
      example('nand-stochastic'),
    );
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stderr).toContain('nandrite: interrupted after 1 of 2 files\n');
  });

  it('has a schema', async () => {
    const { code, stdout } = await nandrite('schema', 'task');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ required: ['format', 'version', 'inputs', 'outputs'] });
  });
});

import { readFile, readdir, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();
const read = (name: string): Promise<string> => readFile(folder.path(name), 'utf8');

const empty = { format: 'nandrite.network', version: 1 };

describe('run', () => {
  it('writes the same bytes twice, and others with another seed', async () => {
    const write = (name: string, seed: string) =>
      nandrite(
        ...['run', example('nand-stochastic'), '--steps', '10000', '--seed', seed],
        ...['--out', folder.path(`${name}.run.json`), '--out', folder.path(`${name}.csv`)],
      );
    expect(await write('first', '7')).toMatchObject({ code: 0, stderr: '' });
    await write('second', '7');
    await write('third', '8');
    expect(await read('second.csv')).toBe(await read('first.csv'));
    expect(await read('second.run.json')).toBe(await read('first.run.json'));
    expect(await read('third.csv')).not.toBe(await read('first.csv'));
    expect((await read('first.csv')).split('\n').slice(0, 4)).toEqual([
      't_ms,step,target,neuron,variable,value',
      '0,0,a,0,spike,1',
      '0,0,nand,0,spike,1',
      '0,0,nand,0,z,9',
    ]);
    expect(await nandrite('validate', folder.path('first.run.json'))).toMatchObject({ code: 0 });
    expect(await nandrite('reproduce', folder.path('first.run.json'))).toMatchObject({ code: 0 });
  });

  it('gives spikes, rates and speed as JSON', async () => {
    const { stdout } = await nandrite(
      'run',
      example('nand'),
      '--duration',
      '500',
      '--dt',
      '0.5',
      '--seed',
      '3',
      '--json',
    );
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      steps: 1000,
      planned: 1000,
      seed: 3,
      dt: 0.5,
      spikes: 1000,
      populations: [
        { population: 'nand', model: 'mcculloch-pitts', neurons: 1, spikes: 1000, rate: 2000, meanOutput: 1, cv: 0 },
      ],
      files: [],
    });
    expect(result.wallSeconds).toBeGreaterThan(0);
    expect(result.stepsPerSecond).toBeCloseTo(1000 / result.wallSeconds, 6);
  });

  it('prints them for people', async () => {
    let clock = 0;
    const { stdout } = await nandriteWith({ now: () => (clock += 10) }, 'run', example('nand'), '--steps', '50');
    expect(stdout).toBe(
      [
        'NAND: 50 steps of 1 ms, seed 7, wasm f64',
        '',
        'population  model            neurons  spikes  spikes/s a neuron  CV of intervals',
        'nand        mcculloch-pitts        1      50               1000                0',
        '',
        'energy that counted operations would take (0 spikes at synapses):',
        '  hardware                               energy     power  figures of',
        '  cortex (rat)                         1.594 nJ  31.88 nW  Attwell & Laughlin (2001)',
        '  human brain, so many of its neurons  11.63 pJ  232.6 pW  Clarke & Sokoloff (1999), Azevedo et al. (2009)',
        '  Loihi (14 nm)                         4.05 nJ     81 nW  Davies et al. (2018)',
        '  TrueNorth (28 nm)                         0 J       0 W  Merolla et al. (2014)',
        '  digital, arithmetic alone (45 nm)         0 J       0 W  Horowitz (2014)',
        '  digital, weights in DRAM (45 nm)          0 J       0 W  Horowitz (2014)',
        '',
        // The clock is asked before and after compiling, by the work twice, and at the end.
        '50 spikes in 50 ms; 1,667 steps/s, 1.667 times real time',
        '',
      ].join('\n'),
    );
  });

  it('runs 1000 steps unless told otherwise', async () => {
    const { stdout } = await nandrite('run', example('coin'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ steps: 1000, seed: 7, dt: 1 });
  });

  it('runs 100 ms at least, whatever the step', async () => {
    const path = await folder.write('fine.json', JSON.stringify({ ...empty, time: { dt: 0.03 } }));
    expect(JSON.parse((await nandrite('run', path, '--json')).stdout)).toMatchObject({ steps: 3334 });
    const finer = (await nandrite('run', path, '--json', '--dt', '0.01')).stdout;
    expect(JSON.parse(finer)).toMatchObject({ steps: 10_000 });
  });

  it('counts the spikes of stimuli, which are no neurons', async () => {
    const stimuli = [
      { kind: 'poisson', id: 'train', size: 10, rate: 1000 },
      { kind: 'spike-times', id: 'times', size: 2, times: [1, 2, 5], sources: [0, 1, 1] },
      { kind: 'toggle', id: 'switch', value: 1 },
    ];
    const path = await folder.write('trains.json', JSON.stringify({ ...empty, stimuli }));
    const { stdout } = await nandrite('run', path, '--duration', '100');
    const [heading, train, times] = stdout.split('\n').slice(2);
    expect(heading).toBe('stimulus  sources  spikes  spikes/s a source');
    const [, sources, spikes, rate] = train!.split(/ +/).map(Number);
    expect([sources, rate]).toEqual([10, spikes]);
    // 1,000 draws of mean 1.
    expect(Math.abs(spikes! - 1000)).toBeLessThan(4 * Math.sqrt(1000));
    expect(times).toMatch(/^times +2 +3 +15$/);
    expect(stdout).toContain('\n0 spikes of neurons in 100 ms;');
    const json = JSON.parse((await nandrite('run', path, '--duration', '100', '--json')).stdout) as object;
    expect(json).toMatchObject({
      spikes: 0,
      stimuli: [
        { stimulus: 'train', spikes },
        { spikes: 3, rate: 15 },
      ],
    });
  });

  it('says how much memory is wanted where that is more than there can be', async () => {
    const kinds = Array.from({ length: 12 }, (_, k) => ({ id: `s${k}`, kind: 'exponential', tau: k + 1 }));
    const wire = { source: 'n', target: 'n', weight: 1, delay: 90, connector: { kind: 'FromList', list: [[0, 0]] } };
    const large = {
      ...empty,
      synapses: kinds,
      populations: [{ id: 'n', model: 'lif', size: 500_000 }],
      connections: kinds.map(({ id }) => ({ ...wire, id, synapse: id })),
    };
    const path = await folder.write('large.json', JSON.stringify(large));
    const { code, stderr } = await nandrite('run', path, '--steps', '1');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^nandrite: The network needs 4\.\d GiB of memory, and at most 4 GiB can be used\. Take fewer/,
    );
  });

  it('stopped by Ctrl+C writes what it has, says so, and exits with 1', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const out = folder.path('partial.run.json');
    const words = ['run', example('coin'), '--steps', '1000000000', '--out', out, '--json'];
    const { code, stdout, stderr } = await nandriteWith({ signal: interrupt.signal }, ...words);
    expect(code).toBe(1);
    expect(stderr).toBe('nandrite: interrupted after 64 of 1000000000 steps\n');
    expect(JSON.parse(stdout)).toMatchObject({ steps: 64, planned: 1_000_000_000, files: [out] });
    expect(await nandrite('reproduce', out)).toMatchObject({ code: 0 });
  });

  it.each([
    [['--out', 'a.nwb'], 'no format is known for "a.nwb"; expected a name that ends in .run.json or .csv'],
    [['--out', 'a.csv', '--out', './a.csv'], '"./a.csv" is named twice; expected a file of its own for each output'],
    [
      ['--out', 'no-such-folder/a.csv'],
      'no-such-folder/a.csv cannot be written: the folder no-such-folder does not exist. Create the folder, or',
    ],
  ])('checks %j before it simulates', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('run', example('coin'), '--steps', '1000000000000', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('will not write over the network it reads', async () => {
    const file = await folder.write('own.csv', await readFile(example('coin'), 'utf8'));
    expect(await nandrite('run', file, '--out', file)).toMatchObject({ code: 2 });
    expect(await readFile(file, 'utf8')).toBe(await readFile(example('coin'), 'utf8'));
  });

  it('will not write twice to one file, nor over its input, through a link', async () => {
    const file = await folder.write('linked.network.json', await readFile(example('coin'), 'utf8'));
    await symlink('linked.network.json', folder.path('input.csv'));
    await symlink('later.csv', folder.path('same.csv'));
    const message = (name: string) => `"${folder.path(name)}" is named twice`;
    const toInput = await nandrite('run', file, '--out', folder.path('input.csv'));
    expect([toInput.code, toInput.stderr.includes(message('input.csv'))]).toEqual([2, true]);
    const twice = await nandrite('run', file, '--out', folder.path('later.csv'), '--out', folder.path('same.csv'));
    expect([twice.code, twice.stderr.includes(message('same.csv'))]).toEqual([2, true]);
    expect(await readdir(dirname(file))).not.toContain('later.csv');
  });

  it('says how slow it is when it is slow', async () => {
    let clock = 0;
    const { stdout } = await nandriteWith({ now: () => (clock += 1000) }, 'run', example('nand'), '--steps', '1');
    expect(stdout).toContain('; 0.3333 steps/s, 0.0003333 times real time\n');
  });

  it('stops on a value that is no number, names it, and writes the steps before it', async () => {
    const network = {
      format: 'nandrite.network',
      version: 1,
      populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
      connections: [{ source: 'n', target: 'n', weight: 1e12 }],
      probes: [{ kind: 'trace', target: 'n' }],
    };
    const file = await folder.write('growing.json', JSON.stringify(network));
    const out = folder.path('growing.run.json');
    const { code, stdout, stderr } = await nandrite('run', file, '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [kept, cause] = stderr.split('\n');
    expect(kept).toBe(`nandrite: stopped after 26 of 1000 steps, which are written to ${out}`);
    expect(cause).toMatch(/^nandrite: simulation: z of n became Infinity at step 26; lower the weights that feed it/);
    const { steps, traces } = JSON.parse(await readFile(out, 'utf8')) as { steps: number; traces: { values: [] }[] };
    expect([steps, traces[0]!.values.length]).toEqual([26, 26]);
    expect(await nandrite('reproduce', out)).toMatchObject({ code: 0 });
  });

  it('that fails in its first step has nothing to write', async () => {
    const text = 'dv/dt = sqrt(-1 - v/mV)*mV/ms : mV\nthreshold: v > 1*mV';
    const network = {
      ...{ format: 'nandrite.network', version: 1, models: [{ id: 'root', text }] },
      populations: [{ id: 'n', model: 'root' }],
    };
    const file = await folder.write('root.json', JSON.stringify(network));
    const { code, stderr } = await nandrite('run', file, '--out', folder.path('root.csv'));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^nandrite: simulation: v of n became NaN at step 0; nothing had reached it; change its formula/,
    );
    expect(await readdir(dirname(file))).not.toContain('root.csv');
  });
});

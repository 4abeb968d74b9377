import { mkdir, readFile, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { example, nandrite, useFolder } from './support.ts';

const folder = useFolder();

/** Two populations in time and a rate, with two events and every kind of probe. */
const network = {
  format: 'nandrite.network',
  version: 1,
  name: 'Mixed',
  time: { dt: 0.1 },
  synapses: [{ id: 'exc', kind: 'exponential', tau: 5 }],
  populations: [
    { id: 'lif', model: 'lif', size: 10, parameters: { E_L: -45 } },
    { id: 'hh', model: 'hodgkin-huxley' },
    { id: 'level', model: 'relu', parameters: { b: 0.5 } },
  ],
  connections: [{ id: 'loop', source: 'lif', target: 'lif', weight: 5, delay: { ms: 1.52 }, synapse: 'exc' }],
  probes: [
    { kind: 'spikes', target: 'lif' },
    { kind: 'rate', target: 'lif' },
    { kind: 'weights', target: 'loop' },
    { kind: 'trace', target: 'lif', variable: 'v', interval: 10 },
  ],
  events: [
    { kind: 'lesion', at: 20, population: 'lif', neurons: [0, 1] },
    { kind: 'cut', at: 30, connection: 'loop', fraction: 0.25 },
    { kind: 'weight-noise', at: 40, connection: 'loop', sd: 0.1 },
    { kind: 'lesion', at: 5000, population: 'lif', fraction: 0.5 },
  ],
};

const written = (name = 'mixed.network.json', parts: object = {}): Promise<string> =>
  folder.write(name, JSON.stringify({ ...network, ...parts }));

/** More neurons than one thread has to do alone, without synapses. */
const many = {
  ...network,
  name: 'Many',
  synapses: [],
  events: [],
  connections: [],
  probes: [{ kind: 'spikes', target: 'n' }],
};

describe('run on two threads', () => {
  it('records what one thread does', async () => {
    const populations = [{ id: 'n', model: 'lif', size: 20_000, parameters: { E_L: -45 } }];
    const path = await written('many.network.json', { ...many, populations });
    const [one, two] = [folder.path('one.csv'), folder.path('two.csv')];
    expect((await nandrite('run', path, '--steps', '300', '--out', one)).code).toBe(0);
    expect((await nandrite('run', path, '--steps', '300', '--out', two, '--workers', '2')).code).toBe(0);
    expect(await readFile(two, 'utf8')).toBe(await readFile(one, 'utf8'));
  });

  it('says when there is too little to share', async () => {
    const { code, stderr } = await nandrite('run', await written(), '--workers', '2');
    expect(code).toBe(2);
    expect(stderr).toContain('--workers: 2 finds no 20,000 neurons that are computed together');
    expect((await nandrite('run', await written(), '--workers', '3')).stderr).toContain(
      '--workers: found "3"; expected 1 or 2',
    );
    expect((await nandrite('run', await written(), '--workers', '2', '--backend', 'js')).stderr).toContain(
      '--workers: 2 is not there with --backend js',
    );
  });
});

describe('run --method', () => {
  it('integrates as told where that fits, and its file reproduces itself', async () => {
    const out = folder.path('euler.run.json');
    const words = ['run', await written(), '--steps', '100', '--method', 'exact', '--out', out];
    const exact = await nandrite(...words);
    expect(exact.code).toBe(0);
    const integrators = ({ stdout }: { stdout: string }): string[] => stdout.match(/^integrator: .+(?= \()/gm) ?? [];
    expect(integrators(exact)).toEqual([
      'integrator: exponential-midpoint for hodgkin-huxley',
      'integrator: exact for lif',
    ]);
    const euler = await nandrite(...words.map((word) => (word === 'exact' ? 'euler' : word)));
    expect(integrators(euler)).toEqual(['integrator: euler for hodgkin-huxley', 'integrator: euler for lif']);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ engine: { method: 'euler' } });
    expect(await nandrite('reproduce', out)).toMatchObject({ code: 0 });
  });

  it('says which there are, and when none of the models can be integrated so', async () => {
    expect((await nandrite('run', await written(), '--method', 'heun')).stderr).toContain(
      '--method: found "heun"; expected exact or exponential-euler or exponential-midpoint or rk4 or euler or euler-maruyama',
    );
    const populations = [{ id: 'n', model: 'hodgkin-huxley' }];
    const path = await written('alone.network.json', { ...many, populations });
    const { code, stderr } = await nandrite('run', path, '--method', 'exact');
    expect(code).toBe(2);
    expect(stderr).toContain('--method: "exact" integrates none of the network\'s models; expected a method that fits');
  });
});

describe('run of a network in time', () => {
  it('names integrators, events that happened, irregularity and energy', async () => {
    const { code, stdout } = await nandrite('run', await written(), '--duration', '100');
    expect(code).toBe(0);
    expect(stdout).toContain('Mixed: 1,000 steps of 0.1 ms, seed 1, wasm f64\n');
    expect(stdout).toMatch(
      /^population {2}model +neurons +spikes +spikes\/s a neuron +CV of intervals +mean output a step\n/m,
    );
    expect(stdout).toMatch(/^level +relu +1 +– +– +– +0\.05\n/m);
    expect(stdout).toContain('integrator: exact for lif (lif)\n');
    expect(stdout).toContain('integrator: exponential-midpoint for hodgkin-huxley (hh)\n');
    expect(stdout).toContain('at 20 ms (step 200): lif[0, 1] fell silent\n');
    expect(stdout).toContain('at 30 ms (step 300): 25 % of the synapses of loop were cut\n');
    expect(stdout).toContain('at 40 ms (step 400): the weights of loop were scattered by 10 %\n');
    expect(stdout).not.toContain('5000 ms');
    expect(stdout).toMatch(/ {2}Loihi \(14 nm\) .* nJ .* µW {2}Davies et al\. \(2018\)\n/);
  });

  it('with --tables names what is looked up and its error, and where there is nothing; the run repeats it', async () => {
    const out = folder.path('tables.run.json');
    const words = ['run', await written(), '--duration', '50', '--tables'];
    const { stdout } = await nandrite(...words, '--out', out);
    expect(stdout).toMatch(
      /^tables: 6 functions of v in \[-110, 80\] mV, 0\.5 mV apart, 72 KiB, error at most \d\.\de-(9|1\d) of the largest value \((factor|summand) of [mhn]\), for hodgkin-huxley \(hh\)\n/m,
    );
    expect(stdout).toContain('tables: none for lif (lif), which has no costly smooth function of a membrane potential');
    expect(JSON.parse(await readFile(out, 'utf8')).engine.tables).toBe(true);
    expect((await nandrite('reproduce', out)).code).toBe(0);
    const { integrators } = JSON.parse((await nandrite(...words, '--json')).stdout);
    expect(integrators[0].tables).toHaveLength(2);
    expect(integrators[0].tables[0]).toMatchObject({ variable: 'v', low: -110, high: 80, unit: 'mV', closed: false });
    expect(integrators[1].tables).toEqual([]);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await nandrite('run', await written(), '--duration', '100', '--json');
    const result = JSON.parse(stdout);
    expect(result.integrators).toEqual([
      { model: 'hodgkin-huxley', populations: ['hh'], method: 'exponential-midpoint', tables: null },
      { model: 'relu', populations: ['level'], method: 'step-based', tables: null },
      { model: 'lif', populations: ['lif'], method: 'exact', tables: null },
    ]);
    expect(result.events.map(({ kind, step }: { kind: string; step: number }) => [kind, step])).toEqual([
      ['lesion', 200],
      ['cut', 300],
      ['weight-noise', 400],
    ]);
    const [lif] = result.populations;
    expect(result.operations).toMatchObject({ neurons: 12, duration: 100, neuronUpdates: 12_000 });
    // Ten synapses a neuron; what does not reach another one costs nothing.
    expect(result.operations.spikeOperations).toBe(10 * lif.spikes);
    expect(result.energy.map(({ id }: { id: string }) => id)).toContain('truenorth');
    expect(lif.cv).toBeGreaterThanOrEqual(0);
    expect(result.realTimeFactor).toBeCloseTo(0.1 / result.wallSeconds, 6);
    expect(result.forgotten).toEqual([]);
  });

  it.each([
    ['wasm', 'f64'],
    ['wasm', 'f32'],
    ['js', 'f64'],
  ])('on %s in %s reproduces itself', async (backend, precision) => {
    const out = folder.path(`${backend}-${precision}.run.json`);
    const words = ['--duration', '50', '--backend', backend, '--precision', precision, '--out', out];
    expect(await nandrite('run', await written(), ...words)).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(out, 'utf8')).engine).toMatchObject({ backend, precision });
    const { code, stdout } = await nandrite('reproduce', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^identical: 500 steps, [\d,]+ spike rows, 50 trace values, 100 weights, 5 rates\n$/);
  });

  it('finds a weight and a rate that were changed in a run', async () => {
    const out = folder.path('changed.run.json');
    await nandrite('run', await written(), '--duration', '50', '--out', out);
    const run = JSON.parse(await readFile(out, 'utf8'));
    run.rates[0].values[3] = 1;
    await folder.write('changed.run.json', JSON.stringify(run));
    const rate = await nandrite('reproduce', out);
    expect(rate.code).toBe(1);
    expect(rate.stdout).toMatch(/^different from step 300 on: rate of lif recorded as 1, reproduced as \d/);
    run.weights[0].values[0][12] = 6;
    await folder.write('changed.run.json', JSON.stringify(run));
    const weight = await nandrite('reproduce', out);
    expect(weight.stdout).toBe('different from step 0 on: weight in loop of 1->2 recorded as 6, reproduced as 5\n');
  });

  it('takes another step for the file’s, says so, and rounds delays in ms anew', async () => {
    const file = await written();
    const words = ['run', file, '--duration', '50', '--out', folder.path('dt.run.json')];
    const { code, stderr } = await nandrite(...words, '--dt', '0.02');
    expect(code).toBe(0);
    expect(stderr).toBe(
      "nandrite: dt is 0.02 ms in place of the file's 0.1 ms; delays and intervals in steps stay so many steps, delays in ms are rounded anew\n",
    );
    const run = JSON.parse(await readFile(folder.path('dt.run.json'), 'utf8'));
    expect([run.dt, run.steps, run.network.time.dt]).toEqual([0.02, 2500, 0.02]);
    // Left out in the file, a bin is 10 ms.
    expect(run.rates[0].interval).toBe(500);
    expect((await nandrite(...words, '--dt', '0.1')).stderr).toBe('');
  });

  it('refuses a step that the file’s delays do not allow', async () => {
    const file = await written('slow.network.json', {
      connections: [{ id: 'loop', source: 'lif', target: 'lif', weight: 5, delay: { ms: 900 } }],
    });
    expect((await nandrite('run', file, '--steps', '10')).code).toBe(0);
    const { code, stderr } = await nandrite('run', file, '--steps', '10', '--dt', '0.001');
    expect(code).toBe(2);
    expect(stderr).toContain('connections[0].delay.ms: found 900; expected at most 100, 100000 steps');
  });

  it('says from which step on a full memory kept everything', { timeout: 60_000 }, async () => {
    const file = await written('long.network.json', {
      populations: [{ id: 'n', model: 'mcculloch-pitts', size: 1000 }],
      connections: [],
      probes: [{ kind: 'spikes', id: 'raster', target: 'n' }],
      events: [],
    });
    // All spike at every step: after 4,000,000 rows and the rest of its last chunk, a probe forgets the oldest.
    const { stdout } = await nandrite('run', file, '--steps', '4100');
    const [, from] = /\nprobe raster kept only the steps from (\d+) on\n/.exec(stdout) ?? [];
    expect(Number(from)).toBeGreaterThan(80);
    expect(Number(from)).toBeLessThanOrEqual(117);
  });

  it('marks the place in a model of the network’s own', async () => {
    const text = ['dv/dt = (E_L - v) / tau_m : mV', 'threshold: v > V_tj', 'parameter E_L = -60 mV in [-90, 0] "rest"'];
    const parts = { models: [{ id: 'mine', text }], populations: [], connections: [], probes: [], events: [] };
    const file = await written('own.network.json', parts);
    for (const command of ['run', 'validate']) {
      const { code, stderr } = await nandrite(command, file);
      expect(code).toBe(2);
      expect(stderr).toContain(`nandrite: ${file}: models[0].text, line 1, column 21: `);
      expect(stderr).toContain('\n  dv/dt = (E_L - v) / tau_m : mV\n                      ^\n');
      expect(stderr).toContain('\n  threshold: v > V_tj\n                 ^\n');
    }
    const { issues } = JSON.parse((await nandrite('validate', file, '--json')).stdout);
    expect(issues[0]).toMatchObject({ file, text: text[0], column: 21 });
  });
});

describe('a spike file', () => {
  const driven = (file: string, size = 3) => ({
    populations: [{ id: 'n', model: 'mcculloch-pitts', size, parameters: { b: -0.5 } }],
    stimuli: [{ kind: 'spike-times', id: 's', size, times: [], file }],
    connections: [{ source: 's', target: 'n', connector: 'OneToOne', weight: 1 }],
    probes: [{ kind: 'spikes', target: 'n' }],
    events: [],
    synapses: [],
    time: { dt: 1 },
  });

  it('beside the network is read before the run, which then holds the spikes', async () => {
    await folder.write('spikes.csv', 't_ms,source\n3,0\n1,2\n1,1\n');
    const out = folder.path('driven.run.json');
    const file = await written('driven.network.json', driven('spikes.csv'));
    expect(await nandrite('run', file, '--steps', '10', '--out', out)).toMatchObject({ code: 0, stderr: '' });
    const run = JSON.parse(await readFile(out, 'utf8'));
    expect(run.network.stimuli[0]).toMatchObject({ times: [1, 1, 3], sources: [1, 2, 0], file: 'spikes.csv' });
    expect(run.spikes[0]).toMatchObject({ steps: [2, 2, 4], neurons: [1, 2, 0] });
    expect((await nandrite('reproduce', out)).code).toBe(0);
    expect((await nandrite('validate', file)).code).toBe(0);
  });

  it('may lie in a folder below', async () => {
    await mkdir(folder.path('data'), { recursive: true });
    await folder.write('data/below.csv', '0,0');
    const file = await written('below.network.json', driven('data/below.csv'));
    expect(JSON.parse((await nandrite('run', file, '--steps', '3', '--json')).stdout).spikes).toBe(1);
  });

  it('with a mistake is refused with its line and column', async () => {
    await folder.write('wrong.csv', '1,0\n2;5,1\n2.5,3\n');
    const file = await written('wrong.network.json', driven('wrong.csv'));
    for (const command of ['run', 'validate']) {
      const { code, stderr } = await nandrite(command, file);
      expect(code).toBe(2);
      expect(stderr).toContain(`nandrite: ${folder.path('wrong.csv')}: line 2, column 1: found "2;5"`);
      expect(stderr).toContain(
        `${folder.path('wrong.csv')}: line 3, column 5: found "3"; expected a whole number from 0 to 2\n  2.5,3\n      ^\n`,
      );
    }
  });

  it('that is not there, or no text, is refused', async () => {
    const missing = await written('missing.network.json', driven('no-such.csv'));
    expect(await nandrite('run', missing)).toMatchObject({
      code: 2,
      stderr: `nandrite: ${folder.path('no-such.csv')} cannot be read: there is no such file or folder. See whether it was moved, renamed or deleted.\n`,
    });
    await folder.write('binary.csv', new Uint8Array([0, 255, 0]));
    const binary = await written('binary.network.json', driven('binary.csv'));
    expect((await nandrite('run', binary)).stderr).toContain('it is not a text in UTF-8');
    const isFolder = await written('folder.network.json', driven('.'));
    expect((await nandrite('run', isFolder)).stderr).toContain('it is a folder');
  });

  it.each(['../spikes.csv', '/etc/hostname', 'data/../../spikes.csv', '..'])(
    'outside the folder, %s, is not read',
    async (name) => {
      const file = await written('outside.network.json', driven(name));
      const { code, stderr } = await nandrite('run', file);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `nandrite: ${file}: stimuli[0].file: "${name}" is outside the folder of the network; expected a file in that folder or below it, such as "spikes.csv"\n`,
      );
    },
  );

  it('behind a link that leads outside is not read', async () => {
    await symlink('/etc/hostname', folder.path('link.csv'));
    const file = await written('link.network.json', driven('link.csv'));
    expect((await nandrite('run', file)).stderr).toContain('"link.csv" is outside the folder of the network');
  });

  it('is not asked for when the network has the spikes', async () => {
    const parts = driven('no-such.csv');
    const stimuli = [{ ...parts.stimuli[0], times: [1], sources: [0] }];
    const file = await written('has.network.json', { ...parts, stimuli });
    expect(await nandrite('run', file)).toMatchObject({ code: 0 });
  });
});

describe('validate', () => {
  it('describes the text of a model', async () => {
    const file = await folder.write(
      'mine.neuron',
      'dv/dt = (E_L - v + R_m*I) / tau_m : mV\nI : pA (input)\nthreshold: v > -50*mV\nreset: v = E_L\n' +
        'parameter tau_m = 20 ms in [1, 100] "membrane time constant"\nparameter R_m = 0.1 GOhm in [0.01, 1] "resistance"\n' +
        'parameter E_L = -60 mV in [-90, -40] "rest"\n',
    );
    expect(await nandrite('validate', file)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${file}: valid, a model of spikes, in time by exact (1 differential equation, 3 parameters)\n`,
    });
    const { stdout } = await nandrite('validate', file, '--json');
    expect(JSON.parse(stdout)).toEqual({ valid: true, file, format: 'nandrite.neuron', version: 1 });
  });

  it('marks each mistake in it', async () => {
    const file = await folder.write('bad.neuron', 'dv/dt = -v / (10*ms) + 1*pA : mV\nthreshold: v >\n');
    const { code, stderr } = await nandrite('validate', file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/bad\.neuron: line 1, column \d+: .*\n {2}dv\/dt = -v \/ \(10\*ms\) \+ 1\*pA : mV\n +\^\n/);
    expect(stderr).toMatch(/bad\.neuron: line 2, column \d+: .*\n {2}threshold: v >\n +\^\n/);
  });

  it('counts models of a network’s own', async () => {
    const parts = {
      models: [{ id: 'mine', text: 'output: sum(w*x)' }],
      populations: [{ id: 'n', model: 'mine' }],
      ...{ connections: [], probes: [], events: [] },
    };
    const { code, stdout } = await nandrite('validate', await written('counted.network.json', parts));
    expect([code, stdout]).toEqual([0, expect.stringContaining('0 connections, 1 model of its own)')]);
  });

  it('marks where JSON breaks, unless the line is too long to read', async () => {
    const file = await folder.write('broken.json', '{\n  "format": nandrite\n}\n');
    expect((await nandrite('validate', file)).stderr).toContain('\n    "format": nandrite\n              ^\n');
    const long = await folder.write('longline.json', `{"a":"${'x'.repeat(1000)}" b}`);
    expect((await nandrite('validate', long)).stderr.length).toBeLessThan(400);
  });

  it('still validates the examples', async () => {
    expect((await nandrite('validate', example('full-adder'))).code).toBe(0);
  });
});

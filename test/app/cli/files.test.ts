import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { example, nandrite, useFolder } from './support.ts';

const folder = useFolder();

describe('validate', () => {
  it('describes a valid network', async () => {
    expect(await nandrite('validate', example('nand'))).toEqual({
      code: 0,
      stderr: '',
      stdout: `${example('nand')}: valid, network "NAND" (1 neuron, 2 stimuli, 2 connections)\n`,
    });
    const { stdout } = await nandrite('validate', example('nand'), '--json');
    expect(JSON.parse(stdout)).toEqual({ valid: true, file: example('nand'), format: 'nandrite.network', version: 1 });
  });

  it('says of a truncated file where it ends', async () => {
    const file = await folder.write('truncated.json', '{\n  "format": "nandrite.network",\n  "versi');
    const { code, stdout, stderr } = await nandrite('validate', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${file}: line 3, column 9: the file ends too early; expected the rest`);
  });

  it('says of a newer version that it is newer', async () => {
    const text = await readFile(example('nand'), 'utf8');
    const file = await folder.write('newer.json', text.replace('"version": 1', '"version": 2'));
    expect(await nandrite('validate', file)).toMatchObject({
      code: 2,
      stderr: `nandrite: ${file}: version: found 2: the file was made by a newer Nandrite; expected 1; update Nandrite to open it\n`,
    });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['random bytes', Uint8Array.from([0x93, 0x4e, 0xff, 0x00, 0x1b]), 'it is not a text in UTF-8.'],
    ['zeros', new Uint8Array(8), 'it is not a text in UTF-8.'],
    ['random text', 'lorem ipsum', 'line 1, column 1: not valid JSON'],
    ['nothing', '', 'the file is empty; expected a JSON document'],
    ['a list', '[1, 2]', 'found an array of 2; expected an object with "format": "nandrite.network"'],
    [
      'another format',
      '{"format":"pdf"}',
      'format: found "pdf"; expected "nandrite.network", "nandrite.run", "nandrite.model" or "nandrite.task"',
    ],
    ['a misspelt field', '{"format":"nandrite.network","version":1,"seeds":1}', 'seeds: unknown field "seeds"'],
  ])('refuses %s', async (_, contents, message) => {
    const file = await folder.write('bad.json', contents);
    const { code, stdout, stderr } = await nandrite('validate', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(file);
    expect(stderr).toContain(message);
  });

  it('refuses what cannot be read', async () => {
    const missing = folder.path('missing.json');
    expect(await nandrite('validate', missing)).toMatchObject({
      code: 2,
      stderr: `nandrite: ${missing} cannot be read: there is no such file or folder. See whether it was moved, renamed or deleted.\n`,
    });
    expect((await nandrite('validate', folder.path('.'))).stderr).toContain('it is a folder. Choose a file.');
  });

  it('shows no control characters of a file to the terminal', async () => {
    const file = await folder.write(
      'esc.json',
      '{"format":"nandrite.network","version":1,"name":"\\u001b[2Jgone\\u0007"}',
    );
    const { stdout } = await nandrite('validate', file);
    expect(stdout).toBe(`${file}: valid, network "\\u001b[2Jgone\\u0007" (0 neurons, 0 stimuli, 0 connections)\n`);
    expect((await nandrite('run', file)).stdout).toMatch(/^\\u001b\[2Jgone\\u0007: 1,000 steps/);
    const turned = await folder.write(
      'turned.json',
      '{"format":"nandrite.network","version":1,"name":"a\u202eb\u2066c\u200fd\u2028e"}',
    );
    expect((await nandrite('validate', turned)).stdout).toContain('network "a\\u202eb\\u2066c\\u200fd\\u2028e" (');
    const broken = await folder.write('broken.json', '{"\u202e": }');
    expect((await nandrite('validate', broken)).stderr).not.toMatch(/\p{Bidi_Control}/u);
    const odd = await folder.write('odd.json', '{"format":"nandrite.network","version":1,"\\u001b[31m":1}');
    expect((await nandrite('validate', odd)).stderr).toContain('unknown field "\\u001b[31m"');
  });

  it('checks what a lamp expects against the inputs there are', async () => {
    const text = await readFile(example('nand'), 'utf8');
    const file = await folder.write('lamp.json', text.replace('!(a & b)', '!(a & c)'));
    const { code, stdout } = await nandrite('validate', file, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      issues: [{ file, path: 'probes[4].expect, column 7', message: 'the circuit has no input "c"' }],
    });
  });
});

describe('reproduce', () => {
  it('finds what was changed in a run, and exits with 1', async () => {
    const file = folder.path('coin.run.json');
    await nandrite('run', example('coin'), '--steps', '100', '--out', file);
    expect(await nandrite('reproduce', file)).toMatchObject({ code: 0, stderr: '' });
    const run = JSON.parse(await readFile(file, 'utf8'));
    run.spikes[0].counts[0] = 2;
    const step = run.spikes[0].steps[0];
    await folder.write('coin.run.json', JSON.stringify(run));
    expect(await nandrite('reproduce', file)).toEqual({
      code: 1,
      stderr: '',
      stdout: `different from step ${step} on: spikes of coin[0] recorded as 2, reproduced as 1\n`,
    });
    const { stdout } = await nandrite('reproduce', file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ identical: false, firstDifference: { step, probe: 'spikes_coin' } });
  });

  it('counts what it compared, and calls nothing not identical', async () => {
    const file = folder.path('counted.run.json');
    await nandrite('run', example('nand'), '--steps', '10', '--out', file);
    expect((await nandrite('reproduce', file)).stdout).toBe('identical: 10 steps, 10 spike rows, 10 trace values\n');
    const { stdout } = await nandrite('reproduce', file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ identical: true, compared: { rows: 10, values: 10, from: 0 } });
    const unprobed = await folder.write('unprobed.json', '{"format":"nandrite.network","version":1}');
    await nandrite('run', unprobed, '--out', file);
    expect(await nandrite('reproduce', file)).toEqual({
      code: 1,
      stderr: '',
      stdout: 'nothing was recorded, so nothing was compared\n',
    });
  });

  it('mentions that a run is of another engine', async () => {
    const file = folder.path('old.run.json');
    await nandrite('run', example('coin'), '--steps', '10', '--out', file);
    await folder.write(
      'old.run.json',
      (await readFile(file, 'utf8')).replace('"version":"0.1.0"', '"version":"0.0.9"'),
    );
    const { code, stderr } = await nandrite('reproduce', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'nandrite: the run is of engine 0.0.9, this is 0.1.0\n' });
  });

  it('refuses a network', async () => {
    expect(await nandrite('reproduce', example('coin'))).toMatchObject({ code: 2 });
  });
});

describe('schema', () => {
  it('prints the JSON Schema of both formats', async () => {
    const constOf = async (...words: string[]) =>
      JSON.parse((await nandrite('schema', ...words)).stdout).properties.format.const;
    expect(await constOf()).toBe('nandrite.network');
    expect(await constOf('network')).toBe('nandrite.network');
    expect(await constOf('run', '--json')).toBe('nandrite.run');
    expect((await nandrite('schema', 'nwb')).stderr).toContain(
      'there is no format "nwb"; expected one of network, run',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { parseNetwork, parseNetworkText } from '../../../engine/network/parse.ts';

/** Every issue in one line: path | message | expected. */
function issuesOf(parsed: ReturnType<typeof parseNetwork>): string[] {
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

const head = { format: 'nandrite.network', version: 1 };
const anId = 'a name of letters, digits and _ that begins with a letter';
const population = (more: Record<string, unknown> = {}): unknown => ({ id: 'n', model: 'mcculloch-pitts', ...more });
const withPopulation = (more: Record<string, unknown>): unknown => ({ ...head, populations: [population(more)] });
const withStimulus = (stimulus: unknown): unknown => ({ ...head, stimuli: [stimulus] });
const circuit = (more: Record<string, unknown>): unknown => ({
  ...head,
  populations: [population(), population({ id: 'trio', size: 3 })],
  stimuli: [{ kind: 'toggle', id: 'a' }],
  ...more,
});
const withConnection = (more: Record<string, unknown>): unknown =>
  circuit({ connections: [{ source: 'a', target: 'n', weight: 1, ...more }] });
const withProbe = (more: Record<string, unknown>): unknown =>
  circuit({ probes: [{ kind: 'trace', target: 'n', ...more }] });

describe('the head of a file', () => {
  it.each([
    [null, ' | found null | an object with "format": "nandrite.network"'],
    [[], ' | found an empty array | an object with "format": "nandrite.network"'],
    ['x', ' | found "x" | an object with "format": "nandrite.network"'],
    [{}, 'format | is missing: this is not a nandrite.network file | "nandrite.network"'],
    [{ format: 'x' }, 'format | found "x": this is not a nandrite.network file | "nandrite.network"'],
    [{ format: 'nandrite.network' }, 'version | is missing | 1'],
    [{ ...head, version: 0 }, 'version | found 0 | 1'],
    [{ ...head, version: '1' }, 'version | found "1" | 1'],
    [
      { ...head, version: 2 },
      'version | found 2: the file was made by a newer Nandrite | 1; update Nandrite to open it',
    ],
  ])('%j', (input, issue) => {
    expect(issuesOf(parseNetwork(input))).toEqual([issue]);
  });
});

describe('the shape of a file', () => {
  it.each([
    [{ ...head, seed: -1 }, 'seed | found -1 | at least 0'],
    [{ ...head, seed: 2 ** 32 }, 'seed | found 4294967296 | at most 4294967295'],
    [{ ...head, seed: 0.5 }, 'seed | found 0.5 | a whole number'],
    [{ ...head, time: { dt: 0 } }, 'time.dt | found 0 | more than 0'],
    [{ ...head, name: 3 }, 'name | found 3 | a string'],
    [{ ...head, name: 'x'.repeat(10_001) }, `name | found "${'x'.repeat(56)}… | at most 10000 characters`],
    [{ ...head, populations: {} }, 'populations | found an object | an array'],
    [{ ...head, layout: { 'a b': { x: 1, y: 2 } } }, `layout.a b | found "a b" | ${anId}`],
    [
      { ...head, layout: { toString: { x: 1, y: 2 } } },
      'layout.toString | found "toString" | another name: this one is reserved',
    ],
    [{ ...head, layout: { a: { x: 1 } } }, 'layout.a.y | is missing | a number'],
    [
      { ...head, layout: { ghost: { x: 1, y: 2 } } },
      'layout.ghost | there is nothing called "ghost" | the id of a population, stimulus or probe; correct or remove it',
    ],
    [
      { ...head, populatoins: [] },
      'populatoins | unknown field "populatoins" | no such field here; check its spelling or remove it',
    ],
    [withPopulation({ model: undefined }), 'populations[0].model | is missing | a string'],
    [withPopulation({ id: '1 a' }), `populations[0].id | found "1 a" | ${anId}`],
    [withPopulation({ id: '__proto__' }), 'populations[0].id | found "__proto__" | another name: this one is reserved'],
    [
      withPopulation({ id: 'constructor' }),
      'populations[0].id | found "constructor" | another name: this one is reserved',
    ],
    [withPopulation({ size: 0 }), 'populations[0].size | found 0 | at least 1'],
    [withPopulation({ size: 1.5 }), 'populations[0].size | found 1.5 | a whole number'],
    [withPopulation({ size: '3' }), 'populations[0].size | found "3" | a number'],
    [withPopulation({ size: 1e300 }), 'populations[0].size | found 1e+300 | at most 1000000'],
    [withPopulation({ parameters: { b: 'x' } }), 'populations[0].parameters.b | found "x" | a number or an array'],
    [
      withPopulation({ size: 2, parameters: { b: [1, null] } }),
      'populations[0].parameters.b[1] | found null | a number',
    ],
    [withPopulation({ parameters: [1] }), 'populations[0].parameters | found an array of 1 | an object'],
    [
      withStimulus({ kind: 'ramp', id: 's' }),
      'stimuli[0].kind | found "ramp" | "toggle" or "clamp" or "constant" or "poisson"',
    ],
    [withStimulus({ kind: 'toggle', id: 's', value: 2 }), 'stimuli[0].value | found 2 | 0 or 1'],
    [withStimulus({ kind: 'poisson', id: 's', rate: -1 }), 'stimuli[0].rate | found -1 | at least 0'],
    [
      withStimulus({ kind: 'poisson', id: 's', rate: 1e10 }),
      'stimuli[0].rate | found 10000000000 | at most 1000000000',
    ],
    [withStimulus({ kind: 'constant', id: 's' }), 'stimuli[0].value | is missing | a number'],
    [withStimulus(null), 'stimuli[0] | found null | an object'],
    [withConnection({ weight: '1' }), 'connections[0].weight | found "1" | a number'],
    [withConnection({ weight: 1.1e12 }), 'connections[0].weight | found 1100000000000 | at most 1000000000000'],
    [withConnection({ weight: -1e100 }), 'connections[0].weight | found -1e+100 | at least -1000000000000'],
    [
      withStimulus({ kind: 'constant', id: 's', value: 1e13 }),
      'stimuli[0].value | found 10000000000000 | at most 1000000000000',
    ],
    [withConnection({ delay: 0 }), 'connections[0].delay | found 0 | at least 1'],
    [withConnection({ sign: 'plus' }), 'connections[0].sign | found "plus" | "excitatory" or "inhibitory" or "either"'],
    [
      withConnection({ connector: 'alltoall' }),
      'connections[0].connector | found "alltoall" | "AllToAll" or "OneToOne"',
    ],
    [withProbe({ neuron: -1 }), 'probes[0].neuron | found -1 | at least 0'],
  ])('%j', (input, issue) => {
    expect(issuesOf(parseNetwork(input))).toEqual([issue]);
  });

  it('refuses numbers that JSON can write and doubles cannot', () => {
    const text = '{"format":"nandrite.network","version":1,"stimuli":[{"kind":"constant","id":"s","value":1e999}]}';
    expect(issuesOf(parseNetworkText(text))).toEqual(['stimuli[0].value | found Infinity | a finite number']);
  });

  it('lists all that is wrong, not just the first', () => {
    const parsed = parseNetwork({ ...head, seed: -1, name: 3, populations: [{ id: '', model: 4, extra: 1 }] });
    expect(issuesOf(parsed)).toEqual([
      'name | found 3 | a string',
      'seed | found -1 | at least 0',
      `populations[0].id | found "" | ${anId}`,
      'populations[0].model | found 4 | a string',
      'populations[0].extra | unknown field "extra" | no such field here; check its spelling or remove it',
    ]);
  });
});

describe('the sense of a file', () => {
  const huge = [population({ size: 10_000 }), population({ id: 'm', size: 10_000 })];
  it.each([
    [
      withPopulation({ model: 'lif' }),
      'populations[0].model | there is no model "lif" | one of mcculloch-pitts, stochastic-binary, poisson-relu, step, logistic, relu',
    ],
    [
      withPopulation({ parameters: { theta: 1 } }),
      'populations[0].parameters.theta | McCulloch–Pitts has no parameter "theta" | one of b',
    ],
    [
      withPopulation({ size: 3, parameters: { b: [1] } }),
      'populations[0].parameters.b | found 1 value for 3 neurons | one number for all, or 3: one a neuron',
    ],
    [
      withPopulation({ parameters: { b: [1, 2] } }),
      'populations[0].parameters.b | found 2 values for 1 neuron | one number',
    ],
    [
      withPopulation({ size: 2, parameters: { b: [0, 1e7] } }),
      'populations[0].parameters.b[1] | found 10000000 | a value from -1000000 to 1000000',
    ],
    [
      circuit({ stimuli: [{ kind: 'toggle', id: 'n' }] }),
      'stimuli[0].id | "n" is already the id at populations[0].id | an id of its own',
    ],
    [
      circuit({
        connections: [
          { id: 'c', source: 'n', target: 'n', weight: 1 },
          { id: 'c', source: 'n', target: 'n', weight: 1 },
        ],
      }),
      'connections[1].id | "c" is already the id at connections[0].id | an id of its own',
    ],
    [
      withConnection({ source: 'ghost' }),
      'connections[0].source | there is no population or stimulus "ghost" | the id of a population or stimulus',
    ],
    [
      withConnection({ source: 'ghost', target: 'trio', connector: 'OneToOne' }),
      'connections[0].source | there is no population or stimulus "ghost" | the id of a population or stimulus',
    ],
    [
      withConnection({ target: 'ghost' }),
      'connections[0].target | there is no population "ghost" | the id of a population',
    ],
    [
      withConnection({ target: 'a' }),
      'connections[0].target | "a" is a stimulus, which takes no input | the id of a population',
    ],
    [
      withConnection({ sign: 'excitatory', weight: -1 }),
      'connections[0].weight | found -1 on an excitatory connection | a weight of at least 0',
    ],
    [
      withConnection({ sign: 'inhibitory', weight: 1 }),
      'connections[0].weight | found 1 on an inhibitory connection | a weight of at most 0',
    ],
    [
      withConnection({ target: 'trio', connector: 'OneToOne' }),
      'connections[0].connector | OneToOne from 1 source to 3 neurons | as many sources as targets, or "AllToAll"',
    ],
    [withProbe({ target: 'a' }), 'probes[0].target | there is no population "a" | the id of a population'],
    [
      withProbe({ kind: 'spikes', target: 'ghost' }),
      'probes[0].target | there is no population or stimulus "ghost" | the id of a population or stimulus',
    ],
    [withProbe({ neuron: 1 }), 'probes[0].neuron | found 1, but "n" has 1 neuron | 0'],
    [withProbe({ target: 'trio', neuron: 3 }), 'probes[0].neuron | found 3, but "trio" has 3 neurons | 0 to 2'],
    [withProbe({ variable: 'V' }), 'probes[0].variable | McCulloch–Pitts has no variable "V" | one of z, y'],
    [
      withProbe({ kind: 'lamp', id: 'y', expect: 'a &' }),
      'probes[0].expect, column 4 | the expression ends | a name, 0, 1, ! or (',
    ],
    [
      { ...head, populations: huge, connections: [{ source: 'n', target: 'm', weight: 1 }] },
      'connections | 100000000 synapses in all | at most 20000000',
    ],
    [
      {
        ...head,
        populations: huge,
        connections: [{ source: 'n', target: 'm', connector: 'OneToOne', weight: 1, delay: 99_999 }],
      },
      'connections | 20000 neurons with a delay of 99999 steps need too much memory | neurons × (longest delay + 1) of at most 50000000',
    ],
  ])('%j', (input, issue) => {
    expect(issuesOf(parseNetwork(input))).toEqual([issue]);
  });

  it('takes as many synapses and ring slots as fit, and not one more', () => {
    const wired = (size: number, delay: number, connector: string) => ({
      ...head,
      populations: [population({ size }), population({ id: 'm', size })],
      connections: [{ source: 'n', target: 'm', connector, weight: 1, delay }],
    });
    // 2 × 5000 neurons × 5000 rows of the ring are 50,000,000 slots.
    expect(issuesOf(parseNetwork(wired(5000, 4999, 'OneToOne')))).toEqual([]);
    expect(issuesOf(parseNetwork(wired(5000, 5000, 'OneToOne')))[0]).toContain('need too much memory');
    const populations = [population({ size: 4000 }), population({ id: 'm', size: 5000 })];
    const full = { ...wired(1, 1, 'AllToAll'), populations };
    expect(issuesOf(parseNetwork(full))).toEqual([]);
    const over = {
      ...full,
      populations: [...populations, population({ id: 'one' })],
      stimuli: [{ kind: 'toggle', id: 'a' }],
      connections: [...full.connections, { source: 'a', target: 'one', weight: 1 }],
    };
    expect(issuesOf(parseNetwork(over))).toEqual(['connections | 20000001 synapses in all | at most 20000000']);
  });

  it('takes a stimulus onto one neuron as OneToOne', () => {
    expect(issuesOf(parseNetwork(withConnection({ connector: 'OneToOne' })))).toEqual([]);
  });
});

describe('text that is no JSON', () => {
  it.each([
    ['', ' | the file is empty | a JSON document'],
    [' \n', ' | the file is empty | a JSON document'],
    ['{"a":', 'line 1, column 6 | the file ends too early | the rest of the JSON document: it looks truncated'],
    [
      '{\n "a": [1,\n',
      'line 3, column 1 | the file ends too early | the rest of the JSON document: it looks truncated',
    ],
    ['{\n "a": 1,\n "b" 2\n}', 'line 3, column 6 | not valid JSON: unexpected character "2" | a JSON document'],
    ['# Title\n', 'line 1, column 1 | not valid JSON: unexpected character "#" | a JSON document'],
    ['\u0000\u0001', 'line 1, column 1 | not valid JSON: unexpected character "\\u0000" | a JSON document'],
    ['[😀]', 'line 1, column 2 | not valid JSON: unexpected character "😀" | a JSON document'],
    ['{"a": NaN}', 'line 1, column 7 | not valid JSON: unexpected character "N" | a JSON document'],
  ])('%j', (text, issue) => {
    expect(issuesOf(parseNetworkText(text))).toEqual([issue]);
  });
});

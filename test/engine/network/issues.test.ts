import { describe, expect, it } from 'vitest';
import { models } from '../../../engine/models/index.ts';
import { parseNetwork, parseNetworkText } from '../../../engine/network/parse.ts';

/** Every issue in one line: path | message | expected. */
function issuesOf(parsed: ReturnType<typeof parseNetwork>): string[] {
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

const head = { format: 'nandrite.network', version: 1 };
const law = 'a law such as {"kind": "normal", "mean": 1, "sd": 0.1}';
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
      'layout.ghost | there is nothing called "ghost" | the id of a population, stimulus, probe, chip or note; correct or remove it',
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
    [
      withPopulation({ parameters: { b: 'x' } }),
      `populations[0].parameters.b | found "x" | a number, an array of one a neuron, or ${law}`,
    ],
    [
      withPopulation({ size: 2, parameters: { b: [1, null] } }),
      'populations[0].parameters.b[1] | found null | a number',
    ],
    [withPopulation({ parameters: [1] }), 'populations[0].parameters | found an array of 1 | an object'],
    [
      withStimulus({ kind: 'square', id: 's' }),
      'stimuli[0].kind | found "square" | "toggle" or "clamp" or "constant" or "step" or "ramp" or "sine" or "ornstein-uhlenbeck" or "poisson" or "spike-times"',
    ],
    [withStimulus({ kind: 'toggle', id: 's', value: 2 }), 'stimuli[0].value | found 2 | 0 or 1'],
    [withStimulus({ kind: 'poisson', id: 's', rate: -1 }), 'stimuli[0].rate | found -1 | at least 0'],
    [
      withStimulus({ kind: 'poisson', id: 's', rate: 1e10 }),
      'stimuli[0].rate | found 10000000000 | at most 1000000000',
    ],
    [withStimulus({ kind: 'constant', id: 's' }), 'stimuli[0].value | is missing | a number'],
    [withStimulus(null), 'stimuli[0] | found null | an object'],
    [withConnection({ weight: '1' }), `connections[0].weight | found "1" | a number, or ${law}`],
    [
      withConnection({ weight: { kind: 'gauss' } }),
      'connections[0].weight.kind | found "gauss" | "uniform" or "normal" or "lognormal" or "exponential"',
    ],
    [withConnection({ weight: { kind: 'normal', mean: 1 } }), 'connections[0].weight.sd | is missing | a number'],
    [
      withConnection({ weight: { kind: 'normal', mean: 1, sd: 1, max: 2 } }),
      'connections[0].weight.max | unknown field "max" | no such field here; check its spelling or remove it',
    ],
    [withConnection({ delay: 1.5 }), 'connections[0].delay | found 1.5 | a whole number of steps, or {"ms": 1.5}'],
    [withConnection({ delay: { ms: -1 } }), 'connections[0].delay.ms | found -1 | at least 0'],
    [withConnection({ delay: { ms: 'x' } }), `connections[0].delay.ms | found "x" | a number of ms, or ${law}`],
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
      'connections[0].connector | found "alltoall" | "AllToAll" or "OneToOne", or an object such as {"kind": "FixedProbability", "probability": 0.1}',
    ],
    [
      withConnection({ connector: { kind: 'FixedProbability', probability: 1.1 } }),
      'connections[0].connector.probability | found 1.1 | at most 1',
    ],
    [
      withConnection({ connector: { kind: 'FixedNumberPre' } }),
      'connections[0].connector.number | is missing | a number',
    ],
    [
      withConnection({ connector: { kind: 'FromList', list: [[0]] } }),
      'connections[0].connector.list[0] | found an array of 1 | at least 2 elements',
    ],
    [withStimulus({ kind: 'spike-times', id: 's', times: [-1] }), 'stimuli[0].times[0] | found -1 | at least 0'],
    [withStimulus({ kind: 'sine', id: 's', frequency: 1 }), 'stimuli[0].amplitude | is missing | a number'],
    [withStimulus({ kind: 'poisson', id: 's', rate: 1, size: 0 }), 'stimuli[0].size | found 0 | at least 1'],
    [
      { ...head, synapses: [{ id: 's', kind: 'beta' }] },
      'synapses[0].kind | found "beta" | "delta" or "current" or "exponential" or "alpha"',
    ],
    [{ ...head, synapses: [{ id: 's', kind: 'alpha', tau: 0 }] }, 'synapses[0].tau | found 0 | more than 0'],
    [
      { ...head, synapses: [{ id: 's', kind: 'alpha', shortTerm: { U: 0 } }] },
      'synapses[0].shortTerm.U | found 0 | more than 0',
    ],
    [
      { ...head, synapses: [{ id: 's', kind: 'alpha', plasticity: { kind: 'stpd' } }] },
      'synapses[0].plasticity.kind | found "stpd" | "stdp" or "triplet-stdp" or "reward-stdp" or "hebb" or "oja" or "bcm"',
    ],
    [
      { ...head, models: [{ id: 'my lif', text: '' }] },
      'models[0].id | found "my lif" | a name of letters, digits, _ and - that begins with a letter',
    ],
    [{ ...head, models: [{ id: 'mine', text: 3 }] }, 'models[0].text | found 3 | a text, or an array of its lines'],
    [{ ...head, models: [{ id: 'mine', text: ['', 3] }] }, 'models[0].text[1] | found 3 | a string'],
    [{ ...head, events: [{ kind: 'cut', at: -1, connection: 'c' }] }, 'events[0].at | found -1 | at least 0'],
    [
      { ...head, events: [{ kind: 'lesion', at: 0, population: 'n', fraction: 0 }] },
      'events[0].fraction | found 0 | more than 0',
    ],
    [withProbe({ interval: 0 }), 'probes[0].interval | found 0 | at least 1'],
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
      withPopulation({ model: 'lfi' }),
      `populations[0].model | there is no model "lfi" | one of ${models.map(({ id }) => id).join(', ')}`,
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

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runToCsv, runToCsvParts } from '../../../engine/formats/csv.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** Four steps of 0.1 ms: spikes of n, a trace of its second neuron, and spikes of an input. */
function run(parts: Partial<Run> = {}): Run {
  const network = networkOf({
    time: { dt: 0.1 },
    populations: [{ id: 'n', model: 'poisson-relu', size: 2 }],
    stimuli: [{ kind: 'toggle', id: 'a' }],
    probes: [
      { kind: 'spikes', id: 'first', target: 'n' },
      { kind: 'trace', id: 'net', target: 'n', neuron: 1 },
      { kind: 'spikes', id: 'input', target: 'a' },
      { kind: 'lamp', id: 'y', target: 'n' },
    ],
  });
  return {
    ...compile(network).finish(),
    steps: 4,
    spikes: [
      { probe: 'first', target: 'n', steps: [0, 0, 3], neurons: [0, 1, 1], counts: [1, 12, 2], completeFrom: 0 },
      { probe: 'input', target: 'a', steps: [3], neurons: [0], counts: [1], completeFrom: 0 },
    ],
    traces: [
      {
        probe: 'net',
        target: 'n',
        neuron: 1,
        variable: 'z',
        interval: 1,
        values: [0, -0.25, 1 / 3, 1e21],
        completeFrom: 0,
      },
    ],
    ...parts,
  };
}

it('writes one measurement a line, by step, then probe, in numbers that read back as the same doubles', () => {
  expect(runToCsv(run())).toBe(
    [
      't_ms,step,target,neuron,variable,value',
      '0,0,n,0,spike,1',
      '0,0,n,1,spike,12',
      '0,0,n,1,z,0',
      '0.1,1,n,1,z,-0.25',
      '0.2,2,n,1,z,0.3333333333333333',
      '0.3,3,n,1,spike,2',
      '0.3,3,n,1,z,1e+21',
      '0.3,3,a,0,spike,1',
      '',
    ].join('\n'),
  );
});

it('is a heading alone for a run without records', () => {
  expect(runToCsv(run({ spikes: [], traces: [] }))).toBe('t_ms,step,target,neuron,variable,value\n');
});

it('writes times as clean decimals, and no two steps alike', () => {
  const timeOf = (dt: number, step: number): string => {
    const trace = { probe: 'net', target: 'n', neuron: 1, variable: 'z', interval: 1, values: [5], completeFrom: step };
    return runToCsv(run({ dt, steps: step + 1, spikes: [], traces: [trace] }))
      .split('\n')[1]!
      .split(',')[0]!;
  };
  expect(timeOf(0.1, 7)).toBe('0.7');
  expect(timeOf(0.025, 999_999_999_999)).toBe('24999999999.975');
  expect(timeOf(1 / 3, 1)).toBe('0.333333333333333');
  expect(timeOf(1e-7, 3)).toBe('3e-7');
  expect(timeOf(1000, 1e12)).toBe('1000000000000000');
});

it('comes in parts of about 64 KiB that join to the whole', () => {
  const values = Array.from({ length: 10_000 }, (_, step) => step);
  const long = run({
    dt: 1,
    steps: 10_000,
    spikes: [],
    traces: [{ probe: 'net', target: 'n', neuron: 1, variable: 'z', interval: 1, values, completeFrom: 0 }],
  });
  const parts = [...runToCsvParts(long)];
  const lines = values.map((step) => `${step},${step},n,1,z,${step}\n`);
  expect(parts.join('')).toBe(`t_ms,step,target,neuron,variable,value\n${lines.join('')}`);
  expect(parts.length).toBe(4);
  expect(parts.slice(0, -1).map(({ length }) => Math.floor(length / 65_536))).toEqual([1, 1, 1]);
});

it('writes what two probes share once, so that sums are right', () => {
  const simulation = compile(
    networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts' }],
      probes: [
        { kind: 'spikes', id: 'one', target: 'n' },
        { kind: 'spikes', id: 'two', target: 'n' },
        { kind: 'trace', id: 'net', target: 'n' },
        { kind: 'trace', id: 'output', target: 'n', variable: 'y' },
      ],
    }),
  );
  simulation.step();
  expect(runToCsv(simulation.finish())).toBe(
    't_ms,step,target,neuron,variable,value\n0,0,n,0,spike,1\n0,0,n,0,z,0\n0,0,n,0,y,1\n',
  );
});

/** A run of 30 steps of 0.5 ms of two neurons with weights, rates and sparse traces. */
function sampled(): Run {
  const network = networkOf({
    time: { dt: 0.5 },
    populations: [{ id: 'n', model: 'poisson-relu', size: 2 }],
    connections: [{ id: 'loop', source: 'n', target: 'n', connector: { kind: 'AllToAll', self: false }, weight: 0.5 }],
    probes: [
      { kind: 'rate', id: 'fast', target: 'n', interval: 10 },
      { kind: 'weights', id: 'learned', target: 'loop', interval: 20 },
      { kind: 'trace', id: 'coarse', target: 'n', interval: 20 },
      { kind: 'trace', id: 'fine', target: 'n', interval: 15 },
      { kind: 'rate', id: 'slow', target: 'n', interval: 15 },
    ],
  });
  const rate = { target: 'n', completeFrom: 0 };
  const trace = { target: 'n', neuron: 0, variable: 'z' };
  return {
    ...compile(network).finish(),
    steps: 30,
    rates: [
      { ...rate, probe: 'fast', interval: 10, values: [100, 0, 50] },
      { ...rate, probe: 'slow', interval: 15, values: [80, 40] },
    ],
    weights: [
      {
        ...{ probe: 'learned', target: 'loop', interval: 20, completeFrom: 0, sources: [0, 1], targets: [1, 0] },
        values: [
          [0.5, -0],
          [0.1 + 0.2, 0.25],
        ],
      },
    ],
    traces: [
      { ...trace, probe: 'coarse', interval: 20, values: [1, 2], completeFrom: 0 },
      // Its memory was full: the first of its values is of step 15.
      { ...trace, probe: 'fine', interval: 15, values: [3], completeFrom: 7 },
    ],
  };
}

it('writes weights by synapse, rates by bin, and samples at their steps', () => {
  expect(runToCsv(sampled()).split('\n').slice(1, -1)).toEqual([
    '0,0,n,,rate_5ms,100',
    '0,0,loop,0->1,w,0.5',
    '0,0,loop,1->0,w,-0',
    '0,0,n,0,z,1',
    '0,0,n,,rate_7.5ms,80',
    '5,10,n,,rate_5ms,0',
    '7.5,15,n,0,z,3',
    '7.5,15,n,,rate_7.5ms,40',
    '10,20,n,,rate_5ms,50',
    '10,20,loop,0->1,w,0.30000000000000004',
    '10,20,loop,1->0,w,0.25',
    '10,20,n,0,z,2',
  ]);
});

it('names rates by their bins only where one target has bins of several lengths', () => {
  const run = sampled();
  const [fast, slow] = run.rates;
  const variables = (rates: Run['rates']): string[] => {
    const rows = runToCsv({ ...run, rates })
      .split('\n')
      .slice(1, -1);
    return [...new Set(rows.filter((row) => row.includes(',rate')).map((row) => row.split(',').slice(2, 5).join()))];
  };
  expect(variables([fast!, slow!])).toEqual(['n,,rate_5ms', 'n,,rate_7.5ms']);
  expect(variables([fast!, { ...slow!, target: 'm' }])).toEqual(['n,,rate', 'm,,rate']);
  expect(variables([fast!, { ...fast!, probe: 'slow' }])).toEqual(['n,,rate']);
});

it('writes a sample that two probes share once', () => {
  const run = sampled();
  const [coarse] = run.traces;
  const [learned] = run.weights;
  const twice: Run = {
    ...run,
    network: networkOf({
      ...run.network,
      probes: [
        { kind: 'trace', id: 'coarse', target: 'n', interval: 20 },
        { kind: 'trace', id: 'fine', target: 'n', interval: 10 },
        { kind: 'weights', id: 'learned', target: 'loop', interval: 20 },
        { kind: 'weights', id: 'again', target: 'loop', interval: 20 },
      ],
    }),
    traces: [coarse!, { ...coarse!, probe: 'fine', interval: 10, values: [1, 7, 2] }],
    weights: [learned!, { ...learned!, probe: 'again' }],
    rates: [],
  };
  const rows = runToCsv(twice).split('\n').slice(1, -1);
  expect(rows.filter((row) => row.includes(',z,'))).toEqual(['0,0,n,0,z,1', '5,10,n,0,z,7', '10,20,n,0,z,2']);
  expect(rows.filter((row) => row.includes(',w,'))).toHaveLength(4);
});

it('gives values that read back as the same doubles, whatever they are', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  const property = fc.property(fc.array(double, { minLength: 2, maxLength: 2 }), double, ([a, b], c) => {
    const run = sampled();
    const written = runToCsv({
      ...run,
      weights: [{ ...run.weights[0]!, values: [[a!, b!]] }],
      traces: [
        { ...run.traces[0]!, values: [c] },
        { ...run.traces[1]!, values: [] },
      ],
      rates: run.rates.map((record) => ({ ...record, values: [] })),
    });
    const values = written
      .split('\n')
      .slice(1, -1)
      .map((row) => Number(row.slice(row.lastIndexOf(',') + 1)));
    expect(values.map((value) => new Float64Array([value]).join())).toEqual([a, b, c].map((value) => `${value}`));
    expect([a, b, c].every((value, k) => Object.is(value, values[k]))).toBe(true);
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

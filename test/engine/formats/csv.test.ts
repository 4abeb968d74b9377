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
    traces: [{ probe: 'net', target: 'n', neuron: 1, variable: 'z', values: [0, -0.25, 1 / 3, 1e21], completeFrom: 0 }],
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
    const trace = { probe: 'net', target: 'n', neuron: 1, variable: 'z', values: [5], completeFrom: step };
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
    traces: [{ probe: 'net', target: 'n', neuron: 1, variable: 'z', values, completeFrom: 0 }],
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

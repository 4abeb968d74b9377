import { expect, it } from 'vitest';
import { runToCsv } from '../../../engine/formats/csv.ts';
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
      '0.30000000000000004,3,n,1,spike,2',
      '0.30000000000000004,3,n,1,z,1e+21',
      '0.30000000000000004,3,a,0,spike,1',
      '',
    ].join('\n'),
  );
});

it('is a heading alone for a run without records', () => {
  expect(runToCsv(run({ spikes: [], traces: [] }))).toBe('t_ms,step,target,neuron,variable,value\n');
});

it('leaves out steps that a full memory had begun to forget', () => {
  const spikes = { probe: 'first', target: 'n', steps: [1, 2, 2], neurons: [1, 0, 1], counts: [1, 1, 1] };
  const trace = { probe: 'net', target: 'n', neuron: 1, variable: 'z', values: [5], completeFrom: 3 };
  expect(runToCsv(run({ spikes: [{ ...spikes, completeFrom: 2 }], traces: [trace] }))).toBe(
    't_ms,step,target,neuron,variable,value\n0.2,2,n,0,spike,1\n0.2,2,n,1,spike,1\n0.30000000000000004,3,n,1,z,5\n',
  );
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

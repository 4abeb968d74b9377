import { describe, expect, it } from 'vitest';
import { variableReader } from '../../../engine/probes/variables.ts';
import { parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { NonFiniteError } from '../../../engine/simulation/simulation.ts';
import { nand, networkOf } from '../support/networks.ts';

describe('probes', () => {
  it('record every spike and every value, by literal example', () => {
    const simulation = compile(nand(1, 1));
    simulation.step(4);
    const { spikes, traces } = simulation.finish();
    expect(spikes).toEqual([
      { probe: 'raster', target: 'out', steps: [0], neurons: [0], counts: [1], completeFrom: 0 },
    ]);
    expect(traces).toEqual([
      {
        probe: 'z',
        target: 'out',
        neuron: 0,
        variable: 'z',
        interval: 1,
        values: [1.5, -0.5, -0.5, -0.5],
        completeFrom: 0,
      },
    ]);
  });

  it('record spikes in order of step, then neuron, and the output as y', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'p', model: 'mcculloch-pitts', size: 3, parameters: { b: [0, -1, 0] } }],
        probes: [
          { kind: 'spikes', target: 'p' },
          { kind: 'trace', target: 'p', neuron: 1, variable: 'y' },
          { kind: 'trace', target: 'p', neuron: 2, variable: 'y' },
        ],
      }),
    );
    simulation.step(2);
    const { spikes, traces } = simulation.finish();
    expect([spikes[0]!.steps, spikes[0]!.neurons]).toEqual([
      [0, 0, 1, 1],
      [0, 2, 0, 2],
    ]);
    expect(traces.map(({ values }) => values)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('record no spikes of rate neurons', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'r', model: 'relu', parameters: { b: 2 } }],
        probes: [{ kind: 'spikes', target: 'r' }],
      }),
    );
    simulation.step(3);
    expect(simulation.finish().spikes[0]!.steps).toEqual([]);
  });
});

describe.each(['js', 'wasm'] as const)('a trace of a subexpression, by %s', (backend) => {
  const simulationOf = (text: string, probes: readonly Record<string, unknown>[]) =>
    compile(
      networkOf({
        time: { dt: 0.5 },
        models: [{ id: 'own', reference: '', text: `${text}\nthreshold: v > 1e9*mV` }],
        populations: [{ id: 'n', model: 'own', size: 2 }],
        probes: probes.map((probe) => ({ kind: 'trace', target: 'n', neuron: 1, ...probe })),
      }),
      { backend },
    );

  it('has the time of its step, also through another and beside the state', () => {
    const text = 'dv/dt = 1*mV/ms : mV\ndrive = exp(-t/tau) : 1\nmore = drive*v + dt*mV/ms : mV\nparameter tau = 20 ms';
    const simulation = simulationOf(text, [{ variable: 'drive' }, { variable: 'more', interval: 3 }]);
    simulation.step(40);
    const [drive, more] = simulation.finish().traces;
    drive!.values.forEach((value, step) => expect(value).toBeCloseTo(Math.exp(-step / 40), 12));
    const moreAt = (step: number): number => Math.exp(-step / 40) * ((step + 1) / 2) + 0.5;
    more!.values.forEach((value, sample) => expect(value).toBeCloseTo(moreAt(3 * sample), 12));
    expect([drive!.values.length, more!.values.length]).toEqual([40, 14]);
  });

  it('that is no number stops the run, and that step is in no record', () => {
    const text = 'dv/dt = 1*mV/ms : mV\nx = 1/(4 - int(v > 2.2*mV)*4) : 1';
    const simulation = simulationOf(text, [{ variable: 'v' }, { variable: 'x' }, { variable: 'v', neuron: 0 }]);
    const start = simulation.snapshot();
    const message =
      'x of n[1] became Infinity at step 4; change its formula, such as by clip(), or do without its trace';
    expect(() => simulation.step(10)).toThrow(new NonFiniteError(message));
    expect(() => simulation.step()).toThrow(message);
    expect(simulation.stepCount).toBe(4);
    const run = simulation.finish();
    expect(run.traces.map(({ values }) => values.length)).toEqual([4, 4, 4]);
    expect(parseRunText(serializeRun(run)).ok).toBe(true);
    simulation.restore(start);
    simulation.step(4);
    expect(simulation.finish()).toEqual(run);
  });

  it('is read between steps only where it does not pass with them, or a trace keeps it', () => {
    const text = 'dv/dt = 0*v/ms : mV\nI : pA (input)\ntwice = 2*v : mV\nlate = 2*t : ms\nJ = 2*I : pA';
    const { compiled } = simulationOf(text, [{ variable: 'J' }]);
    const read = (name: string): number => variableReader(compiled, 0, name)();
    expect(['v', 'twice', 'J', 'y'].map(read)).toEqual([0, 0, 0, 0]);
    const readable = 'expected one of v, twice, J, y';
    expect(() => read('late')).toThrow(
      `Found "late", which passes with the step, ${readable}, or a trace of late in the network`,
    );
    expect(() => read('I')).toThrow('Found "I", which passes with the step,');
    expect(() => read('ghost')).toThrow(`Found variable "ghost", ${readable}`);
  });
});

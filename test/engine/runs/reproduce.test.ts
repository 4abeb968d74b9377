import { describe, expect, it } from 'vitest';
import { parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { createReproduction, reproduceRun } from '../../../engine/runs/reproduce.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const network = networkOf({
  seed: 5,
  populations: [{ id: 'n', model: 'poisson-relu', size: 3, parameters: { b: 0.4 } }],
  stimuli: [{ kind: 'toggle', id: 'a' }],
  connections: [
    { id: 'drive', source: 'a', target: 'n', weight: 2 },
    { source: 'n', target: 'n', weight: -0.1, delay: 2 },
  ],
  probes: [
    { kind: 'spikes', id: 'raster', target: 'n' },
    { kind: 'trace', id: 'net', target: 'n', neuron: 1 },
  ],
});

/** A run with changes before its first step, in between, two at once, and after its last step. */
function recorded(): Run {
  const simulation = compile(network);
  simulation.apply({ kind: 'level', stimulus: 'a', value: 1 });
  simulation.step(20);
  simulation.apply({ kind: 'weight', connection: 'drive', value: 3 });
  simulation.apply({ kind: 'parameter', population: 'n', symbol: 'b', value: -1 });
  simulation.step(30);
  simulation.apply({ kind: 'level', stimulus: 'a', value: 0 });
  return simulation.finish();
}

describe('reproduceRun', () => {
  it('gives the same bits with the same interventions, from the record and from its file', () => {
    const run = recorded();
    const compared = { rows: run.spikes[0]!.steps.length, values: 50, weights: 0, rates: 0, from: 0 };
    expect(compared.rows).toBeGreaterThan(20);
    expect(reproduceRun(run)).toEqual({ identical: true, firstDifference: null, compared });
    const read = parseRunText(serializeRun(run));
    expect(read.ok && reproduceRun(read.value)).toEqual({ identical: true, firstDifference: null, compared });
  });

  it('integrates as the run did, and a run from before that was recorded as its models say', () => {
    const inTime = networkOf({
      time: { dt: 0.1 },
      populations: [{ id: 'n', model: 'lif', initial: { v: -55 } }],
      probes: [{ kind: 'trace', target: 'n', variable: 'v' }],
    });
    const record = (method?: 'euler'): Run => {
      const simulation = compile(inTime, method && { method });
      simulation.step(20);
      return simulation.finish();
    };
    const run = record('euler');
    expect(run.engine.method).toBe('euler');
    const read = parseRunText(serializeRun(run));
    expect(read.ok && reproduceRun(read.value).identical).toBe(true);
    expect(reproduceRun({ ...run, engine: { ...run.engine, method: null } }).identical).toBe(false);

    const old = JSON.parse(serializeRun(record())) as { engine: Partial<Run['engine']> };
    delete (old.engine as { method?: unknown }).method;
    const parsed = parseRunText(JSON.stringify(old));
    expect(parsed.ok && [parsed.value.engine.method, reproduceRun(parsed.value).identical]).toEqual([null, true]);
  });

  it('needs the interventions', () => {
    const { identical, firstDifference } = reproduceRun({ ...recorded(), interventions: [] });
    expect(identical).toBe(false);
    // The toggle that came on before step 0 is first felt at step 1, as z = 0.4 + 2.
    expect(firstDifference?.step).toBe(1);
  });

  it('finds one spike more, one fewer, and another count', () => {
    const run = recorded();
    const [spikes] = run.spikes;
    const { steps, neurons, counts } = spikes!;
    const place = { step: steps[9], probe: 'raster', target: 'n', neuron: neurons[9], variable: 'spike' };
    const without = (list: readonly number[]) => list.filter((_, k) => k !== 9);
    const fewer = { ...spikes!, steps: without(steps), neurons: without(neurons), counts: without(counts) };
    const more = { ...spikes!, counts: counts.map((count, k) => (k === 9 ? count + 1 : count)) };
    expect(reproduceRun({ ...run, spikes: [fewer] }).firstDifference).toEqual({
      ...place,
      recorded: 0,
      reproduced: counts[9],
    });
    expect(reproduceRun({ ...run, spikes: [more] }).firstDifference).toEqual({
      ...place,
      recorded: counts[9]! + 1,
      reproduced: counts[9],
    });
    const late = { ...spikes!, steps: [...steps, 50], neurons: [...neurons, 2], counts: [...counts, 1] };
    expect(reproduceRun({ ...run, spikes: [late] }).firstDifference).toEqual({
      ...place,
      step: 50,
      neuron: 2,
      recorded: 1,
      reproduced: 0,
    });
  });

  it('finds the last bit of a trace, at its step', () => {
    const run = recorded();
    const [trace] = run.traces;
    const values = trace!.values.map((value, step) => (step === 33 ? value * (1 + 2 ** -52) : value));
    expect(reproduceRun({ ...run, traces: [{ ...trace!, values }] }).firstDifference).toEqual({
      step: 33,
      probe: 'net',
      target: 'n',
      neuron: 1,
      variable: 'z',
      recorded: values[33],
      reproduced: trace!.values[33],
    });
  });

  it('compares from where a record with a full memory is complete', () => {
    const simulation = compile(network, { maxRows: 20_000 });
    simulation.step(60_000);
    const run = simulation.finish();
    expect(run.traces[0]!.completeFrom).toBeGreaterThan(0);
    expect(run.spikes[0]!.completeFrom).toBeGreaterThan(0);
    expect(reproduceRun(run)).toEqual({
      identical: true,
      firstDifference: null,
      compared: {
        rows: run.spikes[0]!.steps.length,
        values: run.traces[0]!.values.length,
        weights: 0,
        rates: 0,
        from: Math.max(run.spikes[0]!.completeFrom, run.traces[0]!.completeFrom),
      },
    });
    const values = [...run.traces[0]!.values];
    values[0]! += 1;
    const { firstDifference } = reproduceRun({ ...run, traces: [{ ...run.traces[0]!, values }] });
    expect(firstDifference).toMatchObject({ step: run.traces[0]!.completeFrom, probe: 'net' });
  });
});

describe('what reproduceRun compares', () => {
  it('is all that the run holds, also where it left out the rest of a half forgotten step', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'p', model: 'mcculloch-pitts', size: 5000 }],
        probes: [{ kind: 'spikes', target: 'p' }],
      }),
      // Three chunks of 16,384 rows.
      { maxRows: 49_152 },
    );
    simulation.step(10);
    const run = simulation.finish();
    // Of 50,000 rows the first 16,384 are forgotten, in the middle of step 3; 30,000 of steps 4 to 9 are complete.
    expect([run.spikes[0]!.completeFrom, run.spikes[0]!.steps[0], run.spikes[0]!.steps.length]).toEqual([4, 4, 30_000]);
    expect(reproduceRun(run).compared).toMatchObject({ rows: 30_000, values: 0, from: 4 });
  });

  it('is nothing without a record or a step, and that is not identical', () => {
    const silent = compile(networkOf({ populations: [{ id: 'n', model: 'stochastic-binary' }] }));
    silent.step(10);
    const none = { identical: false, firstDifference: null, compared: { rows: 0, values: 0 } };
    expect(reproduceRun(silent.finish())).toMatchObject({ ...none, compared: { from: 10 } });
    expect(reproduceRun(compile(network).finish())).toMatchObject({ ...none, compared: { from: 0 } });
  });

  it('may be that a neuron was silent', () => {
    const quiet = compile(
      networkOf({
        populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -1 } }],
        probes: [{ kind: 'spikes', target: 'n' }],
      }),
    );
    quiet.step(10);
    expect(reproduceRun(quiet.finish())).toMatchObject({ identical: true, compared: { rows: 0, values: 0, from: 0 } });
  });
});

describe('createReproduction', () => {
  it('goes on in slices that need not meet the interventions', () => {
    const reproduction = createReproduction(recorded());
    expect(() => reproduction.result()).toThrow('Found 0 steps done, expected 50');
    const seen = [];
    while (!reproduction.advance(7)) seen.push(reproduction.stepCount);
    expect(seen).toEqual([7, 14, 21, 28, 35, 42, 49]);
    expect(reproduction.result().identical).toBe(true);
  });
});

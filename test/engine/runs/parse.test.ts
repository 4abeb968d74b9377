import { describe, expect, it } from 'vitest';
import { parseRun, parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { runJsonSchema } from '../../../engine/runs/schema.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { nand } from '../support/networks.ts';

/** Four steps of a NAND whose second input comes on before step 2. */
function recorded(): Run {
  const simulation = compile(nand(1, 0));
  simulation.step(2);
  simulation.apply({ kind: 'level', stimulus: 'b', value: 1 });
  simulation.step(2);
  return simulation.finish();
}

/** The run of `recorded` as JSON, changed. */
function changed(change: (run: never) => unknown): unknown {
  const run = JSON.parse(serializeRun(recorded())) as never;
  change(run);
  return run;
}

function issueOf(input: unknown) {
  const parsed = parseRun(input);
  return parsed.ok ? null : parsed.issues[0];
}

describe('parseRun', () => {
  it('reads back what serializeRun writes', () => {
    const text = serializeRun(recorded());
    const parsed = parseRunText(text);
    expect(parsed).toEqual({ ok: true, value: recorded() });
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each<[string, (run: never) => unknown, string, string]>([
    ['another seed', (run: { seed: number }) => run.seed++, 'seed', 'found 2'],
    ['another dt', (run: { dt: number }) => (run.dt = 0.5), 'dt', 'found 0.5'],
    [
      'a backend it does not know',
      (run: { engine: { backend: string } }) => (run.engine.backend = 'gpu'),
      'engine.backend',
      'found "gpu"',
    ],
    ['a field it does not know', (run: { note: string }) => (run.note = 'mine'), 'note', 'unknown field "note"'],
    [
      'a broken network',
      (run: { network: { connections: { target: string }[] } }) => (run.network.connections[0]!.target = 'x'),
      'network.connections[0].target',
      'there is no population "x"',
    ],
    [
      'an intervention after the end',
      (run: { interventions: { step: number }[] }) => (run.interventions[0]!.step = 5),
      'interventions[0].step',
      'found 5',
    ],
    [
      'an intervention on nothing',
      (run: { interventions: { stimulus: string }[] }) => (run.interventions[0]!.stimulus = 'c'),
      'interventions[0].stimulus',
      'there is no stimulus "c"',
    ],
    [
      'fewer neurons than steps',
      (run: { spikes: { neurons: number[] }[] }) => run.spikes[0]!.neurons.pop(),
      'spikes[0]',
      'found 3 steps, 2 neurons and 3 counts',
    ],
    [
      'spikes out of order',
      (run: { spikes: { steps: number[] }[] }) => run.spikes[0]!.steps.reverse(),
      'spikes[0].steps[1]',
      'neuron 0 at step 1 comes after neuron 0 at step 2',
    ],
    [
      'a spike twice',
      (run: { spikes: { steps: number[] }[] }) => (run.spikes[0]!.steps[1] = 0),
      'spikes[0].steps[1]',
      'neuron 0 at step 0 comes after neuron 0 at step 0',
    ],
    [
      'a spike after the end',
      (run: { spikes: { steps: number[] }[] }) => (run.spikes[0]!.steps[2] = 4),
      'spikes[0].steps[2]',
      'found 4',
    ],
    [
      'a neuron that is not there',
      (run: { spikes: { neurons: number[] }[] }) => (run.spikes[0]!.neurons[2] = 1),
      'spikes[0].neurons[2]',
      'found 1',
    ],
    [
      'a record of another target',
      (run: { spikes: { target: string }[] }) => (run.spikes[0]!.target = 'a'),
      'spikes[0].target',
      'found a',
    ],
    [
      'a record of no probe',
      (run: { traces: { probe: string }[] }) => (run.traces[0]!.probe = 'u'),
      'traces',
      'found records of u',
    ],
    [
      'a probe without its record',
      (run: { traces: unknown[] }) => run.traces.pop(),
      'traces',
      'found records of no probe',
    ],
    [
      'too short a trace',
      (run: { traces: { values: number[] }[] }) => run.traces[0]!.values.pop(),
      'traces[0].values',
      'found 3 values',
    ],
    [
      'a trace that begins after the end',
      (run: { traces: { completeFrom: number }[] }) => (run.traces[0]!.completeFrom = 5),
      'traces[0].completeFrom',
      'found 5',
    ],
    [
      'a trace that begins at its end',
      (run: { traces: { completeFrom: number; values: number[] }[] }) => {
        run.traces[0]!.completeFrom = 4;
        run.traces[0]!.values = [];
      },
      'traces[0].completeFrom',
      'found 4',
    ],
    [
      'spikes of which none is complete',
      (run: { spikes: { completeFrom: number }[] }) => (run.spikes[0]!.completeFrom = 4),
      'spikes[0].completeFrom',
      'found 4',
    ],
    [
      'a spike from before the record is complete',
      (run: { spikes: { completeFrom: number }[] }) => (run.spikes[0]!.completeFrom = 1),
      'spikes[0].steps[0]',
      'found 0',
    ],
    [
      'a value that is none',
      (run: { traces: { values: unknown[] }[] }) => (run.traces[0]!.values[1] = null),
      'traces[0].values[1]',
      'found null',
    ],
  ])('refuses %s', (_, change, path, message) => {
    expect(issueOf(changed(change))).toMatchObject({ path, message });
  });

  it('says that a network is no run, and what is wrong with a truncated file', () => {
    expect(issueOf(nand(0, 0))).toMatchObject({ path: 'format', expected: '"nandrite.run"' });
    const parsed = parseRunText(serializeRun(recorded()).slice(0, 100));
    expect(parsed).toMatchObject({ ok: false, issues: [{ message: 'the file ends too early' }] });
  });
});

it('runJsonSchema lists the fields of a run, those of later engines as optional', () => {
  const { required, properties } = runJsonSchema() as { required: string[]; properties: object };
  expect(Object.keys(properties)).toEqual(Object.keys(recorded()));
  expect(required).toEqual(Object.keys(recorded()).filter((key) => key !== 'weights' && key !== 'rates'));
});

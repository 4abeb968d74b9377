import { describe, expect, it } from 'vitest';
import { parseRun, parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

/** 4 neurons in a ring whose weights are scattered before step 15, with every kind of probe. */
const network = networkOf({
  seed: 3,
  populations: [{ id: 'n', model: 'poisson-relu', size: 4, parameters: { b: 0.5 } }],
  stimuli: [{ kind: 'poisson', id: 'noise', rate: 300, size: 2 }],
  connections: [
    { id: 'loop', source: 'n', target: 'n', connector: { kind: 'AllToAll', self: false }, weight: 0.2 },
    { id: 'in', source: 'noise', target: 'n', weight: 1 },
  ],
  probes: [
    { kind: 'spikes', id: 'raster', target: 'n' },
    { kind: 'spikes', id: 'input', target: 'noise' },
    { kind: 'trace', id: 'net', target: 'n', neuron: 1, interval: 7 },
    { kind: 'weights', id: 'learned', target: 'loop', interval: 10 },
    { kind: 'rate', id: 'rate', target: 'n', interval: 8 },
  ],
  events: [{ kind: 'weight-noise', at: 15, connection: 'loop', sd: 0.1 }],
});

function recorded(steps = 30): Run {
  const simulation = compile(network, { backend: 'js' });
  simulation.step(5);
  simulation.apply({ kind: 'lesion', population: 'n', neurons: [3], fraction: 0 });
  simulation.step(steps - 10);
  simulation.apply({ kind: 'lesion', population: 'n', neurons: [], fraction: 0.5 });
  simulation.step(5);
  return simulation.finish();
}

describe('a run with samples', () => {
  it('holds a value a sample, a weight a synapse and sample, and a rate a whole bin', () => {
    const { traces, weights, rates } = recorded();
    expect(traces[0]).toMatchObject({ probe: 'net', interval: 7, completeFrom: 0 });
    expect(traces[0]!.values.length).toBe(5);
    expect(weights[0]).toMatchObject({ interval: 10, completeFrom: 0 });
    expect(weights[0]!.sources).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(weights[0]!.targets).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
    expect(weights[0]!.values.map((sample) => new Set(sample).size)).toEqual([1, 1, 12]);
    expect(rates[0]).toMatchObject({ interval: 8, completeFrom: 0 });
    expect(rates[0]!.values.length).toBe(3);
  });

  it('has the rates that follow from its spikes', () => {
    const { spikes, rates } = recorded();
    const { steps, counts } = spikes[0]!;
    const inBin = (bin: number): number =>
      counts.reduce((sum, count, k) => sum + (Math.floor(steps[k]! / 8) === bin ? count : 0), 0);
    // 4 neurons, 8 ms a bin.
    expect(rates[0]!.values).toEqual([0, 1, 2].map((bin) => (inBin(bin) * 1000) / 32));
  });

  it('reads back as it was written, and reproduces itself with its lesions', () => {
    const run = recorded();
    expect(parseRunText(serializeRun(run))).toEqual({ ok: true, value: run });
    const rows = run.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
    const compared = { rows, values: 5, weights: 36, rates: 3, from: 0 };
    expect(reproduceRun(run)).toEqual({ identical: true, firstDifference: null, compared });
    expect(reproduceRun({ ...run, interventions: run.interventions.slice(1) }).identical).toBe(false);
    expect(run.spikes[0]!.neurons.filter((_, k) => run.spikes[0]!.steps[k]! >= 5)).not.toContain(3);
  });

  it('of an older engine reads without weights and rates, and with traces at every step', () => {
    const { weights: _weights, rates: _rates, ...older } = JSON.parse(serializeRun(recorded(10)));
    older.network.probes = older.network.probes.filter((probe: { kind: string }) => /trace|spikes/.test(probe.kind));
    delete older.network.probes[2].interval;
    older.traces = [{ ...older.traces[0], values: new Array(10).fill(0.5) }];
    delete older.traces[0].interval;
    const parsed = parseRun(older);
    expect(parsed).toMatchObject({ ok: true, value: { weights: [], rates: [], traces: [{ interval: 1 }] } });
  });

  it.each<[string, (run: Run) => unknown, object]>([
    [
      'the last bit of a weight',
      ({ weights }) => ((weights[0]!.values[1] as number[])[4] = 0.2 * (1 + 2 ** -52)),
      { step: 10, probe: 'learned', target: 'loop', neuron: 2, source: 1, variable: 'w', reproduced: 0.2 },
    ],
    [
      'a synapse that is not there',
      ({ weights }) => ((weights[0]!.targets as number[])[0] = 0),
      { step: 0, target: 'loop', neuron: 0, source: 0, variable: 'w', recorded: 0.2, reproduced: null },
    ],
    [
      'a rate',
      ({ rates }) => ((rates[0]!.values as number[])[2]! += 1),
      { step: 16, probe: 'rate', target: 'n', neuron: null, variable: 'rate' },
    ],
    [
      'a trace, at the step of its sample',
      ({ traces }) => ((traces[0]!.values as number[])[3]! += 1),
      { step: 21, probe: 'net', neuron: 1, variable: 'z' },
    ],
  ])('differs in %s', (_, change, difference) => {
    const run = structuredClone(recorded());
    change(run);
    expect(reproduceRun(run)).toMatchObject({ identical: false, firstDifference: difference });
  });

  it('differs in a synapse that it lacks', () => {
    const run = structuredClone(recorded());
    const [record] = run.weights;
    const shorter = {
      ...record!,
      sources: record!.sources.slice(0, -1),
      targets: record!.targets.slice(0, -1),
      values: record!.values.map((sample) => sample.slice(0, -1)),
    };
    expect(reproduceRun({ ...run, weights: [shorter] }).firstDifference).toMatchObject({
      ...{ step: 0, neuron: 2, source: 3, variable: 'w', recorded: null, reproduced: 0.2 },
    });
  });
});

describe('a full memory', () => {
  const few = networkOf({
    populations: [{ id: 'n', model: 'poisson-relu', size: 100, parameters: { b: 0.1 } }],
    connections: [{ id: 'loop', source: 'n', target: 'n', connector: 'OneToOne', weight: 0 }],
    probes: [
      { kind: 'weights', id: 'learned', target: 'loop', interval: 2 },
      { kind: 'rate', id: 'rate', target: 'n', interval: 3 },
      { kind: 'trace', id: 'net', target: 'n', interval: 3 },
    ],
  });

  it('says from which step on weights are complete, and a run compares from there', () => {
    // 900 samples of 100 weights; three chunks of 16,384 rows are kept.
    const simulation = compile(few, { backend: 'js', maxRows: 49_152 });
    simulation.step(1800);
    const run = simulation.finish();
    const [weights] = run.weights;
    // 32,768 + 16,384 rows begin in the middle of sample 491 of step 982; the last chunk makes them four.
    expect(weights!.completeFrom % 2).toBe(1);
    expect(weights!.values.length).toBe((1800 - weights!.completeFrom - 1) / 2);
    expect(parseRunText(serializeRun(run))).toEqual({ ok: true, value: run });
    const { identical, compared } = reproduceRun(run);
    expect(identical).toBe(true);
    expect(compared).toMatchObject({ weights: 100 * weights!.values.length, rates: 600, values: 600 });
    expect(compared.from).toBe(weights!.completeFrom);
  });

  it('keeps whole bins and samples', { timeout: 30_000 }, () => {
    const simulation = compile(few, { backend: 'js', maxRows: 32_768 });
    simulation.step(3 * 40_000);
    const run = simulation.finish();
    expect(run.rates[0]).toMatchObject({ completeFrom: 3 * 16_384 });
    expect(run.rates[0]!.values.length).toBe(40_000 - 16_384);
    expect(run.traces[0]).toMatchObject({ completeFrom: 3 * 16_383 + 1 });
    expect(run.traces[0]!.values.length).toBe(40_000 - 16_384);
    expect(parseRun(JSON.parse(serializeRun(run))).ok).toBe(true);
  });

  it('of an empty record begins where the next bin does', () => {
    const simulation = compile(few, { backend: 'js' });
    simulation.step(2);
    const early = simulation.snapshot();
    simulation.restore(early);
    simulation.step(2);
    // A past that the simulation has left: what it recorded is not what led there.
    const later = simulation.snapshot();
    simulation.restore(early);
    simulation.restore(later);
    simulation.step(1);
    const run = simulation.finish();
    expect(run.rates[0]).toMatchObject({ completeFrom: 6, values: [] });
    expect(parseRun(JSON.parse(serializeRun(run))).ok).toBe(true);
  });
});

describe('parseRun refuses', () => {
  it.each<[string, (run: never) => unknown, string, string]>([
    [
      'f32 of the js backend',
      (run: { engine: { precision: string } }) => (run.engine.precision = 'f32'),
      'engine.precision',
      'found f32',
    ],
    [
      'a trace of another interval',
      (run: { traces: { interval: number }[] }) => (run.traces[0]!.interval = 1),
      'traces[0].interval',
      'found 1',
    ],
    [
      'a trace with a sample too many',
      (run: { traces: { values: number[] }[] }) => run.traces[0]!.values.push(0),
      'traces[0].values',
      'found 6 values',
    ],
    [
      'weights of another connection',
      (run: { weights: { target: string }[] }) => (run.weights[0]!.target = 'in'),
      'weights[0].target',
      'found in',
    ],
    [
      'a sample without all weights',
      (run: { weights: { values: number[][] }[] }) => run.weights[0]!.values[1]!.pop(),
      'weights[0].values[1]',
      'found 11',
    ],
    [
      'fewer samples of weights than steps ask for',
      (run: { weights: { values: number[][] }[] }) => run.weights[0]!.values.pop(),
      'weights[0].values',
      'found 2 values',
    ],
    [
      'sources without targets',
      (run: { weights: { targets: number[] }[] }) => run.weights[0]!.targets.pop(),
      'weights[0].targets',
      'found 11',
    ],
    [
      'a synapse onto a neuron that is not there',
      (run: { weights: { targets: number[] }[] }) => (run.weights[0]!.targets[2] = 4),
      'weights[0].targets[2]',
      'found 4',
    ],
    [
      'weights that are complete after the end',
      (run: { weights: { completeFrom: number }[] }) => (run.weights[0]!.completeFrom = 31),
      'weights[0].completeFrom',
      'found 31',
    ],
    [
      'a bin too few',
      (run: { rates: { values: number[] }[] }) => run.rates[0]!.values.pop(),
      'rates[0].values',
      'found 2 values',
    ],
    [
      'rates that begin within a bin',
      (run: { rates: { completeFrom: number }[] }) => (run.rates[0]!.completeFrom = 4),
      'rates[0].completeFrom',
      'found 4',
    ],
    [
      'a rate probe without its record',
      (run: { rates: unknown[] }) => run.rates.pop(),
      'rates',
      'found records of no probe',
    ],
    [
      'a lesion of a neuron that is not there',
      (run: { interventions: { neurons: number[] }[] }) => (run.interventions[0]!.neurons = [4]),
      'interventions[0].neurons',
      'found 4',
    ],
    [
      'a spike of a source that is not there',
      (run: { spikes: { neurons: number[] }[] }) => (run.spikes[1]!.neurons[0] = 2),
      'spikes[1].neurons[0]',
      'found 2',
    ],
  ])('%s', (_, change, path, message) => {
    const run = JSON.parse(serializeRun(recorded())) as never;
    change(run);
    const parsed = parseRun(run);
    expect(parsed.ok ? null : parsed.issues[0]).toMatchObject({ path, message });
  });
});

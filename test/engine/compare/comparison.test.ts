import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../engine/compare/comparison.ts';
import { getModel, models as builtIn } from '../../../engine/models/index.ts';
import { modelLabel } from '../../../engine/compare/model-label.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { example } from '../examples/support.ts';
import { nand, networkOf, single } from '../support/networks.ts';
import { compared } from './support.ts';

const rateModels = builtIn.filter(({ output }) => output === 'rate').map(({ id }) => id);

describe('compareModels', () => {
  const models = ['mcculloch-pitts', 'logistic', 'stochastic-binary', 'lif'];
  const result = compared(nand(0, 1), { models, duration: 1000, seed: 3 });

  it('runs every model over the same time, under one seed', () => {
    expect(result.models.map(({ id, steps, dt }) => [id, steps, dt])).toEqual([
      ['mcculloch-pitts', 1000, 1],
      ['logistic', 1000, 1],
      ['stochastic-binary', 1000, 1],
      ['lif', 10_000, 0.1],
    ]);
    expect([result.seed, result.duration, result.done]).toEqual([3, 1000, 1000]);
    for (const { mapping } of result.models) expect(mapping.network.seed).toBe(3);
  });

  it('counts what each model does by itself', () => {
    const simulation = compile({ ...result.models[2]!.mapping.network, seed: 3 });
    simulation.step(1000);
    const raster = simulation.finish().spikes.find(({ probe }) => probe === 'raster')!;
    expect(result.models[2]!.rates[0]!.spikes).toBe(raster.steps.length);
    expect([...result.models[2]!.spikes.find(({ population }) => population === 'out')!.times]).toEqual(raster.steps);
    // The neuron fires before its input arrives, and goes on for it: z = 0.5 leaves it on.
    expect(result.models[0]!.rates[0]).toMatchObject({ spikes: 1000, rate: 1000, firstSpike: 0, interval: null });
    // 1/(1 + e^−1.5) in the first step, 1/(1 + e^−0.5) in all others.
    const [first, other] = [1.5, 0.5].map((z) => 1 / (1 + Math.exp(-z))) as [number, number];
    expect(result.models[1]!.rates[0]!.meanOutput).toBeCloseTo((first + 999 * other) / 1000, 12);
    expect(result.models[1]!.rates[0]).toMatchObject({ spikes: null, rate: null, firstSpike: null });
  });

  it('reads lamps with intervals: Wilson’s of a share, Garwood’s of a Poisson count', () => {
    const [certain, , chance, inTime] = result.models.map(({ outputs }) => outputs[0]!);
    expect(certain).toMatchObject({ bit: 1, lit: { probability: 1 }, interval: null });
    const spikes = chance!.spikes!;
    expect(chance!.lit!.probability).toBe(spikes / 1000);
    expect(chance!.interval).toMatchObject({ law: 'binomial', low: 1000 * chance!.lit!.low });
    expect(inTime).toMatchObject({ lit: null, bit: 1 });
    const poisson = compared(single('poisson-relu', 0.01), { models: ['as-drawn'], duration: 1000 }).models[0]!
      .rates[0]!;
    expect(poisson.interval!.law).toBe('poisson');
    expect(poisson.interval!.low).toBeLessThan(poisson.spikes!);
    expect(poisson.interval!.high).toBeGreaterThan(poisson.spikes!);
  });

  it('holds each model against the first', () => {
    const [difference] = result.differences;
    const [first, other] = result.models;
    expect(result.differences.map(({ model, against }) => [model, against])).toEqual(
      models.slice(1).map((model) => [model, 'mcculloch-pitts']),
    );
    expect(difference!.rates[0]!.difference).toBeCloseTo(1000 * other!.rates[0]!.meanOutput - 1000, 9);
    expect(difference!.outputs[0]).toMatchObject({ id: 'y', agrees: true, firstSpike: null });
    const values = difference!.traces[0]!.values;
    expect(values[500]).toBe(other!.traces[0]!.activity[500]! - first!.traces[0]!.activity[500]!);
    expect(result.differences[2]!.outputs[0]!.firstSpike).toBe(result.models[3]!.outputs[0]!.firstSpike);
  });

  it('samples every trace on one axis', () => {
    expect(result.times).toHaveLength(1000);
    expect([...result.times.subarray(0, 3)]).toEqual([0, 1, 2]);
    for (const { traces } of result.models) {
      expect(traces).toHaveLength(1);
      expect(traces[0]!.values).toHaveLength(1000);
      expect(traces[0]!.values.some(Number.isNaN)).toBe(false);
    }
    expect(result.models.map(({ traces }) => traces[0]!.variable)).toEqual(['z', 'z', 'z', 'v']);
    expect([...result.models[0]!.traces[0]!.values.subarray(0, 3)]).toEqual([1.5, 0.5, 0.5]);
    // A spike in every step of 1 ms is 1000/s, reached as 1 − e^(−t/20 ms).
    const activity = result.models[0]!.traces[0]!.activity;
    expect(activity[19]).toBeCloseTo(1000 * (1 - Math.exp(-1)), 9);
  });

  it('samples closely from the beginning on where the points do not reach through', () => {
    const { times } = compared(nand(0, 1), { models: ['as-drawn'], duration: 100, points: 40, pointsPerMs: 2 });
    // Twenty points half a ms apart, then twenty over the other 90 ms.
    expect([...times.subarray(0, 3), times[19], times[20], times[21]]).toEqual([0, 0.5, 1, 9.5, 10, 14.5]);
    expect([times.length, times.at(-1)]).toEqual([40, 95.5]);
    expect(compared(nand(0, 1), { models: ['as-drawn'], duration: 20, points: 40, pointsPerMs: 2 }).times[39]).toBe(
      19.5,
    );
  });

  it('is the same whatever the slices, and can be read half way', () => {
    const started = compareModels(nand(0, 1), { models, duration: 1000, seed: 3 });
    if (!started.ok) throw new Error('expected a comparison');
    const comparison = started.value;
    comparison.advance(700);
    const half = comparison.result();
    expect(half.done).toBeLessThan(1000);
    expect(half.models.every(({ steps }) => steps > 0)).toBe(true);
    // Of the second half of what was done, not of what was planned: NAND of 0 and 1 is lit in every step.
    expect(half.models[0]!.outputs[0]).toMatchObject({ bit: 1 });
    while (!comparison.advance(333));
    expect(comparison.progress.done).toBe(comparison.progress.total);
    expect(comparison.result()).toEqual(result);
  });

  it('knows the bit of a run of one step', () => {
    expect(compared(nand(0, 1), { models: ['as-drawn'], duration: 1 }).models[0]!.outputs[0]!.bit).toBe(1);
  });

  it.each(rateModels)('reads a lamp on a %s neuron, also below 0 and above 1', (model) => {
    for (const b of [-5, 5]) {
      const lamp = single(model, b, { probes: [{ id: 'y', kind: 'lamp', target: 'n' }] });
      const [found] = compared(lamp, { models: ['as-drawn'], duration: 100 }).models;
      expect(found!.outputs[0]).toMatchObject({ bit: getModel(model).isOn(found!.outputs[0]!.meanOutput) ? 1 : 0 });
      expect(found!.outputs[0]).toMatchObject({ isSure: true, lit: null, spikes: null });
    }
  });

  it('is not sure of a lamp that is lit in about half of the steps', () => {
    const fair = networkOf({
      populations: [{ id: 'n', model: 'stochastic-binary', parameters: { b: 0 } }],
      probes: [{ id: 'y', kind: 'lamp', target: 'n', label: 'y' }],
    });
    const { models: all, differences } = compared(fair, { models: ['as-drawn', 'stochastic-binary'], duration: 2000 });
    expect(all[0]!.outputs.map(({ isSure }) => isSure)).toContain(false);
    expect(differences[0]!.outputs.map(({ agrees }) => agrees)).toContain(null);
    expect(compared(nand(0, 1), { models: ['as-drawn'], duration: 50 }).models[0]!.outputs[0]!.isSure).toBe(true);
  });

  it('leaves no margin where a gain that is set puts on and off on one side of the threshold', () => {
    const at = (gain: number) =>
      compared(nand(0, 1), { models: ['lif'], overrides: { lif: { gain } }, duration: 5 }).models[0]!.mapping;
    expect(at(0).populations[0]!.threshold!.margin).toBe(0);
    expect(
      at(0)
        .notes.map(({ message }) => message)
        .join(),
    ).toContain('does not keep its table');
    expect(at(1e5).populations[0]!.threshold!.margin).toBe(1);
  });

  it('tells numbers that were set, and those that no rule has a use for', () => {
    const [first] = nand(0, 1).connections;
    const overrides = { lif: { weights: { [first!.id]: -40 }, rateScale: 5 }, logistic: { tau: 50 } };
    const { models: all } = compared(nand(0, 1), { models: ['lif', 'logistic'], overrides, duration: 20 });
    const [lif, logistic] = all.map(({ mapping }) => mapping);
    expect(lif!.connections.map(({ weight }) => weight)).toEqual([-40, null]);
    expect(lif!.notes).toContainEqual({
      path: 'models.lif.rateScale',
      message: 'is set, and of no use under the rule "threshold" for this model',
    });
    expect(logistic!.notes.map(({ path }) => path)).toContain('models.logistic.tau');
  });

  it('is plain data that a worker can send', () => {
    expect(structuredClone(result)).toEqual(result);
  });

  it('goes on where one model breaks down, and says why', () => {
    const runaway = networkOf({
      populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
      connections: [{ source: 'n', target: 'n', weight: 1e12 }],
    });
    const broken = compared(runaway, { models: ['relu', 'step'], duration: 100 });
    expect(broken.models[0]!.failure).toContain('became Infinity');
    expect(broken.models[1]).toMatchObject({ failure: null, steps: 100 });
  });

  it.each([
    [{ models: [] }, 'models', 'found 0 models'],
    [{ models: ['lif', 'lif'] }, 'models[1]', '"lif" is there twice'],
    [{ models: ['ghost'] }, 'models[0]', 'there is no model "ghost"'],
    [{ models: ['lif'], duration: 0 }, 'duration', 'found 0'],
    [{ models: ['lif'], seed: -1 }, 'seed', 'found -1'],
    [{ models: ['lif'], windows: [4000] }, 'windows[0]', 'found 4000'],
    [{ models: ['lif'], points: 0 }, 'points', 'found 0'],
    [{ models: ['lif'], duration: 0.01, overrides: { lif: { dt: 1e-9 } } }, 'overrides.lif.dt', 'found 1e-9'],
    [{ models: ['lif'], overrides: { lif: { gain: 1e308 } } }, 'overrides.lif.gain', 'found 1e+308'],
    [
      { models: ['lif'], overrides: { lif: { weights: { a_to_nand: 1e300 } } } },
      'overrides.lif.a_to_nand',
      'found 1e+300',
    ],
    [
      { models: ['lif'], overrides: { lif: { parameters: { nand: { tau_m: -1 } } } } },
      'overrides.lif.nand.tau_m',
      'found -1',
    ],
    [
      { models: ['as-drawn'], overrides: { 'as-drawn': { dt: 2 } } },
      'overrides.as-drawn',
      'the circuit as it was drawn is not carried over, so that there is nothing to set',
    ],
    [{ models: ['lif'], overrides: { hh: {} } }, 'overrides.hh', '"hh" is not compared'],
    [{ models: ['lif'], watched: [{ population: 'out', neuron: 1 }] }, 'watched[0]', 'found neuron 1'],
    [{ models: ['lif'], watched: [{ population: 'x', neuron: 0 }] }, 'watched[0]', 'there is no population "x"'],
  ])('refuses %j', (options, path, message) => {
    const started = compareModels(nand(0, 0), options);
    expect(started.ok ? [] : started.issues.map((issue) => [issue.path, issue.message])).toEqual([[path, message]]);
  });

  it('names the models of the circuit as drawn, without inputs that are kept', () => {
    expect(result.models.map(({ label }) => label)).toEqual([
      'McCulloch–Pitts',
      'Logistic (rate)',
      'Stochastic binary',
      'Leaky integrate-and-fire',
    ]);
    const of = (...ids: readonly string[]) =>
      modelLabel(
        'as-drawn',
        networkOf({
          models: [{ id: 'held', label: 'Held', text: 'output: x\nparameter x = 1 "value"', reference: '' }],
          populations: ids.map((model, k) => ({ id: `p${k}`, model })),
        }),
      );
    expect(of('mcculloch-pitts', 'held', 'mcculloch-pitts')).toBe('as drawn: McCulloch–Pitts');
    expect(of('held')).toBe('as drawn: Held');
    expect(of('lif', 'step', 'relu', 'tanh')).toMatch(/^as drawn: Leaky integrate-and-fire, [^,]+ and 2 more$/);
  });

  it('replaces chips by what is in them', () => {
    const { models: all } = compared(example('adder-4-bit'), {
      models: ['as-drawn', 'stochastic-binary'],
      duration: 100,
    });
    expect(all[1]!.rates).toHaveLength(8);
    expect(all[1]!.outputs.map(({ id }) => id)).toEqual(all[0]!.outputs.map(({ id }) => id));
  });
});

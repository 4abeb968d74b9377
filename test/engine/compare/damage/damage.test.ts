import { beforeAll, describe, expect, it } from 'vitest';
import { startDamage, type DamageRun } from '../../../../engine/compare/damage/damage.ts';
import { createLesionOrder } from '../../../../engine/compare/damage/lesion.ts';
import { startRetraining } from '../../../../engine/compare/damage/retrain.ts';
import type { DamageTask } from '../../../../engine/compare/damage/task.ts';
import { plainLayers } from '../../../../engine/compare/conversion/layers.ts';
import { startConversion } from '../../../../engine/compare/conversion/conversion.ts';
import { defaultConversion } from '../../../../engine/compare/conversion/types.ts';
import { converted } from '../conversion/support.ts';
import { trainOn, type Trained } from '../trained.ts';

const steps = 32;
let trained!: Trained;
beforeAll(() => (trained = trainOn('iris', { hidden: [12], activation: 'relu', epochs: 60, rate: 0.01 })));

function taskOf(parts: Partial<DamageTask> = {}): DamageTask {
  return {
    ...trained,
    conversions: (['if', 'poisson'] as const).map((neuron) => ({ ...defaultConversion, neuron, steps })),
    ...{ kind: 'neurons', fractions: [0, 0.5, 1], repeats: 3, seed: 1, retrain: null },
    ...parts,
  };
}

function start(task: DamageTask): DamageRun {
  const found = startDamage(task);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.value;
}

describe('damage', () => {
  it('leaves what is whole as it was, and of what has lost all neurons the biases of the outputs', () => {
    const run = start(taskOf());
    expect(run.advance(Infinity)).toBe(true);
    expect(run.done).toBe(run.total);
    const { curves, samples, recoveries } = run.result();
    expect(recoveries).toEqual([]);
    expect(curves.map(({ variant }) => variant)).toEqual(['mlp', 'if', 'poisson']);
    const { train, test, preparation } = trained;
    const network = converted(trained, train.samples, { steps });
    const whole = startConversion({ converted: network, preparation, data: test });
    whole.advance(Infinity);
    const { reference, points } = whole.result();
    const accuracyAt = (v: number, f: number): readonly number[] => curves[v]!.points[f]!.accuracies;
    expect(accuracyAt(0, 0)).toEqual(new Array(3).fill(reference!.probability));
    expect(accuracyAt(1, 0)).toEqual(new Array(3).fill(points.at(-1)!.accuracy!.probability));
    const biases = plainLayers(trained.spec, trained.parameters).at(-1)!.biases;
    const always = biases.indexOf(Math.max(...biases));
    const share = test.codes!.filter((code) => code === always).length / samples;
    for (const v of [0, 1, 2]) expect(accuracyAt(v, 2)).toEqual(new Array(3).fill(share));
    expect(curves[0]!.points.map(({ lost }) => lost)).toEqual([0, 6, 12]);
    const { mean, low, high } = curves[0]!.points[1]!.mean!;
    expect(low).toBeLessThanOrEqual(mean);
    expect(high).toBeGreaterThanOrEqual(mean);
  });

  it('comes out alike in pieces', () => {
    const [atOnce, inPieces] = [start(taskOf({ kind: 'synapses' })), start(taskOf({ kind: 'synapses' }))];
    atOnce.advance(Infinity);
    let pieces = 0;
    while (!inPieces.advance(17)) pieces++;
    expect(pieces).toBeGreaterThan(20);
    expect(inPieces.result()).toEqual(atOnce.result());
  });

  it('shows what is done when it is stopped', () => {
    const run = start(taskOf());
    run.advance(45);
    const { curves } = run.result();
    expect(curves[0]!.points.map(({ accuracies }) => accuracies.length)).toEqual([1, 0, 0]);
    expect(curves[2]!.points[0]!.mean).toBeNull();
  });

  it('is refused where nothing can be right, or nothing lost', () => {
    const issuesOf = (parts: Partial<DamageTask>): string[] => {
      const found = startDamage(taskOf(parts));
      return found.ok ? [] : found.issues.map(({ path }) => path);
    };
    expect(issuesOf({ fractions: [] })).toEqual(['lesion']);
    expect(issuesOf({ fractions: [0.5, 1.5] })).toEqual(['lesion']);
    expect(issuesOf({ repeats: 0 })).toEqual(['repeats']);
    const none = { inputs: 4, layers: [{ size: 3, activation: 'softmax' as const }] };
    expect(issuesOf({ spec: none, parameters: new Array<number>(15).fill(0) })).toEqual(['lesion']);
    const target = { task: 'regression', name: 'y', mean: 0, sd: 1 } as const;
    expect(issuesOf({ preparation: { ...trained.preparation, target } })).toEqual(['model']);
    expect(issuesOf({ conversions: [{ ...defaultConversion, neuron: 'stochastic' }] })).toEqual([
      'spec.layers[0].activation',
    ]);
  });
});

describe('learning again after a lesion', () => {
  it('gives back accuracy to the perceptron and to its neurons', () => {
    const run = start(taskOf({ fractions: [0, 0.75], repeats: 1, retrain: { epochs: 30, rate: 0.01 } }));
    run.advance(Infinity);
    expect(run.done).toBe(run.total);
    const { recoveries, curves } = run.result();
    expect(recoveries).toHaveLength(1);
    const { epochs, after, lost } = recoveries[0]!;
    expect(lost).toBe(9);
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 31 }, (_, k) => k));
    const [before, last] = [epochs[0]!, epochs.at(-1)!];
    expect(before.accuracy).toBe(curves[0]!.points[1]!.accuracies[0]);
    expect(last.loss).toBeLessThan(before.loss / 2);
    expect(last.accuracy).toBeGreaterThan(before.accuracy + 0.1);
    expect(after.map(({ variant }) => variant)).toEqual(['if', 'poisson']);
    expect(after[0]!.accuracy).toBeGreaterThan(curves[1]!.points[1]!.accuracies[0]!);
  });

  it.each(['neurons', 'synapses'] as const)('keeps lost %s at 0, and moves all others', (kind) => {
    const layers = plainLayers(trained.spec, trained.parameters);
    const lesion = createLesionOrder(layers, kind, { seed: 4, repeat: 0 }).lesion(0.4);
    const options = { loss: trained.loss, rate: 0.01, batch: 16, epochs: 5, seed: 1 };
    const retraining = startRetraining(trained.spec, layers, lesion, trained.train.samples, options);
    const before = retraining.layers();
    const zeros = before.map(({ weights }) => [...weights.keys()].filter((at) => weights[at] === 0));
    expect(zeros.flat().length).toBeGreaterThanOrEqual(lesion.lost);
    retraining.training.advance(5 * retraining.training.stepsPerEpoch);
    const after = retraining.layers();
    expect(after.map(({ weights }) => [...weights.keys()].filter((at) => weights[at] === 0))).toEqual(zeros);
    for (const [l, { biases }] of after.entries())
      for (const [j, bias] of biases.entries()) expect(bias === 0).toBe(lesion.neurons[l]?.[j] === 1);
    expect(after[1]!.weights).not.toEqual(before[1]!.weights);
  });
});

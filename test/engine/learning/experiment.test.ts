import { describe, expect, it } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import { splitRows, type Split } from '../../../engine/data/split.ts';
import { categoryColumn, numberColumn, tableOf } from '../../../engine/data/table.ts';
import { circuitPlan, startCircuitExperiment } from '../../../engine/learning/circuit-experiment.ts';
import { startExperiment, type Choices, type Experiment } from '../../../engine/learning/experiment.ts';
import { readCircuit } from '../../../engine/learning/graph/circuit.ts';
import { withParameters } from '../../../engine/learning/graph/write-network.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { serializeNetwork, parseNetworkText } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';

const choices: Choices = {
  ...{ hidden: [5], activation: 'tanh', dropout: 0, lossName: null, optimizer: optimizerOf('adam', { rate: 0.05 }) },
  ...{ schedule: { kind: 'constant' }, batch: 16, epochs: 20, l1: 0, l2: 0, initializer: null, seed: 1 },
  ...{ balanced: false, patience: null, precision: 'f64' },
};

function problemOf(name: string, plan: PreparationPlan = {}): Problem {
  const problem = readProblem(datasets.get(name)!.table({ seed: 1 }), plan);
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  return problem.value;
}

const iris = problemOf('iris');
const split = splitRows(iris.labelled, 0.2, { seed: 1, codes: null });

function finished<E extends Pick<Experiment, 'advance'>>(experiment: E, slice = 7): E {
  while (!experiment.advance(slice)) continue;
  return experiment;
}

describe('an experiment', () => {
  it('goes through all epochs and no further, however it is sliced, to the same weights', () => {
    const [a, b] = [1, 1000].map((slice) => finished(startExperiment(iris, split, choices), slice));
    expect(a!.epoch).toBe(20);
    expect(b!.epoch).toBe(20);
    expect(b!.network.parameters()).toEqual(a!.network.parameters());
    expect(b!.finish()).toEqual(a!.finish());
  });

  it('measures the rows of each part, and any others', () => {
    const experiment = finished(startExperiment(iris, split, choices));
    const { train, test } = experiment.finish();
    expect([train.rows, test.rows]).toEqual([120, 30]);
    expect(experiment.measure()).toEqual(train);
    expect(experiment.measure(split.test)).toEqual(test);
    // The loss of all rows is the mean of both parts.
    expect(experiment.measure(iris.labelled).loss).toBeCloseTo((120 * train.loss + 30 * test.loss) / 150, 12);
  });

  it('learns how to prepare rows from those it trains on alone', () => {
    const { preparation } = startExperiment(iris, split, choices);
    const lengths = iris.inputs[0]!;
    if (lengths.type !== 'number') throw new Error('Found categories, expected lengths');
    const mean = split.train.reduce((sum, row) => sum + lengths.values[row]!, 0) / split.train.length;
    expect(preparation.inputs[0]).toMatchObject({ name: 'sepal length' });
    expect((preparation.inputs[0] as { mean: number }).mean).toBeCloseTo(mean, 12);
  });

  it('with early stopping ends at the weights of the epoch whose watched rows had the least loss', () => {
    const watchful = { ...choices, optimizer: optimizerOf('adam', { rate: 0.3 }), patience: 5, epochs: 400 };
    const experiment = finished(startExperiment(iris, split, watchful), 4);
    expect(experiment.epoch).toBeLessThan(400);
    const last = experiment.network.parameters();
    experiment.keepBest();
    expect(experiment.network.parameters()).not.toEqual(last);
    // Five epochs without improvement lie between the best and the last, seven batches of 16 in 108 rows each.
    const rerun = startExperiment(iris, split, { ...watchful, patience: 1000 });
    for (let step = 0; step < experiment.training.step; step += 7) rerun.advance(7);
    expect(rerun.network.parameters()).toEqual(experiment.network.parameters());
    expect(experiment.measure().rows).toBe(108);
  });

  it('balanced, lets a rare class count as much as a frequent one', () => {
    // One input that says nothing: the best is the share of each class, which balancing makes a half.
    const count = 40;
    const table = tableOf(count, [
      numberColumn(
        'x',
        Float64Array.from({ length: count }, (_, k) => (k >> 1) & 1),
      ),
      categoryColumn(
        'kind',
        Array.from({ length: count }, (_, k) => (k % 20 === 0 || k % 20 === 2 ? 'rare' : 'frequent')),
      ),
    ]);
    const problem = readProblem(table);
    if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
    const all: Split = { train: problem.value.labelled, test: problem.value.labelled };
    const shareOfRare = (balanced: boolean): number => {
      const lbfgs = {
        ...choices,
        hidden: [],
        balanced,
        optimizer: { name: 'lbfgs', memory: 10 },
        epochs: 200,
      } as const;
      const { network } = finished(startExperiment(problem.value, all, lbfgs));
      return network.outputs().reduce((sum, y, k) => sum + (k % 2 === 1 ? y : 0), 0) / count;
    };
    expect(shareOfRare(false)).toBeCloseTo(0.1, 6);
    expect(shareOfRare(true)).toBeCloseTo(0.5, 6);
  });

  it('by L-BFGS ends at the least-squares line, which the normal equations give', () => {
    const problem = problemOf('linear', { standardise: false });
    const all: Split = { train: problem.labelled, test: problem.labelled };
    const lbfgs = { ...choices, hidden: [], optimizer: { name: 'lbfgs', memory: 10 }, epochs: 500 } as const;
    const experiment = finished(startExperiment(problem, all, lbfgs));
    const [x] = problem.inputs.map((input) => (input.type === 'number' ? input.values : new Float64Array()));
    const { target } = problem;
    const y = target.task === 'regression' ? target.values : new Float64Array();
    const mean = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    const [mx, my] = [mean(x!), mean(y)];
    const slope = mean(x!.map((each, k) => (each - mx) * (y[k]! - my))) / mean(x!.map((each) => (each - mx) ** 2));
    const [w, b] = experiment.network.parameters();
    expect(w).toBeCloseTo(slope, 6);
    expect(b).toBeCloseTo(my - slope * mx, 6);
    expect(experiment.epoch).toBeLessThan(50);
    // The loss that is shown has no penalty, as that of the other optimisers.
    const penalised = finished(startExperiment(problem, all, { ...lbfgs, l2: 0.5 }));
    expect(penalised.training.runningLoss).toBeCloseTo(penalised.network.loss(), 12);
    expect(penalised.network.loss()).toBeGreaterThan(experiment.network.loss());
  });

  it.each<[string, Partial<Choices>]>([
    ['Found l1 0.1 with L-BFGS, expected 0', { l1: 0.1 }],
    ['Found dropout 0.5 with L-BFGS, expected 0', { dropout: 0.5 }],
  ])('%s', (message, change) => {
    const lbfgs = { ...choices, optimizer: { name: 'lbfgs', memory: 10 }, ...change } as const;
    expect(() => startExperiment(iris, split, lbfgs)).toThrow(message);
  });
});

/** The multilayer perceptron of `choices` on iris as a drawn circuit, its inputs in another order than the columns. */
function drawn(): Network {
  const names = ['petal_width', 'sepal_length', 'petal_length', 'sepal_width'];
  return networkOf({
    stimuli: names.map((id) => ({ kind: 'constant', id, value: 0 })),
    populations: [
      { id: 'hidden', model: 'tanh', size: 5 },
      { id: 'species', model: 'softmax', size: 3 },
    ],
    connections: [
      ...names.map((source) => ({ id: `${source}_in`, source, target: 'hidden', weight: 0.1 })),
      { id: 'out', source: 'hidden', target: 'species', weight: 0.1 },
    ],
  });
}

describe('an experiment with a circuit as drawn', () => {
  it('trains as the multilayer perceptron it is: same losses, same measures', () => {
    const network = drawn();
    const problem = problemOf('iris', circuitPlan(network));
    const dense = startExperiment(problem, split, choices);
    // The dense weights, by column and unit, put where the circuit has them.
    const from = dense.network.parameters();
    const columns = [3, 0, 2, 1];
    const [inner, hiddenBias, outer, outBias] = [
      from.slice(0, 20),
      from.slice(20, 25),
      from.slice(25, 40),
      from.slice(40),
    ];
    const values = [
      ...columns.flatMap((column) => [...inner.slice(5 * column, 5 * column + 5)]),
      ...outer,
      ...hiddenBias,
      ...outBias,
    ];
    const circuit = readCircuit(network);
    if (!circuit.ok) throw new Error(JSON.stringify(circuit.issues));
    const started = startCircuitExperiment(problem, split, choices, withParameters(network, circuit.value, values));
    if (!started.ok) throw new Error(JSON.stringify(started.issues));
    finished(dense);
    finished(started.value);
    const [a, b] = [dense.finish(), started.value.finish()];
    expect(started.value.loss).toBe('cross-entropy');
    expect(b.train.loss).toBeCloseTo(a.train.loss, 9);
    expect(b.test.loss).toBeCloseTo(a.test.loss, 9);
    expect(b.test.classification?.confusion).toEqual(a.test.classification?.confusion);
  });
});

describe('a network with trained weights in place', () => {
  it('is read back with those weights, whatever its wiring', () => {
    const network = networkOf({
      stimuli: [
        { kind: 'constant', id: 'x', value: 0 },
        { kind: 'toggle', id: 'gate', value: 1 },
      ],
      populations: [
        { id: 'late', model: 'linear', size: 2, parameters: { b: [1, 2] } },
        { id: 'first', model: 'tanh', size: 3 },
        { id: 'twin', model: 'tanh', size: 3 },
      ],
      connections: [
        { id: 'all', source: 'first', target: 'late', weight: { kind: 'normal', mean: 0, sd: 1 }, delay: 2 },
        {
          id: 'some',
          source: 'twin',
          target: 'late',
          weight: 1,
          connector: { kind: 'FixedProbability', probability: 0.6 },
        },
        {
          id: 'listed',
          source: 'x',
          target: 'first',
          weight: 1,
          connector: {
            kind: 'FromList',
            list: [
              [0, 2, 5, 3],
              [0, 0, 4, 1],
            ],
          },
        },
        { id: 'one', source: 'x', target: 'twin', weight: 1, shared: 'w' },
        { id: 'two', source: 'gate', target: 'twin', weight: 1, shared: 'w' },
      ],
    });
    const circuit = readCircuit(network);
    if (!circuit.ok) throw new Error(JSON.stringify(circuit.issues));
    const values = circuit.value.parameters.map((_, k) => (k + 1) / 8);
    const written = parseNetworkText(serializeNetwork(withParameters(network, circuit.value, values)));
    if (!written.ok) throw new Error(JSON.stringify(written.issues));
    const again = readCircuit(written.value);
    if (!again.ok) throw new Error(JSON.stringify(again.issues));
    expect(again.value.parameters.map(({ value }) => value)).toEqual(values);
    expect(again.value.units.map(({ edges }) => edges)).toEqual(circuit.value.units.map(({ edges }) => edges));
    // Delays stay: 3 and 1 steps in the list.
    const listed = written.value.connections.find(({ id }) => id === 'listed')!.connector;
    expect(typeof listed !== 'string' && listed.kind === 'FromList' && listed.list.map((row) => row[3])).toEqual([
      1, 3,
    ]);
  });
});

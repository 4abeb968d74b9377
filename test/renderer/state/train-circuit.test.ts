import { describe, expect, it } from 'vitest';
import { startCircuitExperiment, circuitPlan } from '../../../engine/learning/circuit-experiment.ts';
import { withParameters } from '../../../engine/learning/graph/write-network.ts';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import type { Network } from '../../../engine/network/types.ts';
import {
  blamedOf,
  fittingSet,
  hasMoved,
  makeLogistic,
  putWeights,
  stepsOf,
  trainCircuit,
} from '../../../renderer/state/train-circuit.ts';
import { choicesOf } from '../../../renderer/worker/training/choices.ts';
import { nandrite, example as examplePath } from '../../app/cli/support.ts';
import { createTestLab } from '../support/lab.ts';
import { example } from '../support/networks.ts';

const choices = { rate: 0.1, epochs: 400, seed: 1 } as const;

async function drawn(network: Network, set = 'xor') {
  const all = createTestLab();
  const { lab, engine } = all;
  lab.document.open(network, { path: null, name: network.name });
  lab.show('train');
  lab.training.task.useSet(set);
  trainCircuit(lab);
  lab.training.task.choose(choices, 'the choices');
  const stop = lab.training.watch('weights');
  await engine.pass(20);
  return { ...all, stop, training: lab.training };
}

async function learnt() {
  const all = await drawn(example('xor-to-learn'));
  all.training.setPace(Infinity);
  all.training.togglePlay();
  await all.engine.pass(20_000);
  return all;
}

/** The same by the engine, without a window. */
function alone(network: Network) {
  const { table, rows } = datasets.get('xor')!;
  const problem = readProblem(table({ rows, noise: 0, seed: 1 }), circuitPlan(network));
  if (!problem.ok || problem.value.target.task !== 'classification') throw new Error('expected classes');
  const { labelled, target } = problem.value;
  const request = { id: 1, hidden: [], activation: 'tanh', optimizer: 'adam', batch: 8, testShare: 0.2, ...choices };
  const split = splitRows(labelled, 0.2, { seed: 1, codes: target.codes });
  const begun = startCircuitExperiment(problem.value, split, choicesOf(request as never), network);
  if (!begun.ok) throw new Error(JSON.stringify(begun.issues));
  while (!begun.value.advance(1000));
  return begun.value;
}

describe('a circuit as drawn, trained in the window', () => {
  it('learns once its steps are logistic, and has its steps again after an undo', async () => {
    const { lab, training, engine } = await drawn(example('nand'), 'nand');
    const { issues } = training;
    expect([training.started, issues.length]).toEqual([null, 1]);
    expect(blamedOf(example('nand'), issues)).toEqual(['nand']);
    makeLogistic(lab, stepsOf(example('nand'), issues));
    await engine.pass(100);
    expect(training.issues).toEqual([]);
    expect(training.started?.circuit?.nodes.at(-1)).toMatchObject({ activation: 'logistic' });
    lab.document.undo();
    expect(lab.document.whole?.populations[0]?.model).toBe('mcculloch-pitts');
  });

  it('learns bit for bit what the engine learns, and all views know it', async () => {
    const { training } = await learnt();
    const experiment = alone(example('xor-to-learn'));
    expect(training.over).toBe(true);
    expect([...training.frame!.readings.weights!]).toEqual([...experiment.network.parameters()]);
    const { train, test } = experiment.finish();
    expect(training.frame!.standing).toEqual({
      ...{ epoch: 400, trainLoss: train.loss, testLoss: test.loss },
      ...{ trainScore: train.classification!.accuracy, testScore: test.classification!.accuracy },
    });
    expect(training.frame!.standing.testScore).toBe(1);
    expect(training.frame!.confusion).not.toBeNull();
    expect(training.started!.picture?.kind).toBe('regions');
    const circuit = training.started!.circuit!;
    expect(circuit.nodes.map(({ name, column }) => `${name} ${column}`)).toEqual([
      'a 0',
      'b 0',
      'either 1',
      'not_both 1',
      'y 2',
    ]);
    expect(circuit.synapses).toHaveLength(6);
  });

  it('measures what the shell prints', async () => {
    const { training } = await learnt();
    const words = '--data xor --optimizer adam --batch 8 --epochs 400 --rate 0.1 --seed 1 --json'.split(' ');
    const { stdout } = await nandrite('train', '--network', examplePath('xor-to-learn'), ...words);
    const { folds } = JSON.parse(stdout) as { folds: { test: { loss: number; rows: number } }[] };
    expect(training.started!.test.rows).toBe(folds[0]!.test.rows);
    expect(training.frame!.standing.testLoss).toBe(folds[0]!.test.loss);
  });

  it('puts its weights into the open circuit as one edit, and again after an undo', async () => {
    const { lab, training } = await learnt();
    const before = lab.document.whole!;
    const { network } = alone(before);
    putWeights(lab);
    expect(lab.document.whole).toEqual(withParameters(before, network.circuit, network.parameters()));
    expect(lab.document.toUndo).toBe('set the trained weights');
    // It is what was trained, with what it learnt.
    expect(hasMoved(lab)).toBe(false);
    lab.document.undo();
    expect(lab.document.whole).toBe(before);
    expect([lab.document.toUndo, hasMoved(lab)]).toEqual([null, false]);
    putWeights(lab);
    putWeights(lab);
    expect(lab.document.whole).toEqual(withParameters(before, network.circuit, network.parameters()));
    expect(training.over).toBe(true);
  });

  it('keeps other edits when the weights are put back, and refuses another circuit', async () => {
    const { lab } = await learnt();
    lab.document.edit('rename', (network) => ({ ...network, name: 'Mine' }));
    expect(hasMoved(lab)).toBe(true);
    putWeights(lab);
    expect(lab.document.whole!.name).toBe('Mine');
    expect(lab.document.whole!.connections.some(({ weight }) => Math.abs(Number(weight)) > 2)).toBe(true);
    const other = example('xor');
    lab.document.open(other, { path: null, name: 'XOR' });
    putWeights(lab);
    expect(lab.document.whole).toBe(other);
    expect(hasMoved(lab)).toBe(true);
  });

  it('says what keeps a circuit from learning, and what of data and circuit does not fit', async () => {
    const threshold = await drawn(example('xor'));
    expect(threshold.training.started).toBeNull();
    expect(threshold.training.issues.some(({ path }) => path.endsWith('.model'))).toBe(true);
    const iris = await drawn(example('xor-to-learn'), 'iris');
    expect(iris.training.issues).toMatchObject([
      { path: 'inputs', message: expect.stringContaining('the circuit has 2 inputs ("a", "b"), the data have 4') },
      { path: 'outputs' },
    ]);
    // Other data mend it.
    iris.training.task.useSet(fittingSet(example('xor-to-learn'))!);
    await iris.engine.pass(20);
    expect([iris.training.issues, iris.training.started?.circuit?.synapses.length]).toEqual([[], 6]);
  });

  it('knows the data of logic that fit by inputs and name', () => {
    const named = (name: string): Network => ({ ...example('xor-to-learn'), name });
    expect(['NOR, smooth', 'Nand', 'My xnor', 'Something'].map((name) => fittingSet(named(name)))).toEqual([
      'nor',
      'nand',
      'xnor',
      'xor',
    ]);
    expect(fittingSet(example('full-adder'))).toBeNull();
  });

  it('goes back to layers, which are as they were', async () => {
    const { training, engine } = await drawn(example('xor-to-learn'));
    training.task.choose({ circuit: null }, 'the network');
    await engine.pass(20);
    expect(training.started).toMatchObject({ circuit: null, layers: [{ size: 4 }, { size: 2 }] });
  });
});

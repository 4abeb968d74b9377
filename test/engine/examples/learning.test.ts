import { describe, expect, it } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { circuitPlan, startCircuitExperiment } from '../../../engine/learning/circuit-experiment.ts';
import { withParameters } from '../../../engine/learning/graph/write-network.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { example } from './support.ts';

describe('XOR to be learnt', () => {
  const network = example('xor-to-learn');
  const problem = readProblem(datasets.get('xor')!.table({ seed: 1 }), circuitPlan(network));
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  const { labelled } = problem.value;
  const design = { hidden: [], activation: 'tanh', dropout: 0, lossName: null, precision: 'f64' } as const;
  const steps = { schedule: { kind: 'constant' }, batch: 32, epochs: 500, l1: 0, l2: 0, seed: 1 } as const;
  const choices = { ...design, ...steps, optimizer: optimizerOf('adam', { rate: 0.1 }), initializer: null };
  const started = startCircuitExperiment(
    problem.value,
    { train: labelled, test: labelled },
    { ...choices, balanced: false, patience: null },
    network,
  );
  if (!started.ok) throw new Error(JSON.stringify(started.issues));
  const experiment = started.value;

  it('computes nothing at first: y is 0.5 to 0.6 for all inputs', () => {
    for (const y of experiment.network.outputs()) expect(Math.abs(y - 0.55)).toBeLessThan(0.05);
  });

  it('finds sizes for the signs as drawn: an OR, a NAND, and both at once', () => {
    while (!experiment.advance(100));
    expect(experiment.measure().classification!.accuracy).toBe(1);
    const learnt = withParameters(network, experiment.network.circuit, experiment.network.parameters());
    const weight = (id: string): number => learnt.connections.find((each) => each.id === id)!.weight as number;
    const bias = (id: string): number => learnt.populations.find((each) => each.id === id)!.parameters.b as number;
    const z = (id: string, a: number, b: number): number =>
      bias(id) + weight(`a_to_${id}`) * a + weight(`b_to_${id}`) * b;
    const isOn = (id: string) => [z(id, 0, 0), z(id, 0, 1), z(id, 1, 0), z(id, 1, 1)].map((each) => each > 0);
    expect(isOn('either')).toEqual([false, true, true, true]);
    expect(isOn('not_both')).toEqual([true, true, true, false]);
    for (const { sign, weight: value } of learnt.connections)
      expect(Math.sign(value as number)).toBe(sign === 'excitatory' ? 1 : -1);
  });
});

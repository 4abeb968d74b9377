import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import type { LossName } from '../../../engine/learning/dense/spec.ts';
import { createCircuit } from '../../../engine/learning/graph/network.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startDifferences } from '../../../engine/learning/trace/differences.ts';
import { circuitSubjectOf, denseSubjectOf } from '../../../engine/learning/trace/subject.ts';
import { traceCase } from '../../../engine/learning/trace/trace-case.ts';
import type { BackwardStep, CaseTrace, ForwardStep } from '../../../engine/learning/trace/types.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';

const gradientsOf = ({ gradients }: CaseTrace): number[] => gradients.map(({ gradient }) => gradient);

/** ReLUs of x1/2 + x2/4 and 1/4 − x1 + x2/2, an output 2h1 + 4h2 − 1. */
const byHand = denseSubjectOf(
  {
    inputs: 2,
    layers: [
      { size: 2, activation: 'relu' },
      { size: 1, activation: 'linear' },
    ],
  },
  [1 / 2, -1, 1 / 4, 1 / 2, 0, 1 / 4, 2, 4, -1],
  'squared',
  ['a', 'b'],
);

describe('a case worked by hand', () => {
  // h = (1, 1/4), y = 2, t = 1: L = 1/2, δ of the output 1, of the hidden units 2 and 4.
  const trace = traceCase(byHand, { inputs: [1, 2], targets: [1] });

  it('goes forward unit by unit, with each term', () => {
    const forward = trace.steps.filter((step): step is ForwardStep => step.kind === 'forward');
    expect(forward.map(({ node, z, y, slope }) => [node, z, y, slope])).toEqual([
      [2, 1, 1, 1],
      [3, 1 / 4, 1 / 4, 1],
      [4, 2, 2, 1],
    ]);
    expect(forward[1]!.terms).toEqual([
      { from: 0, parameter: 1, weight: -1, x: 1, product: -1 },
      { from: 1, parameter: 3, weight: 1 / 2, x: 2, product: 1 },
    ]);
    expect(forward[1]!.bias).toEqual({ parameter: 5, value: 1 / 4 });
    expect(trace.nodes.map(({ name }) => name)).toEqual(['a', 'b', 'layer 1, unit 1', 'layer 1, unit 2', 'output 1']);
  });

  it('has the loss between, and goes back unit by unit', () => {
    expect(trace.steps.map(({ kind }) => kind).join(' ')).toBe(
      'forward forward forward loss backward backward backward',
    );
    expect(trace.steps[3]).toEqual({
      ...{ kind: 'loss', name: 'squared', value: 1 / 2 },
      outputs: [{ node: 4, y: 2, target: 1, slope: 1, by: 'y' }],
    });
    const back = trace.steps.filter((step): step is BackwardStep => step.kind === 'backward');
    expect(back.map(({ node, sum, delta }) => [node, sum, delta])).toEqual([
      [4, 1, 1],
      [3, 4, 4],
      [2, 2, 2],
    ]);
    expect(back[1]!.terms).toEqual([{ to: 4, parameter: 7, weight: 4, delta: 1, product: 4 }]);
    expect(back[1]!.gradients.map(({ product }) => product)).toEqual([4, 8]);
  });

  it('has each gradient, and what each method costs', () => {
    expect(gradientsOf(trace)).toEqual([2, 4, 4, 8, 2, 4, 1, 1 / 4, 1]);
    expect(trace.evaluations).toEqual({
      ...{ parameters: 9, backpropagation: { forward: 1, backward: 1 }, central: 18, oneSided: 10 },
    });
  });

  it('agrees with differences, which cost two evaluations a parameter', () => {
    const session = startDifferences(byHand, { inputs: [1, 2], targets: [1] }, trace);
    expect([session.advance(4), session.rows.length, session.evaluations]).toEqual([false, 4, 8]);
    expect([session.advance(100), session.rows.length, session.evaluations]).toEqual([true, 9, 18]);
    for (const { relativeError } of session.rows) expect(relativeError).toBeLessThan(1e-9);
  });

  it('refuses a sample that does not fit', () => {
    expect(() => traceCase(byHand, { inputs: [1], targets: [1] })).toThrow('Found 1 inputs, expected 2');
    expect(() => traceCase(byHand, { inputs: [1, 2], targets: [] })).toThrow('Found 0 targets, expected 1');
  });
});

const random = createRandom(8);
const numbers = (count: number, stream: number): number[] => {
  random.at(9, stream, 0);
  return Array.from({ length: count }, () => random.normal());
};

const hidden: readonly Activation[] = ['linear', 'logistic', 'tanh', 'relu', 'leaky-relu'];
const ends: readonly (readonly [LossName, Activation])[] = [
  ...(['linear', 'logistic', 'tanh', 'relu', 'leaky-relu', 'softmax'] as const).flatMap(
    (each) =>
      [
        ['squared', each],
        ['mse', each],
      ] as const,
  ),
  ...([
    ['cross-entropy', 'logistic'],
    ['cross-entropy', 'softmax'],
  ] as const),
];

describe.each(ends)('%s of %s outputs', (loss, output) => {
  it.each(hidden)('has the gradients of the kernel, and of differences, behind %s units', (activation) => {
    const spec = {
      inputs: 3,
      layers: [
        { size: 4, activation },
        { size: 3, activation },
        { size: 3, activation: output },
      ],
    };
    const parameters = numbers(16 + 15 + 12, 1);
    const sample = { inputs: numbers(3, 2), targets: [0.25, 0.75, 0] };
    const subject = denseSubjectOf(spec, parameters, loss);
    const trace = traceCase(subject, sample);
    const kernel = createDense(spec, samplesOf([sample.inputs], [sample.targets]), { loss });
    kernel.setParameters(Float64Array.from(parameters));
    const expected = kernel.gradient();
    expect(trace.loss).toBeCloseTo(expected.loss, 12);
    gradientsOf(trace).forEach((each, k) => expect(each).toBeCloseTo(expected.gradient[k]!, 12));
    const session = startDifferences(subject, sample, trace);
    session.advance(Infinity);
    for (const { backpropagated, difference } of session.rows) expect(difference).toBeCloseTo(backpropagated, 7);
  });
});

describe('a circuit as drawn', () => {
  /** f5(f4(f1(x1), f2(x2)), f2(x2), f3(x3)) of the mission. */
  const synapse = (source: string, target: string, weight: number) => ({ source, target, weight });
  const network = networkOf({
    time: { dt: 1 },
    stimuli: ['x1', 'x2', 'x3'].map((id) => ({ kind: 'constant', id, value: 0 })),
    populations: [
      ...[
        { id: 'f1', model: 'tanh' },
        { id: 'f2', model: 'logistic' },
        { id: 'f3', model: 'linear' },
      ],
      ...[
        { id: 'f4', model: 'leaky-relu' },
        { id: 'f5', model: 'logistic' },
      ],
    ],
    connections: [
      ...[synapse('x1', 'f1', 0.5), synapse('x2', 'f2', -1.5), synapse('x3', 'f3', 2)],
      ...[synapse('f1', 'f4', 1.25), synapse('f2', 'f4', -0.5)],
      ...[synapse('f4', 'f5', 0.75), synapse('f2', 'f5', 1), synapse('f3', 'f5', -0.25)],
    ],
  });

  it.each(['squared', 'mse', 'cross-entropy'] as const)('has the gradients of its trainer, with %s', (loss) => {
    const sample = { inputs: [0.4, -0.3, 1.2], targets: [1] };
    const subject = circuitSubjectOf(network, loss);
    const made = createCircuit(network, samplesOf([sample.inputs], [sample.targets]), { loss });
    if (!subject.ok || !made.ok) throw new Error('Found no circuit');
    const trace = traceCase(subject.value, sample);
    const expected = made.value.gradient();
    expect(trace.loss).toBe(expected.loss);
    gradientsOf(trace).forEach((each, k) => expect(each).toBeCloseTo(expected.gradient[k]!, 14));
    const back = trace.steps.filter((step): step is BackwardStep => step.kind === 'backward');
    // f2 hears from both that read it.
    expect(back.find(({ node }) => trace.nodes[node]!.name === 'f2')!.terms).toHaveLength(2);
    expect(structuredClone(trace)).toEqual(trace);
  });

  it('is refused where it has no derivative', () => {
    const step = networkOf({
      stimuli: [{ kind: 'constant', id: 'x', value: 0 }],
      populations: [{ id: 'n', model: 'step' }],
    });
    expect(circuitSubjectOf(step, 'squared')).toMatchObject({ ok: false });
  });
});

import { describe, expect, it } from 'vitest';
import { createDense, type DenseNetwork } from '../../../engine/learning/dense/network.ts';
import type { LayerSpec, LossName } from '../../../engine/learning/dense/spec.ts';
import { compareInitialisers, diagnoseCircuit, diagnoseDense } from '../../../engine/learning/diagnosis.ts';
import { circuitActivity } from '../../../engine/learning/diagnosis/circuit-activity.ts';
import { denseActivity } from '../../../engine/learning/diagnosis/dense-activity.ts';
import { checkGradient } from '../../../engine/learning/gradient-check.ts';
import { createCircuit } from '../../../engine/learning/graph/network.ts';
import type { Initializer } from '../../../engine/learning/initializers.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';

function normalSamples(count: number, inputs: number, outputs: number): Samples {
  const random = createRandom(6).at(1, 0, 0);
  const rows = (width: number): number[][] =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => random.normal()));
  return samplesOf(rows(inputs), rows(outputs));
}

function deep(depth: number, width: number, activation: Activation, law: Initializer, seed = 1): DenseNetwork {
  const layers = [
    ...Array.from({ length: depth }, () => ({ size: width, activation })),
    { size: 1, activation: 'linear' } as const,
  ];
  const network = createDense({ inputs: width, layers }, normalSamples(100, width, 1), { loss: 'squared' });
  network.initialise(law, createRandom(seed));
  return network;
}

const told = ({ findings }: { findings: readonly { kind: string; message: string }[] }): string[] =>
  findings.map(({ kind, message }) => `${kind}: ${message}`);
const change = (network: DenseNetwork, what: (name: string, value: number) => number): void =>
  network.setParameters(network.parameters().map((each, k) => what(network.nameOf(k), each)));

describe('the diagnosis of a dense network', () => {
  it('finds nothing where nothing is wrong, and changes nothing', () => {
    const network = deep(2, 8, 'tanh', { kind: 'glorot' });
    const before = network.state();
    expect(diagnoseDense(network).findings).toEqual([]);
    expect(network.state()).toEqual(before);
  });

  it('names saturated units with their share of samples', () => {
    const network = deep(1, 4, 'tanh', { kind: 'lecun' });
    change(network, (name, value) => (/^layer 1, bias of unit [24]$/.test(name) ? 12 : value));
    const [finding, ...rest] = diagnoseDense(network).findings;
    expect(rest).toEqual([]);
    expect(finding).toEqual({
      kind: 'saturated',
      layer: 'layer 1',
      units: [1, 3],
      message: 'Units 2 and 4 of layer 1 are saturated at −1 or 1, for all samples: tanh has almost no slope there',
      remedy: 'scale the inputs to mean 0 and variance 1, use smaller first weights (Glorot) or a lower rate',
    });
  });

  it.each<[LossName, number]>([
    ['squared', 1],
    ['cross-entropy', 0],
  ])('holds saturated outputs against %s where they are wrong alone', (loss, expected) => {
    const network = createDense(
      { inputs: 1, layers: [{ size: 2, activation: 'logistic' }] },
      samplesOf(
        [[0], [1]],
        [
          [1, 1],
          [1, 1],
        ],
      ),
      { loss },
    );
    network.setParameters(Float64Array.of(0, 0, -9, 9));
    const { findings } = diagnoseDense(network);
    expect(findings).toHaveLength(expected);
    if (expected === 0) return;
    expect(findings[0]).toMatchObject({
      units: [0],
      message: expect.stringContaining('Unit 1 of layer 1 is saturated'),
    });
    expect(findings[0]!.message).toContain('at 0 or 1, and wrong, for all samples');
  });

  it('names dead ReLUs, and no leaky ones', () => {
    for (const [activation, expected] of [
      ['relu', ['dead: Unit 3 of layer 1 is dead: no slope at any of the 100 samples, so nothing can wake it']],
      ['leaky-relu', []],
    ] as const) {
      const network = deep(1, 5, activation, { kind: 'he' });
      change(network, (name, value) => (name === 'layer 1, bias of unit 3' ? -50 : value));
      expect(told(diagnoseDense(network))).toEqual(expected);
    }
  });

  it('sees gradients vanish through logistic layers, and explode through steep tanh ones', () => {
    const vanishing = diagnoseDense(deep(8, 16, 'logistic', { kind: 'uniform', range: 0.5 }));
    const names = vanishing.findings.map(({ kind, layer }) => `${kind} ${layer}`);
    expect(names.slice(0, 3)).toEqual(['vanishing layer 1', 'vanishing layer 2', 'vanishing layer 3']);
    expect(vanishing.layers[0]!.relativeGradient).toBeLessThan(1e-3);
    expect(vanishing.findings[0]!.message).toMatch(
      /^The gradient of layer 1 is [\d.]+(e-\d+)?, [\d.]+(e-\d+)? of the last layer's [\d.]+: it learns next to nothing$/,
    );
    const exploding = diagnoseDense(deep(24, 32, 'tanh', { kind: 'normal', sd: 0.7 }));
    expect(exploding.findings.map(({ kind, layer }) => `${kind} ${layer}`)).toContain('exploding layer 1');
    expect(exploding.layers[0]!.relativeGradient).toBeGreaterThan(1e3);
  });

  it('sees that units begun alike stay copies', () => {
    const constant = deep(2, 3, 'tanh', { kind: 'constant', value: 0.2 });
    expect(told(diagnoseDense(constant))).toEqual(
      [1, 2].map(
        (layer) =>
          `symmetric: All 3 units of layer ${layer} have the same weights in and out: they get the same gradient and stay copies of each other, as good as one`,
      ),
    );
    const { gradient } = constant.gradient();
    const sums = [0, 3, 6].map((from) => [...gradient.slice(from, from + 3)]);
    for (const row of sums) expect(new Set(row).size).toBe(1);
    change(constant, (name, value) => (name === 'layer 3, weight of unit 1 from unit 2' ? 0.3 : value));
    expect(diagnoseDense(constant).findings.map(({ units }) => units)).toEqual([
      [0, 1, 2],
      [0, 2],
    ]);
  });

  it('sees XOR with weights of 0 rest where no gradient is', () => {
    const xor = samplesOf(
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      [[0], [1], [1], [0]],
    );
    const layers = [
      { size: 2, activation: 'tanh' },
      { size: 1, activation: 'logistic' },
    ] as const;
    const network = createDense({ inputs: 2, layers }, xor, { loss: 'cross-entropy' });
    expect(told(diagnoseDense(network))[0]).toBe(
      'no-gradient: The gradient is 0 in all layers, at a loss of 0.693: no step changes anything',
    );
  });

  it('looks at all units where training drops some, as gradients do', () => {
    const layers: LayerSpec[] = [
      { size: 6, activation: 'tanh', dropout: 0.5 },
      { size: 1, activation: 'linear' },
    ];
    const samples = normalSamples(40, 3, 1);
    const [dropping, plain] = [layers, layers.map(({ size, activation }) => ({ size, activation }))].map((each) => {
      const network = createDense({ inputs: 3, layers: each }, samples, { loss: 'squared' });
      network.initialise({ kind: 'glorot' }, createRandom(2));
      return network;
    });
    expect(diagnoseDense(dropping!).layers).toEqual(diagnoseDense(plain!).layers);
    expect(checkGradient(dropping!).maxRelativeError).toBeLessThan(1e-7);
  });
});

describe('laws of first weights', () => {
  const ratios = (activation: Activation, laws: readonly Initializer[]) => {
    const network = deep(10, 128, activation, { kind: 'zero' });
    return compareInitialisers(network, laws, 5).map(({ layers }) => {
      const last = layers[9]!;
      return {
        forwards: last.activationVariance / layers[0]!.activationVariance,
        backwards: layers[0]!.gradientVariance / last.gradientVariance,
      };
    });
  };

  it('keep the spread that they were made to keep, and others do not', () => {
    const [lecun, glorot, small] = ratios('linear', [
      { kind: 'lecun' },
      { kind: 'glorot' },
      { kind: 'normal', sd: 0.02 },
    ]);
    // Of ten layers of 128 units, each with a variance of 1 ± √(2/128).
    for (const { forwards, backwards } of [lecun!, glorot!]) {
      expect(forwards).toBeGreaterThan(0.4);
      expect(forwards).toBeLessThan(2.5);
      expect(backwards).toBeGreaterThan(0.4);
      expect(backwards).toBeLessThan(2.5);
    }
    expect(small!.forwards).toBeCloseTo((0.02 ** 2 * 128) ** 9, 12);
    const [he, lecunOfRelu] = ratios('relu', [{ kind: 'he' }, { kind: 'lecun' }]);
    expect(he!.forwards).toBeGreaterThan(0.2);
    expect(he!.forwards).toBeLessThan(3);
    // Each ReLU layer halves what LeCun's law keeps.
    expect(lecunOfRelu!.forwards / he!.forwards).toBeCloseTo(2 ** -9, 6);
  });

  it('are compared without a trace', () => {
    const network = deep(2, 4, 'tanh', { kind: 'glorot' });
    const before = network.state();
    const [zero, glorot] = compareInitialisers(network, [{ kind: 'zero' }, { kind: 'glorot' }], 1);
    expect(zero!.layers[1]!.activationVariance).toBe(0);
    expect(glorot!.layers).toEqual(diagnoseDense(network).layers);
    expect(network.state()).toEqual(before);
  });
});

describe('the diagnosis of a circuit', () => {
  const list = (sources: number, targets: number, weights: readonly number[], first = 0): number[][] =>
    Array.from({ length: sources }, (_, i) =>
      Array.from({ length: targets }, (__, j) => [i, j, weights[(first + i) * targets + j]!]),
    ).flat();
  const random = createRandom(9).at(2, 0, 0);
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.normal());

  function both(
    hidden: Activation,
    output: Activation,
    loss: LossName,
    weights = [draw(6), draw(3), draw(6), draw(2)],
  ) {
    const [w1, b1, w2, b2] = weights as [number[], number[], number[], number[]];
    const { x } = normalSamples(40, 2, 2);
    const base = normalSamples(40, 2, 2);
    const t = loss === 'cross-entropy' ? base.t.map((_, k) => (k + (k >> 1)) % 2) : base.t;
    const samples = { ...base, x, t, weights: Float64Array.from({ length: 40 }, (_, k) => 1 + (k % 3)) };
    const layers = [
      { size: 3, activation: hidden },
      { size: 2, activation: output },
    ];
    const dense = createDense({ inputs: 2, layers }, samples, { loss });
    dense.setParameters(Float64Array.from([...w1, ...b1, ...w2, ...b2]));
    const made = createCircuit(
      networkOf({
        time: { dt: 1 },
        stimuli: ['a', 'b'].map((id) => ({ kind: 'constant', id, value: 0 })),
        populations: [
          { id: 'h', model: hidden, size: 3, parameters: { b: b1 } },
          { id: 'o', model: output, size: 2, parameters: { b: b2 } },
        ],
        connections: [
          ...['a', 'b'].map((source, i) => ({
            ...{ source, target: 'h', weight: 1 },
            connector: { kind: 'FromList', list: list(1, 3, w1, i) },
          })),
          { source: 'h', target: 'o', weight: 1, connector: { kind: 'FromList', list: list(3, 2, w2) } },
        ],
      }),
      samples,
      { loss },
    );
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    return { dense, circuit: made.value };
  }

  it.each<[Activation, Activation, LossName]>([
    ['tanh', 'linear', 'squared'],
    ['logistic', 'softmax', 'cross-entropy'],
    ['tanh', 'softmax', 'mse'],
    ['logistic', 'logistic', 'cross-entropy'],
    ['tanh', 'tanh', 'squared'],
  ])('of %s and %s units under %s sees what that of the dense network sees', (hidden, output, loss) => {
    const { dense, circuit } = both(hidden, output, loss);
    const rows = Int32Array.from({ length: 37 }, (_, k) => k + 2);
    const [a, b] = [circuitActivity(circuit, rows), denseActivity(dense, rows)];
    expect(a.map(({ name }) => name)).toEqual(['h', 'o']);
    a.forEach((layer, l) => {
      for (const key of ['outputs', 'deltas', 'saturated', 'flat'] as const)
        layer[key].forEach((each, k) => expect(Math.abs(each - b[l]![key][k]!), `${key} ${k}`).toBeLessThan(1e-12));
      expect(layer.gradientNorm).toBeCloseTo(b[l]!.gradientNorm, 12);
    });
    const { gradient } = dense.gradient(rows);
    const total = rows.reduce((sum, row) => sum + 1 + (row % 3), 0);
    for (let unit = 0; unit < 3; unit++) {
      const mean = b[0]!.deltas.reduce((sum, each, k) => sum + (k % 3 === unit ? each : 0), 0) / total;
      expect(mean).toBeCloseTo(gradient[6 + unit]!, 12);
    }
  });

  it.each([
    [true, false],
    [false, true],
  ])('does not compare what is frozen: hidden %s, output %s', (hidden, output) => {
    const text = (function_: string): string => `z = sum(w*x) : 1\noutput: ${function_}`;
    const made = createCircuit(
      networkOf({
        time: { dt: 1 },
        stimuli: [{ kind: 'constant', id: 'x', value: 0 }],
        models: [
          { id: 'bent', text: text('tanh(z)') },
          { id: 'straight', text: text('z') },
        ],
        populations: [
          { id: 'hidden', model: 'bent' },
          { id: 'output', model: 'straight' },
        ],
        connections: [
          { source: 'x', target: 'hidden', weight: 0.5, frozen: hidden },
          { source: 'hidden', target: 'output', weight: 1, frozen: output },
        ],
      }),
      samplesOf([[1], [0.5]], [[1], [0]]),
      { loss: 'squared' },
    );
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    expect(diagnoseCircuit(made.value).findings).toEqual([]);
  });

  it('names neurons that are saturated, copies, and dead', () => {
    const same = [0.5, 0.5, 0.1, -0.2, -0.2, 0.7];
    const { circuit } = both('tanh', 'linear', 'squared', [same, [0, 0, 9], [1, 2, 1, 2, 3, 1], [0, 0]]);
    expect(diagnoseCircuit(circuit).findings.map(({ kind, layer, units }) => ({ kind, layer, units }))).toEqual([
      { kind: 'saturated', layer: 'h', units: [2] },
      { kind: 'symmetric', layer: 'h', units: [0, 1] },
    ]);
    const made = createCircuit(
      networkOf({
        time: { dt: 1 },
        stimuli: [{ kind: 'constant', id: 'a', value: 0 }],
        populations: [
          { id: 'r', model: 'relu', size: 2, parameters: { b: [-90, 0.5] } },
          { id: 'o', model: 'linear' },
        ],
        connections: [
          { source: 'a', target: 'r', weight: 1 },
          { source: 'r', target: 'o', weight: 1 },
        ],
      }),
      samplesOf([[1], [2]], [[1], [0]]),
      { loss: 'squared' },
    );
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    expect(told(diagnoseCircuit(made.value))).toEqual([
      'dead: Unit 1 of r is dead: no slope at any of the 2 samples, so nothing can wake it',
    ]);
  });
});

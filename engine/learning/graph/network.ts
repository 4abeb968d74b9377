import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import type { LossName } from '../dense/spec.ts';
import { drawWeight } from '../initializers.ts';
import type { Learner } from '../learner.ts';
import { sampleLoss } from '../losses.ts';
import type { OptimizerName } from '../optimizers.ts';
import { plainLearner } from '../plain/learner.ts';
import { draws } from '../shuffle.ts';
import { checkSamples, type Samples } from '../samples.ts';
import type { Activation } from '../units.ts';
import { readCircuit, type Circuit } from './circuit.ts';
import { createEvaluator, type Evaluator } from './evaluate.ts';

/** A circuit with samples to learn, trained as drawn, in f64. */
export interface CircuitNetwork extends Learner {
  readonly circuit: Circuit;
  readonly evaluator: Evaluator;
  readonly lossName: LossName;
  /** Outputs of samples, row by row: [rows][outputs]. */
  outputs(rows?: Int32Array): Float64Array;
}

export interface CircuitOptions {
  readonly loss: LossName;
  readonly optimizer?: OptimizerName;
}

/** The network as something that learns, or all that keeps it from that: circles, units without slope, samples that do not fit. */
export function createCircuit(
  network: Network,
  samples: Samples,
  { loss, optimizer = 'sgd' }: CircuitOptions,
): Parsed<CircuitNetwork> {
  const read = readCircuit(network);
  if (!read.ok) return read;
  const circuit = read.value;
  const activation = outputActivation(circuit, loss);
  const issues = [...(typeof activation === 'string' ? [] : [activation.issue]), ...fitIssues(circuit, samples)];
  if (issues.length > 0 || typeof activation !== 'string') return { ok: false, issues };
  return { ok: true, value: learnerOf(circuit, samples, loss, activation, optimizer) };
}

function learnerOf(
  circuit: Circuit,
  samples: Samples,
  loss: LossName,
  activation: Activation | 'own',
  optimizer: OptimizerName,
): CircuitNetwork {
  const evaluator = createEvaluator(circuit);
  const first = circuit.sources.length;
  const values = Float64Array.from(circuit.parameters, ({ value }) => value);
  const { count, inputs, outputs, x, t, weights } = samples;
  const importance = (row: number): number => (weights ? weights[row]! : 1);

  /** Sum of weighted losses; with `gradient` its derivatives are added there. */
  function pass(rows: Int32Array, gradient: Float64Array | null): number {
    let sum = 0;
    for (const row of rows) {
      const evaluation = evaluator.forward(values, x, row * inputs);
      const y = circuit.outputs.map((node) => evaluation.values[node]!);
      const z = circuit.outputs.map((node) => evaluation.net[node - first]!);
      const target = Array.from(t.subarray(row * outputs, (row + 1) * outputs));
      const cost = sampleLoss(loss, activation, z, y, target);
      const share = importance(row);
      sum += share * cost.loss;
      if (gradient) {
        const deltas = cost.deltas.map((each) => share * each);
        evaluator.backward(values, evaluation, deltas, cost.isFused, gradient);
      }
    }
    return sum;
  }

  const learner = plainLearner({
    ...{ samples, values, roles: circuit.parameters, optimizer, pass },
    // `weight 0 → 1 of hidden-out`, `bias of hidden[2]`.
    placeOf: (k) => circuit.parameters[k]!.name.replace(/^.* of /, ''),
    overflowsAt(rows) {
      const lost = (row: number): number =>
        evaluator.forward(values, x, row * inputs).values.findIndex((value) => !Number.isFinite(value));
      const node = Math.min(...Array.from(rows, lost).filter((each) => each >= 0), circuit.outputs.at(-1)!);
      return circuit.units[node - first]?.population ?? circuit.sources[node]!.name;
    },
    initialise(law, random) {
      circuit.parameters.forEach(({ kind, frozen, fanIn, fanOut, sign }, k) => {
        if (frozen) return;
        const drawn = kind === 'bias' ? 0 : drawWeight(law, fanIn, fanOut, random.at(draws.weights, k, 0));
        values[k] = sign === 'either' ? drawn : sign === 'excitatory' ? Math.abs(drawn) : -Math.abs(drawn);
      });
    },
  });
  return {
    ...learner,
    circuit,
    evaluator,
    lossName: loss,
    outputs(rows = Int32Array.from({ length: count }, (_, k) => k)) {
      const result = new Float64Array(rows.length * outputs);
      rows.forEach((row, k) => {
        const { values: nodes } = evaluator.forward(values, x, row * inputs);
        circuit.outputs.forEach((node, j) => (result[k * outputs + j] = nodes[node]!));
      });
      return result;
    },
  };
}

/** What all outputs are, for a loss that must know it. */
export function outputActivation(
  { outputs, sources, units }: Circuit,
  loss: LossName,
): Activation | 'own' | { readonly issue: Issue } {
  const of = outputs.map((node) => units[node - sources.length]!);
  const kinds = new Set(of.map((unit) => unit.function.activation));
  const [only = 'own'] = kinds;
  if (loss !== 'cross-entropy') return kinds.size === 1 ? only : 'own';
  const groups = new Set(of.map(({ population }) => population));
  if (kinds.size === 1 && (only === 'logistic' || (only === 'softmax' && groups.size === 1))) return only;
  const message = `cross-entropy of ${[...kinds].join(' and ')} outputs`;
  return {
    issue: { path: 'loss', message, expected: 'logistic outputs, or those of one softmax group; or the loss squared' },
  };
}

function fitIssues(circuit: Circuit, samples: Samples): Issue[] {
  const check = (path: string, found: number, expected: number, what: string): Issue[] =>
    found === expected
      ? []
      : [
          {
            path,
            message: `samples have ${found} ${what}, the circuit has ${expected}`,
            expected: `samples of ${expected}`,
          },
        ];
  if (samples.count === 0) return [{ path: 'data', message: 'no samples', expected: 'at least one' }];
  if (checkSamples(samples) !== null)
    return [{ path: 'data', message: 'sample weights below 0, or 0 alone', expected: 'one above 0 and none below' }];
  return [
    ...check('data', samples.inputs, circuit.inputs.length, 'inputs'),
    ...check('data', samples.outputs, circuit.outputs.length, 'targets'),
  ];
}

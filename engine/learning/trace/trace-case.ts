import { createEvaluator, softmaxGroups, type Evaluation } from '../graph/evaluate.ts';
import { sampleLoss, throughSoftmax, type SampleLoss } from '../losses.ts';
import type { TraceSample, TraceSubject } from './subject.ts';
import type { BackwardStep, BackwardTerm, CaseTrace, ForwardStep, LossStep, TracedNode } from './types.ts';

/** Values forward and derivatives back for one sample, each with the terms that it is made of. Throws on a sample that does not fit. */
export function traceCase(subject: TraceSubject, sample: TraceSample): CaseTrace {
  const { circuit, parameters } = subject;
  const { evaluation, cost } = evaluateCase(subject, sample);
  const back = backward(subject, evaluation, cost);
  const count = parameters.length;
  return {
    nodes: nodesOf(subject, evaluation),
    steps: [...forward(subject, evaluation), lossStep(subject, sample, evaluation, cost), ...back.steps],
    loss: cost.loss,
    gradients: circuit.parameters.map(({ name, kind }, k) => {
      return { name, kind, value: parameters[k]!, gradient: back.gradient[k]! };
    }),
    evaluations: {
      parameters: count,
      backpropagation: { forward: 1, backward: 1 },
      ...{ central: 2 * count, oneSided: count + 1 },
    },
  };
}

/** One pass forward, and the loss. */
export function evaluateCase(
  { circuit, parameters, loss, activation }: TraceSubject,
  { inputs, targets }: TraceSample,
): { readonly evaluation: Evaluation; readonly cost: SampleLoss } {
  if (inputs.length !== circuit.inputs.length)
    throw new Error(`Found ${inputs.length} inputs, expected ${circuit.inputs.length}`);
  if (targets.length !== circuit.outputs.length)
    throw new Error(`Found ${targets.length} targets, expected ${circuit.outputs.length}`);
  const evaluation = createEvaluator(circuit).forward(parameters, inputs);
  const first = circuit.sources.length;
  const y = circuit.outputs.map((node) => evaluation.values[node]!);
  const z = circuit.outputs.map((node) => evaluation.net[node - first]!);
  return { evaluation, cost: sampleLoss(loss, activation, z, y, targets) };
}

function nodesOf({ circuit: { sources, units } }: TraceSubject, { values }: Evaluation): TracedNode[] {
  return [
    ...sources.map(({ name }, k) => ({ name, kind: 'input' as const, group: '', value: values[k]! })),
    ...units.map(({ name, population }, k) => {
      return { name, kind: 'unit' as const, group: population, value: values[sources.length + k]! };
    }),
  ];
}

function forward({ circuit, parameters }: TraceSubject, { values, net, bySum }: Evaluation): ForwardStep[] {
  const first = circuit.sources.length;
  const groups = softmaxGroups(circuit);
  return circuit.units.map((unit, k) => {
    const group = groups.get(k);
    return {
      ...{ kind: 'forward', node: first + k, activation: unit.function.activation },
      terms: unit.edges.map(({ source, weight }) => {
        const [w, x] = [parameters[weight]!, values[source]!];
        return { from: source, parameter: weight, weight: w, x, product: w * x };
      }),
      bias: unit.bias < 0 ? null : { parameter: unit.bias, value: parameters[unit.bias]! },
      ...{ z: net[k]!, y: values[first + k]!, slope: group ? null : bySum[k]! },
      softmax: group ? group.map((each) => first + each) : null,
    };
  });
}

function lossStep(
  { circuit: { outputs }, loss }: TraceSubject,
  { targets }: TraceSample,
  { values }: Evaluation,
  { loss: value, deltas, isFused }: SampleLoss,
): LossStep {
  return {
    ...{ kind: 'loss', name: loss, value },
    outputs: outputs.map((node, k) => {
      return { node, y: values[node]!, target: targets[k]!, slope: deltas[k]!, by: isFused ? 'z' : 'y' };
    }),
  };
}

/** From the last unit to the first, so that each comes after all that read it; each tells those it reads its share. */
function backward(
  { circuit, parameters }: TraceSubject,
  { values, bySum, byBias }: Evaluation,
  { deltas, isFused }: SampleLoss,
): { readonly steps: BackwardStep[]; readonly gradient: Float64Array } {
  const { units, outputs, sources } = circuit;
  const first = sources.length;
  const groups = softmaxGroups(circuit);
  const gradient = new Float64Array(parameters.length);
  const terms = Array.from(values, (): BackwardTerm[] => []);
  const shares = new Float64Array(values.length);
  outputs.forEach((node, k) => (shares[node] = shares[node]! + deltas[k]!));
  const sumOf = (node: number): number =>
    terms[node]!.reduce((sum, { product }) => sum + product, isFused ? 0 : shares[node]!);
  const steps = units.map((_, back): BackwardStep => {
    const k = units.length - 1 - back;
    const [unit, node] = [units[k]!, first + k];
    const group = groups.get(k)?.map((each) => first + each) ?? null;
    const [sum, byNet] = [sumOf(node), isFused ? shares[node]! : 0];
    const softmax = group && softmaxOf(group, values, sumOf);
    const own = softmax ? throughSoftmax(softmax.y, softmax.g)[group.indexOf(node)]! : sum * bySum[k]!;
    const delta = own + byNet;
    for (const { source, weight } of unit.edges) {
      const w = parameters[weight]!;
      terms[source]!.push({ to: node, parameter: weight, weight: w, delta, product: w * delta });
      gradient[weight] = gradient[weight]! + delta * values[source]!;
    }
    const biased = (softmax ? own : sum * byBias[k]!) + byNet;
    if (unit.bias >= 0) gradient[unit.bias] = gradient[unit.bias]! + biased;
    return {
      ...{ kind: 'backward', node, terms: [...terms[node]!].reverse(), fromLoss: isFused ? 0 : shares[node]! },
      ...{ sum, slope: group ? null : bySum[k]!, softmax, byNet, delta },
      gradients: unit.edges.map(({ source, weight }) => {
        const x = values[source]!;
        return { parameter: weight, from: source, x, product: delta * x };
      }),
      bias: unit.bias < 0 ? null : { parameter: unit.bias, gradient: biased },
    };
  });
  return { steps, gradient };
}

function softmaxOf(
  nodes: readonly number[],
  values: Float64Array,
  sumOf: (node: number) => number,
): NonNullable<BackwardStep['softmax']> {
  const y = nodes.map((node) => values[node]!);
  const g = nodes.map(sumOf);
  return { nodes, y, g, mean: y.reduce((sum, each, k) => sum + each * g[k]!, 0) };
}

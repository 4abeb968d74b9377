import { softmax } from '../units.ts';
import { throughSoftmax } from '../losses.ts';
import type { Circuit } from './circuit.ts';

/** Values of all nodes for one sample, and what differentiation needs of each neuron. */
export interface Evaluation {
  /** By node: sources, then neurons. */
  readonly values: Float64Array;
  /** By neuron: Σ w x plus bias, of which fused losses are functions. */
  readonly net: Float64Array;
  readonly bySum: Float64Array;
  readonly byBias: Float64Array;
}

/** A circuit made ready: which neurons are softmax groups. */
export interface Evaluator {
  readonly circuit: Circuit;
  forward(parameters: Float64Array, inputs: ArrayLike<number>, firstInput?: number): Evaluation;
  /**
   * Adds dL/dp to `gradient`, given dL/dy by output (or dL/dz where fused). Node by node from the outputs back: each passes on what it
   * got times its slope, times the weight of each synapse.
   */
  backward(
    parameters: Float64Array,
    evaluation: Evaluation,
    deltas: readonly number[],
    isFused: boolean,
    gradient: Float64Array,
  ): Float64Array;
}

export function createEvaluator(circuit: Circuit): Evaluator {
  const { sources, inputs, units, outputs } = circuit;
  const first = sources.length;
  const groups = softmaxGroups(circuit);

  function forward(parameters: Float64Array, row: ArrayLike<number>, firstInput = 0): Evaluation {
    const values = new Float64Array(first + units.length);
    sources.forEach(({ value }, k) => (values[k] = value ?? 0));
    inputs.forEach((node, k) => (values[node] = row[firstInput + k]!));
    const net = new Float64Array(units.length);
    const bySum = new Float64Array(units.length);
    const byBias = new Float64Array(units.length);
    units.forEach((unit, k) => {
      let sum = 0;
      for (const { source, weight } of unit.edges) sum += parameters[weight]! * values[source]!;
      const symbols = (symbol: string): number =>
        unit.bias >= 0 && symbol === unit.function.bias ? parameters[unit.bias]! : unit.fixed.get(symbol)!;
      const value = unit.function.evaluate(sum, symbols);
      values[first + k] = value.y;
      net[k] = sum + (unit.bias >= 0 ? parameters[unit.bias]! : 0);
      bySum[k] = value.bySum;
      byBias[k] = value.byBias;
      const group = groups.get(k);
      // The last of a group: only now are all its z known.
      if (group && group.at(-1) === k)
        softmax(group.map((each) => net[each]!)).forEach((y, j) => (values[first + group[j]!] = y));
    });
    return { values, net, bySum, byBias };
  }

  function backward(
    parameters: Float64Array,
    { values, bySum, byBias }: Evaluation,
    deltas: readonly number[],
    isFused: boolean,
    gradient: Float64Array,
  ): Float64Array {
    const byValue = new Float64Array(values.length);
    const byNet = new Float64Array(units.length);
    outputs.forEach((node, k) => {
      if (isFused) byNet[node - first]! += deltas[k]!;
      else byValue[node]! += deltas[k]!;
    });
    for (let k = units.length - 1; k >= 0; k--) {
      const unit = units[k]!;
      const group = groups.get(k);
      if (group && group.at(-1) === k) {
        const y = group.map((each) => values[first + each]!);
        throughSoftmax(
          y,
          group.map((each) => byValue[first + each]!),
        ).forEach((delta, j) => (byNet[group[j]!]! += delta));
      }
      const own = group ? 0 : byValue[first + k]!;
      // A fused loss is one of z, whose derivatives by sum and bias are 1.
      const delta = own * bySum[k]! + byNet[k]!;
      if (unit.bias >= 0) gradient[unit.bias]! += own * byBias[k]! + byNet[k]!;
      for (const { source, weight } of unit.edges) {
        gradient[weight]! += delta * values[source]!;
        byValue[source]! += delta * parameters[weight]!;
      }
    }
    return byValue;
  }

  return { circuit, forward, backward };
}

/** By neuron of a softmax population: all neurons of it, in order. */
export function softmaxGroups({ units }: Circuit): Map<number, number[]> {
  const byPopulation = new Map<string, number[]>();
  units.forEach(({ population, function: { activation } }, k) => {
    if (activation !== 'softmax') return;
    byPopulation.set(population, [...(byPopulation.get(population) ?? []), k]);
  });
  return new Map([...byPopulation.values()].flatMap((group) => group.map((k) => [k, group] as const)));
}

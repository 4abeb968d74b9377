import type { Circuit } from '../graph/circuit.ts';
import type { CircuitNetwork } from '../graph/network.ts';
import { sampleLoss, throughSoftmax } from '../losses.ts';
import { groupsOf, saturatedSlope, sharesOf, steepest, type LayerActivity } from './activity.ts';

interface Seen {
  /** By row, then neuron. */
  readonly outputs: readonly Float64Array[];
  readonly slopes: readonly Float64Array[];
  readonly deltas: readonly Float64Array[];
  readonly gradient: Float64Array;
}

/** One forward and backward pass over the rows; populations stand for layers. */
export function circuitActivity(network: CircuitNetwork, rows: Int32Array): LayerActivity[] {
  const { circuit, samples, lossName } = network;
  const seen = passOver(network, rows);
  const first = circuit.sources.length;
  const targetOf = new Map(circuit.outputs.map((node, k) => [node - first, k]));
  return populationsOf(circuit).map(([name, neurons]) => {
    const { activation } = circuit.units[neurons[0]!]!.function;
    const most = steepest(activation);
    const isStuck = (row: number, neuron: number): boolean => {
      const target = targetOf.get(neuron);
      if (target === undefined) return true;
      const error = seen.outputs[row]![neuron]! - samples.t[rows[row]! * samples.outputs + target]!;
      return lossName !== 'cross-entropy' && Math.abs(error) > 0.5;
    };
    const table = (columns: readonly Float64Array[]): Float64Array =>
      Float64Array.from(columns.flatMap((row) => neurons.map((neuron) => row[neuron]!)));
    const isOutput = neurons.some((neuron) => targetOf.has(neuron));
    return {
      ...{ name, activation, isOutput, units: neurons.length },
      isFree: [...ownParameters(circuit, neurons)].some((k) => !circuit.parameters[k]!.frozen),
      outputs: table(seen.outputs),
      deltas: table(seen.deltas),
      flat: sharesOf(rows.length, neurons.length, (row, unit) => seen.slopes[row]![neurons[unit]!] === 0),
      saturated: sharesOf(
        rows.length,
        neurons.length,
        (row, unit) =>
          most !== null && seen.slopes[row]![neurons[unit]!]! < saturatedSlope * most && isStuck(row, neurons[unit]!),
      ),
      gradientNorm: gradientNormOf(circuit, neurons, seen.gradient),
      copies: isOutput ? [] : groupsOf(neurons.map((neuron) => keyOf(network, neuron))),
    };
  });
}

function passOver({ circuit, evaluator, samples, lossName, ...network }: CircuitNetwork, rows: Int32Array): Seen {
  const { inputs, outputs: width, x, t, weights } = samples;
  const first = circuit.sources.length;
  const parameters = network.parameters();
  const activation = circuit.units[circuit.outputs[0]! - first]!.function.activation;
  const groups = populationsOf(circuit).flatMap(([, neurons]) =>
    circuit.units[neurons[0]!]!.function.activation === 'softmax' ? [neurons] : [],
  );
  const [outputs, slopes, deltas]: Float64Array[][] = [[], [], []];
  const gradient = new Float64Array(parameters.length);
  for (const row of rows) {
    const evaluation = evaluator.forward(parameters, x, row * inputs);
    const y = circuit.outputs.map((node) => evaluation.values[node]!);
    const z = circuit.outputs.map((node) => evaluation.net[node - first]!);
    const target = Array.from(t.subarray(row * width, (row + 1) * width));
    const cost = sampleLoss(lossName, activation, z, y, target);
    const share = weights?.[row] ?? 1;
    const own = cost.deltas.map((each) => share * each);
    const byValue = evaluator.backward(parameters, evaluation, own, cost.isFused, gradient);
    const delta = evaluation.bySum.map((slope, k) => byValue[first + k]! * slope);
    for (const group of groups) {
      const at = group.map((k) => first + k);
      const through = throughSoftmax(
        at.map((node) => evaluation.values[node]!),
        at.map((node) => byValue[node]!),
      );
      group.forEach((k, j) => (delta[k] = through[j]!));
    }
    // A fused loss comes in past the slope.
    if (cost.isFused) circuit.outputs.forEach((node, k) => (delta[node - first]! += own[k]!));
    outputs!.push(evaluation.values.subarray(first));
    slopes!.push(evaluation.bySum);
    deltas!.push(delta);
  }
  const weight = network.weightOf(rows);
  return { outputs: outputs!, slopes: slopes!, deltas: deltas!, gradient: gradient.map((each) => each / weight) };
}

function populationsOf({ units }: Circuit): (readonly [name: string, neurons: readonly number[]])[] {
  const populations = new Map<string, number[]>();
  units.forEach(({ population }, k) => populations.set(population, [...(populations.get(population) ?? []), k]));
  return [...populations];
}

/** Numbers of the weights and biases of these neurons. */
function ownParameters({ units }: Circuit, neurons: readonly number[]): Set<number> {
  return new Set(
    neurons.flatMap((k) => [
      ...units[k]!.edges.map(({ weight }) => weight),
      ...(units[k]!.bias < 0 ? [] : [units[k]!.bias]),
    ]),
  );
}

/** Of what may be learnt alone. */
function gradientNormOf(circuit: Circuit, neurons: readonly number[], gradient: Float64Array): number {
  const own = [...ownParameters(circuit, neurons)].filter((k) => !circuit.parameters[k]!.frozen);
  return Math.sqrt(own.reduce((sum, k) => sum + gradient[k]! ** 2, 0));
}

/** All that decides what a neuron computes and how it learns. */
function keyOf({ circuit, ...network }: CircuitNetwork, neuron: number): string {
  const values = network.parameters();
  const { units, sources } = circuit;
  const { edges, bias, fixed, function: own } = units[neuron]!;
  const incoming = edges.map(({ source, weight }) => `${source}: ${values[weight]}`).sort();
  const outgoing = units.flatMap((unit, target) =>
    unit.edges.flatMap(({ source, weight }) =>
      source === sources.length + neuron ? [`${target}: ${values[weight]}`] : [],
    ),
  );
  const rest = [...fixed].filter(([symbol]) => symbol !== own.bias);
  return JSON.stringify([incoming, bias < 0 ? null : values[bias], rest, outgoing.sort()]);
}

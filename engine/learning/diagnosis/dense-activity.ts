import { wakeUnits } from '../dense/dropout.ts';
import type { DenseNetwork } from '../dense/network.ts';
import { groupSize, type LayerArrays } from '../dense/layout.ts';
import { slope } from '../units.ts';
import { groupsOf, saturatedSlope, sharesOf, steepest, type LayerActivity } from './activity.ts';

/** One forward and backward pass over the rows, with all units awake. */
export function denseActivity(network: DenseNetwork, rows: Int32Array): LayerActivity[] {
  const { arrays, kernel } = network;
  const seen = arrays.layers.map(({ size }) => ({
    outputs: new Float64Array(rows.length * size),
    deltas: new Float64Array(rows.length * size),
  }));
  wakeUnits(arrays);
  kernel.clearGradient();
  for (let first = 0; first < rows.length; first += groupSize) {
    const count = Math.min(groupSize, rows.length - first);
    for (let k = 0; k < count; k++) arrays.order.view[k] = rows[first + k]!;
    kernel.accumulate(arrays.order.address, count);
    arrays.layers.forEach(({ size, stride, outputs, deltas }, l) => {
      for (let k = 0; k < count; k++) {
        const from = k * stride;
        seen[l]!.outputs.set(outputs.view.subarray(from, from + size), (first + k) * size);
        seen[l]!.deltas.set(deltas.view.subarray(from, from + size), (first + k) * size);
      }
    });
  }
  const weight = network.weightOf(rows);
  const { t, outputs: targets } = network.samples;
  return arrays.layers.map((layer, l) => {
    const { size, activation } = layer;
    const isOutput = l === arrays.layers.length - 1;
    const { outputs, deltas } = seen[l]!;
    const slopeAt = (row: number, unit: number): number =>
      activation === 'softmax' ? 1 : slope(activation, outputs[row * size + unit]!);
    const most = steepest(activation);
    const isStuck = (row: number, unit: number): boolean =>
      !isOutput ||
      (network.lossName !== 'cross-entropy' &&
        Math.abs(outputs[row * size + unit]! - t[rows[row]! * targets + unit]!) > 0.5);
    return {
      name: `layer ${l + 1}`,
      ...{ activation, isOutput, isFree: true, units: size, outputs, deltas },
      flat: sharesOf(rows.length, size, (row, unit) => slopeAt(row, unit) === 0),
      saturated: sharesOf(
        rows.length,
        size,
        (row, unit) => most !== null && slopeAt(row, unit) < saturatedSlope * most && isStuck(row, unit),
      ),
      gradientNorm: gradientNormOf(network, layer) / weight,
      copies: isOutput ? [] : copiesOf(network, layer, arrays.layers[l + 1]!),
    };
  });
}

function gradientNormOf(
  { arrays }: DenseNetwork,
  { weightGradient, biasGradient, inputs, stride }: LayerArrays,
): number {
  const { view } = arrays.gradient;
  let sum = 0;
  // What pads rows is 0.
  for (let k = 0; k < inputs * stride; k++) sum += view[weightGradient.first + k]! ** 2;
  for (let k = 0; k < stride; k++) sum += view[biasGradient.first + k]! ** 2;
  return Math.sqrt(sum);
}

function copiesOf({ arrays }: DenseNetwork, layer: LayerArrays, next: LayerArrays): number[][] {
  const { view } = arrays.parameters;
  const incoming = (unit: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => view[layer.weights.first + i * layer.stride + unit]!);
  const outgoing = (unit: number): number[] =>
    Array.from({ length: next.size }, (_, j) => view[next.weights.first + unit * next.stride + j]!);
  const bias = (unit: number): number => view[layer.biases.first + unit]!;
  // Few numbers tell nearly all units apart; only those alike in them are compared in all.
  const few = Math.min(4, layer.inputs);
  const alike = groupsOf(Array.from({ length: layer.size }, (_, unit) => [bias(unit), ...incoming(unit, few)].join()));
  return alike.flatMap((units) => {
    const keys = units.map((unit) => [...incoming(unit, layer.inputs), ...outgoing(unit)].join());
    return groupsOf(keys).map((group) => group.map((k) => units[k]!));
  });
}

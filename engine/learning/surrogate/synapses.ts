import type { SpikingLayer } from './layout.ts';

/** drive[t] = b + Σ w a[t], over the inputs that are active alone. */
export function collect({ from, size, weights, biases, drive }: SpikingLayer, values: Float64Array): void {
  const { rows, activity, events, counts } = from;
  for (let row = 0; row < rows; row++) {
    const [at, first] = [row * size, row * from.size];
    for (let j = 0; j < size; j++) drive[at + j] = values[biases + j]!;
    for (let k = 0; k < counts[row]!; k++) {
      const i = events[first + k]!;
      const a = activity[first + i]!;
      const w = weights + i * size;
      for (let j = 0; j < size; j++) drive[at + j]! += a * values[w + j]!;
    }
  }
  for (let at = rows * size; at < drive.length; at += size) drive.copyWithin(at, 0, size);
}

/** Adds dL/dw = Σ a[t] deltas[t] and dL/db = Σ deltas[t]. Where all steps have the same inputs, deltas are summed up first. */
export function accumulate({ from, size, weights, biases, deltas }: SpikingLayer, gradient: Float64Array): void {
  const { rows, activity, events, counts } = from;
  if (rows === 1)
    for (let at = size; at < deltas.length; at += size) for (let j = 0; j < size; j++) deltas[j]! += deltas[at + j]!;
  for (let row = 0; row < rows; row++) {
    const [at, first] = [row * size, row * from.size];
    for (let j = 0; j < size; j++) gradient[biases + j]! += deltas[at + j]!;
    for (let k = 0; k < counts[row]!; k++) {
      const i = events[first + k]!;
      const a = activity[first + i]!;
      const w = weights + i * size;
      for (let j = 0; j < size; j++) gradient[w + j]! += a * deltas[at + j]!;
    }
  }
}

/** dL/d of what the layer before sent: Σ w deltas[t], into its deltas. */
export function spread({ from, size, weights, deltas }: SpikingLayer, values: Float64Array, into: Float64Array): void {
  const inputs = from.size;
  for (let row = 0; row < from.rows; row++) {
    const at = row * size;
    for (let i = 0; i < inputs; i++) {
      const w = weights + i * size;
      let sum = 0;
      for (let j = 0; j < size; j++) sum += values[w + j]! * deltas[at + j]!;
      into[row * inputs + i] = sum;
    }
  }
}

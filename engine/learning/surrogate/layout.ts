import type { ParameterRole } from '../trainable.ts';
import type { SpikingSpec } from './spec.ts';

/** What a layer sends, step by step, for one sample. */
export interface Trace {
  readonly size: number;
  /** Rows: as many as steps, or 1 where all steps are alike. */
  readonly rows: number;
  /** [rows][size]: 0 or 1 for spikes, else currents. */
  readonly activity: Float64Array;
  /** [rows][size]: of each row, first the numbers of those that are not 0; and how many. */
  readonly events: Int32Array;
  readonly counts: Int32Array;
}

/** The synapses onto a layer and its neurons, hidden or of the readout. */
export interface SpikingLayer {
  readonly from: Trace;
  readonly to: Trace;
  readonly size: number;
  /** Where its weights [input][neuron] and its biases begin among the parameters. */
  readonly weights: number;
  readonly biases: number;
  /** [steps][size]: Σ w s + b; what became of it (v, z or y); and dL/d of what it sends, then of the drive. */
  readonly drive: Float64Array;
  readonly state: Float64Array;
  readonly deltas: Float64Array;
}

export interface SpikingLayout {
  readonly input: Trace;
  readonly layers: readonly SpikingLayer[];
  readonly parameterCount: number;
}

/** Arrays for one sample at a time, and the places of parameters: layer by layer, weights [input][neuron], then biases. */
export function layOutSpiking({ inputs, hidden, readout, steps, encoding }: SpikingSpec): SpikingLayout {
  const input = createTrace(inputs, encoding === 'current' ? 1 : steps);
  const layers: SpikingLayer[] = [];
  let from = input;
  let next = 0;
  for (const size of [...hidden.map((layer) => layer.size), readout.size]) {
    const [weights, biases] = [next, next + from.size * size];
    const array = (): Float64Array => new Float64Array(steps * size);
    const to = createTrace(size, steps);
    layers.push({ from, to, size, weights, biases, drive: array(), state: array(), deltas: array() });
    next = biases + size;
    from = to;
  }
  return { input, layers, parameterCount: next };
}

function createTrace(size: number, rows: number): Trace {
  const count = size * rows;
  return {
    ...{ size, rows },
    activity: new Float64Array(count),
    events: new Int32Array(count),
    counts: new Int32Array(rows),
  };
}

/** Lists who is active in each row. */
export function listEvents({ size, rows, activity, events, counts }: Trace): void {
  for (let row = 0; row < rows; row++) {
    const first = row * size;
    let count = 0;
    for (let i = 0; i < size; i++) if (activity[first + i] !== 0) events[first + count++] = i;
    counts[row] = count;
  }
}

/** What each parameter is. */
export function rolesOf({ layers }: SpikingLayout): (ParameterRole & { readonly name: string })[] {
  const role = (kind: ParameterRole['kind'], name: string) => ({ kind, name, frozen: false, sign: 'either' as const });
  return layers.flatMap(({ from, size }, l) =>
    Array.from({ length: (from.size + 1) * size }, (_, k) => {
      const [source, neuron] = [Math.floor(k / size), (k % size) + 1];
      if (source === from.size) return role('bias', `layer ${l + 1}, bias of neuron ${neuron}`);
      const sender = `${l === 0 ? 'input' : 'neuron'} ${source + 1}`;
      return role('weight', `layer ${l + 1}, weight of neuron ${neuron} from ${sender}`);
    }),
  );
}

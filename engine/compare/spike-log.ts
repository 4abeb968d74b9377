/** Spikes as they come: step, source, count; those beyond `most` are left out. */
export interface SpikeLog {
  add(step: number, source: number, count: number): void;
  readonly length: number;
  readonly isCut: boolean;
  steps(): Int32Array;
  sources(): Int32Array;
  counts(): Float64Array;
}

export function createSpikeLog(most: number): SpikeLog {
  let [steps, sources, counts] = [new Int32Array(1024), new Int32Array(1024), new Float64Array(1024)];
  let length = 0;
  let isCut = false;
  return {
    add(step, source, count) {
      if (length >= most) {
        isCut = true;
        return;
      }
      if (length === steps.length) {
        [steps, sources, counts] = [grown(steps, Int32Array), grown(sources, Int32Array), grown(counts, Float64Array)];
      }
      steps[length] = step;
      sources[length] = source;
      counts[length++] = count;
    },
    get length() {
      return length;
    },
    get isCut() {
      return isCut;
    },
    steps: () => steps.slice(0, length),
    sources: () => sources.slice(0, length),
    counts: () => counts.slice(0, length),
  };
}

function grown<T extends Int32Array | Float64Array>(values: T, Kind: new (length: number) => T): T {
  const larger = new Kind(2 * values.length);
  larger.set(values);
  return larger;
}

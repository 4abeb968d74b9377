/** Outputs of the second half of a run, however far it comes. */
export interface LateTotals {
  /** Adds an output of the present step. */
  add(source: number, output: number): void;
  endStep(): void;
  /** Of a source, since `firstStep`. */
  total(source: number): number;
  /** Steps from the middle of what was done on, give or take a sixteenth; at least the last one. */
  steps(): number;
}

const mostBlocks = 32;

/** Totals of equal blocks of steps; where they are too many, two become one. */
export function createLateTotals(sources: number): LateTotals {
  let blocks: Float64Array[] = [];
  let length = 1;
  let done = 0;

  function present(): Float64Array {
    const place = Math.floor(done / length);
    blocks[place] ??= new Float64Array(sources);
    return blocks[place];
  }

  /** The first block that begins in the second half, or the last one. */
  function firstLate(): number {
    const last = Math.max(0, Math.ceil(done / length) - 1);
    return Math.min(last, Math.ceil(done / 2 / length));
  }

  function merge(): void {
    const pairs = Array.from({ length: mostBlocks / 2 }, (_, k) => [blocks[2 * k], blocks[2 * k + 1]] as const);
    blocks = pairs.map(([one, other]) => {
      const sum = one ?? new Float64Array(sources);
      other?.forEach((value, source) => (sum[source]! += value));
      return sum;
    });
    length *= 2;
  }

  return {
    add(source, output) {
      present()[source]! += output;
    },
    endStep() {
      done++;
      if (done === mostBlocks * length) merge();
    },
    total(source) {
      let sum = 0;
      for (let k = firstLate(); k < blocks.length; k++) sum += blocks[k]?.[source] ?? 0;
      return sum;
    },
    steps: () => Math.max(1, done - firstLate() * length),
  };
}

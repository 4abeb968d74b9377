/**
 * Words that two threads share to divide the neurons of a step. `work` packs which step it is about (16 bits), the first
 * chunk that nobody took (8), and the end of those that nobody took (8): one exchange takes a chunk, and fails when
 * the step is over. `done` counts chunks that the helper has finished.
 */
export const word = { work: 0, done: 1, asleep: 2, stop: 3, task: 4, step: 5, time: 6 } as const;

/** `time`, in ms, is a f64 in words 6 and 7. */
export const controlBytes = 32;

export interface Control {
  readonly words: Int32Array;
  readonly time: Float64Array;
}

export function controlOf(buffer: ArrayBufferLike): Control {
  return { words: new Int32Array(buffer), time: new Float64Array(buffer, 4 * word.time, 1) };
}

/** Chunks that a step is divided into at most. */
export const mostChunks = 16;

export function packWork(generation: number, from: number, to: number): number {
  return (generation << 16) | (from << 8) | to;
}

/** The next chunk from the front, where the owner of the simulation works, or −1 when all are taken. */
export function takeFirst(words: Int32Array): number {
  for (;;) {
    const work = Atomics.load(words, word.work);
    const from = (work >> 8) & 0xff;
    if (from >= (work & 0xff)) return -1;
    if (Atomics.compareExchange(words, word.work, work, work + 0x100) === work) return from;
  }
}

/** The next chunk from the end of the step that `work` was read in: the helper's, whose caches keep what it had before. */
export function takeLast(words: Int32Array, work: number): number {
  const from = (work >> 8) & 0xff;
  const to = work & 0xff;
  if (from >= to || Atomics.compareExchange(words, word.work, work, work - 1) !== work) return -1;
  return to - 1;
}

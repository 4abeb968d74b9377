import { instantiate } from '../wasm/api.ts';
import { controlOf, takeLast, word } from './control.ts';
import type { Advance, HelperOrder } from './order.ts';

/**
 * What the second thread does until it is told to stop: takes chunks of the present step from the end, while the
 * simulation takes them from the front. Sleeps when there has been none for a while.
 */
export function help({ memory, control, tasks }: HelperOrder): void {
  const { words, time } = controlOf(control);
  const advances = tasks.map(({ module }) => instantiate(module, { env: { memory, ...noDraws } }).advance as Advance);
  for (let idle = 0; Atomics.load(words, word.stop) === 0; idle++) {
    const work = Atomics.load(words, word.work);
    const [index, step, now] = [words[word.task]!, words[word.step]!, time[0]!];
    const chunk = takeLast(words, work);
    if (chunk >= 0) {
      const { table, size, chunkBytes, bytes, check } = tasks[index]!;
      const from = chunk * chunkBytes;
      advances[index]!(table, step, now, size, from, Math.min(from + chunkBytes, bytes), check);
      Atomics.add(words, word.done, 1);
      idle = 0;
    } else if (idle > patience) {
      Atomics.store(words, word.asleep, 1);
      Atomics.wait(words, word.work, work, nap);
      Atomics.store(words, word.asleep, 0);
      idle = 0;
    }
  }
}

/** Looks for work before it sleeps: some tenths of a millisecond. */
const patience = 20_000;
/** Milliseconds after which a sleeper looks whether it is to stop. */
const nap = 100;

const draws = (): never => {
  throw new Error('Found a kernel that draws random numbers on a helper, expected one that does not');
};
const noDraws = { rand: draws, randn: draws, poisson: draws };

import type { WasmMemory } from '../memory.ts';
import { controlBytes, controlOf, mostChunks, packWork, takeFirst, word } from './control.ts';
import type { Advance, StartHelper, Task } from './order.ts';

/** A simulation's thread and one helper. */
export interface Crew {
  /** Takes a task on and gives what does a step of it; the helper starts when the first step is asked for. */
  join(task: Task, advance: Advance, ownCheck: number): (step: number, time: number) => void;
  /** Whether no task is worth sharing. */
  readonly isIdle: boolean;
  /** Lets the helper go; a further step would call a new one. */
  leave(): void;
}

/** Neurons below which one thread is faster than two that must wait for each other in each step. */
export const fewestForTwo = 20_000;

export function createCrew(memory: WasmMemory, startHelper: StartHelper): Crew {
  const tasks: Task[] = [];
  let { words, time } = controlOf(newControl());
  let isStarted = false;
  let generation = 0;
  let finished = 0;

  function start(): void {
    const control = newControl();
    ({ words, time } = controlOf(control));
    finished = 0;
    isStarted = true;
    startHelper({ memory, control, tasks: [...tasks] });
  }

  function leave(): void {
    Atomics.store(words, word.stop, 1);
    Atomics.notify(words, word.work);
    isStarted = false;
  }

  return {
    leave,
    get isIdle() {
      return tasks.length === 0;
    },
    join(task, advance, ownCheck) {
      // The helper knows the tasks that it started with.
      if (isStarted) leave();
      const index = tasks.push(task) - 1;
      const { table, size, bytes, chunkBytes } = task;
      const chunks = Math.ceil(bytes / chunkBytes);
      return (step, now) => {
        if (!isStarted) start();
        words[word.task] = index;
        words[word.step] = step;
        time[0] = now;
        generation = (generation + 1) & 0xffff;
        Atomics.store(words, word.work, packWork(generation, 0, chunks));
        if (Atomics.load(words, word.asleep) === 1) Atomics.notify(words, word.work);
        let own = 0;
        for (let chunk = takeFirst(words); chunk >= 0; chunk = takeFirst(words), own++) {
          const from = chunk * chunkBytes;
          advance(table, step, now, size, from, Math.min(from + chunkBytes, bytes), ownCheck);
        }
        finished = (finished + chunks - own) | 0;
        while (Atomics.load(words, word.done) !== finished);
      };
    },
  };
}

function newControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(controlBytes);
}

/** Bytes of a chunk, for arrays of `bytes` bytes. */
export function chunkBytesOf(bytes: number): number {
  return Math.ceil(bytes / mostChunks / chunkUnit) * chunkUnit;
}

/** A line of the bits of who has an output: 64 bytes of them are 32 turns of at most 32 bytes. */
const chunkUnit = 1024;

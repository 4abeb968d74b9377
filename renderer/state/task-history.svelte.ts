/** A state that was, and what was done to it. */
interface Step<T> {
  readonly name: string;
  readonly state: T;
}

/** More nobody takes back. */
const mostSteps = 100;

/** Changes of the same thing within this time, in ms, are one: a slider that is drawn, an arrow that is held. */
const GESTURE_MS = 1000;

/** States to go back to, and on again. */
export class TaskHistory<T> {
  #past = $state.raw<readonly Step<T>[]>([]);
  #future = $state.raw<readonly Step<T>[]>([]);
  #lastAt = -Infinity;

  /** What would be taken back, or done again; null for nothing. */
  readonly toUndo = $derived(this.#past.at(-1)?.name ?? null);
  readonly toRedo = $derived(this.#future.at(-1)?.name ?? null);

  /** To be called before each change, with the state that is left; `now` is −∞ where it belongs to no other of its name. */
  note(name: string, state: T, now: number): void {
    const isGesture = name === this.toUndo && this.#future.length === 0 && Math.abs(now - this.#lastAt) < GESTURE_MS;
    this.#lastAt = now;
    this.#future = [];
    if (!isGesture) this.#past = [...this.#past, { name, state }].slice(-mostSteps);
  }

  /** The state before the last change; null where there is none. */
  undo(present: T): T | null {
    const step = this.#past.at(-1);
    if (!step) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { ...step, state: present }];
    return step.state;
  }

  /** The state after the change that was taken back last; null where there is none. */
  redo(present: T): T | null {
    const step = this.#future.at(-1);
    if (!step) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { ...step, state: present }];
    return step.state;
  }
}

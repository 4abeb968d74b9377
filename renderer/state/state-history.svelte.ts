/** A state that was, and what was done to it. */
interface Step<T> {
  readonly name: string;
  readonly state: T;
}

/** Changes of the same number within this time, in ms, are one: a slider that is drawn, an arrow that is held. */
const GESTURE_MS = 1000;

/** States to go back to, and on again. */
export class StateHistory<T> {
  #past = $state.raw<readonly Step<T>[]>([]);
  #future = $state.raw<readonly Step<T>[]>([]);
  readonly #mostSteps: number;
  /** What was turned last, and when. */
  #last: { readonly gesture: string; readonly at: number } | null = null;

  /** Of more steps the oldest are forgotten. */
  constructor(mostSteps = 100) {
    this.#mostSteps = mostSteps;
  }

  /** What would be taken back, or done again; null for nothing. */
  readonly toUndo = $derived(this.#past.at(-1)?.name ?? null);
  readonly toRedo = $derived(this.#future.at(-1)?.name ?? null);

  /** To be called before each change, with the state that is left. `gesture` names a number that is turned; '' for all else. */
  note(name: string, state: T, gesture: string, now: number): void {
    const last = this.#future.length === 0 ? this.#last : null;
    const isSame = last !== null && gesture !== '' && gesture === last.gesture && now - last.at < GESTURE_MS;
    this.#last = { gesture, at: now };
    this.#future = [];
    if (!isSame) this.#past = [...this.#past, { name, state }].slice(-this.#mostSteps);
  }

  /** Forgets all since a state that has come back by another way; nothing where it is not among those that were. */
  forgetSince(isState: (state: T) => boolean): void {
    const place = this.#past.map(({ state }) => isState(state)).lastIndexOf(true);
    if (place >= 0) [this.#past, this.#future] = [this.#past.slice(0, place), []];
  }

  /** The state before the last change; null where there is none. */
  undo(present: T): T | null {
    const step = this.#past.at(-1);
    if (!step) return null;
    this.#past = this.#past.slice(0, -1);
    this.#last = null;
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

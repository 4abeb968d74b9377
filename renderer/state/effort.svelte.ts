/** Learning that took less than this, in ms, is soon done again. */
const WORTH_MS = 30_000;

/** Two frames further apart, in ms, have a pause between them. */
const GAP_MS = 1000;

/** How long a training has learnt since it was last kept, and so what its loss would cost. */
export class Effort {
  isWorthKeeping = $state(false);
  #spent = 0;
  #lastAt: number | null = null;

  /** To be called with each frame of the training. */
  note(playing: boolean, now: number): void {
    if (this.#lastAt !== null) this.#spent += Math.min(GAP_MS, now - this.#lastAt);
    this.#lastAt = playing ? now : null;
    this.isWorthKeeping = this.#spent >= WORTH_MS;
  }

  /** It is kept elsewhere, or another one has begun. */
  forget(): void {
    [this.#spent, this.#lastAt] = [0, null];
    this.isWorthKeeping = false;
  }
}

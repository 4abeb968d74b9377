/** Learning that took less than this, in ms, is soon done again. */
const WORTH_MS = 30_000;

/** A machine that slept between two frames, in ms, has not learnt meanwhile; a large batch or measurement takes less. */
const GAP_MS = 10_000;

/** How long a training has learnt since it was last kept, and so what its loss would cost. */
export class Effort {
  isWorthKeeping = $state(false);
  /** What is learnt, as a sentence names it. */
  of = $state('');
  #spent = 0;
  #kept = 0;
  #lastAt: number | null = null;
  #id = 0;

  /** Another training begins. */
  begin(of: string): void {
    this.forget();
    this.of = of;
  }

  /** To be called with each frame of the training. */
  note(playing: boolean, now: number): void {
    if (this.#lastAt !== null) this.#spent += Math.min(GAP_MS, now - this.#lastAt);
    this.#lastAt = playing ? now : null;
    this.#judge();
  }

  /** To be called when the weights are taken to be kept; what it returns, when they are. What is learnt in between is not kept. */
  mark(): () => void {
    const [id, spent] = [this.#id, this.#spent];
    return () => {
      if (id !== this.#id) return;
      this.#kept = Math.max(this.#kept, spent);
      this.#judge();
    };
  }

  /** It is lost. */
  forget(): void {
    this.#id++;
    [this.#spent, this.#kept, this.#lastAt] = [0, 0, null];
    this.#judge();
  }

  #judge(): void {
    this.isWorthKeeping = this.#spent - this.#kept >= WORTH_MS;
  }
}

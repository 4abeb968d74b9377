/** A span of time in ms. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Readouts follow a moving playhead so often, in ms: numbers that change at every frame cannot be read. */
const readoutTime = 100;
/** What is seen at once is at least so much of all. */
const closest = 1e-4;

/** The moment that all plots of a comparison point at, and the span of time that they all show. */
export class Playhead {
  /** ms; while it plays it lags behind by a readout. */
  time = $state(0);
  playing = $state(false);
  /** s that it takes through what is seen. */
  pace = $state(8);
  /** Null shows all. */
  zoom = $state.raw<TimeSpan | null>(null);
  /** ms there are. */
  length = $state(0);
  readonly span: TimeSpan = $derived(this.zoom ?? { from: 0, to: Math.max(this.length, 1e-6) });
  readonly #listeners = new Set<(time: number) => void>();
  #now = 0;
  #told = 0;

  /** Every move, at once and from then on; returns the unsubscribe. */
  onMove(listener: (time: number) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#now);
    return () => this.#listeners.delete(listener);
  }

  moveTo(time: number): void {
    this.#now = Math.min(this.length, Math.max(0, time));
    this.time = this.#now;
    this.#tell();
  }

  /** From where it is; from the first moment that is seen, where it has come to the last or is out of sight. */
  togglePlay(): void {
    const { from, to } = this.span;
    this.playing = !this.playing && this.length > 0;
    if (this.playing && (this.#now >= to || this.#now < from)) this.moveTo(from);
  }

  /** Goes on by so many ms of wall time, and stops at the last moment that is seen. */
  advance(wall: number): void {
    const { from, to } = this.span;
    this.#now = Math.min(to, this.#now + ((to - from) * wall) / (1000 * this.pace));
    this.#told += wall;
    if (this.#now >= to) this.playing = false;
    if (!this.playing || this.#told >= readoutTime) {
      this.#told = 0;
      this.time = this.#now;
    }
    this.#tell();
  }

  show(span: TimeSpan | null): void {
    if (!span) {
      this.zoom = null;
      return;
    }
    const width = Math.min(this.length, Math.max(span.to - span.from, closest * this.length));
    const from = Math.min(this.length - width, Math.max(0, span.from));
    this.zoom = width >= this.length ? null : { from, to: from + width };
  }

  /** Shows `factor` times as much, with `time` where it is. */
  zoomAt(time: number, factor: number): void {
    const { from, to } = this.span;
    this.show({ from: time - (time - from) * factor, to: time + (to - time) * factor });
  }

  /** Of another run, of which so much is seen at first. */
  startOver(length: number, seen = length): void {
    this.length = length;
    this.playing = false;
    this.show({ from: 0, to: seen });
    this.moveTo(0);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#now);
  }
}

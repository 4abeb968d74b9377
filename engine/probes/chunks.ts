/**
 * Rows of a table that grows at the end and, past `maxRows` (two chunks at least), forgets its oldest rows a chunk at a
 * time. The first column of a row is its step, which never falls from row to row.
 */
export class ChunkedRows {
  /** Rows ever added; rows below `firstKept` are forgotten. */
  length = 0;
  firstKept = 0;
  /** First step of which no row is forgotten. */
  completeFrom = 0;
  readonly #chunks: Float64Array[] = [];
  readonly #columns: number;
  readonly #maxChunks: number;

  constructor(columns: number, maxRows: number) {
    this.#columns = columns;
    this.#maxChunks = Math.max(2, Math.ceil(maxRows / chunkRows));
  }

  add(step: number, b = 0, c = 0): void {
    const row = this.length % chunkRows;
    if (row === 0) this.#grow();
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    const at = row * this.#columns;
    chunk[at] = step;
    if (this.#columns > 1) chunk[at + 1] = b;
    if (this.#columns > 2) chunk[at + 2] = c;
    this.length++;
  }

  get(row: number, column: number): number {
    const chunk = this.#chunks[Math.floor((row - this.#base()) / chunkRows)]!;
    return chunk[(row % chunkRows) * this.#columns + column]!;
  }

  /** Rows [from, to) of one column. */
  column(column: number, from: number, to: number): number[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, k) => this.get(from + k, column));
  }

  /** First kept row of `step` or later. */
  lowerBound(step: number): number {
    let low = this.firstKept;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.get(middle, 0) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Goes back to the `length` rows there were before `step`; when those are forgotten too, starts anew there. */
  truncate(length: number, step: number): void {
    if (length < this.firstKept) return this.restart(length, step);
    if (length >= this.length) return;
    this.#chunks.length = Math.ceil((length - this.#base()) / chunkRows);
    this.length = length;
  }

  /** Forgets every row and goes on at `step` as if `length` rows had gone before. */
  restart(length: number, step: number): void {
    this.#chunks.length = 0;
    this.length = length;
    this.firstKept = length;
    this.completeFrom = step;
    if (length % chunkRows > 0) this.#grow();
  }

  /** Row number of the first row of the first chunk. */
  #base(): number {
    return Math.floor(this.firstKept / chunkRows) * chunkRows;
  }

  #grow(): void {
    // A chunk that is dropped is used again, so that a full table allocates nothing.
    const full = this.#chunks.length >= this.#maxChunks;
    if (full) {
      const kept = this.#base() + chunkRows;
      this.completeFrom = this.get(kept - 1, 0) + 1;
      this.firstKept = kept;
    }
    this.#chunks.push((full && this.#chunks.shift()) || new Float64Array(chunkRows * this.#columns));
  }
}

const chunkRows = 16_384;

/** Rows of a table that grows at the end and, past `maxRows`, forgets its oldest rows a chunk at a time. */
export class ChunkedRows {
  /** Rows ever added; rows below `firstKept` are forgotten. */
  length = 0;
  firstKept = 0;
  readonly #chunks: Float64Array[] = [];
  readonly #columns: number;
  readonly #maxChunks: number;

  constructor(columns: number, maxRows: number) {
    this.#columns = columns;
    this.#maxChunks = Math.max(2, Math.ceil(maxRows / chunkRows));
  }

  add(a: number, b = 0, c = 0): void {
    const row = this.length % chunkRows;
    if (row === 0) this.#grow();
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    const at = row * this.#columns;
    chunk[at] = a;
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

  /** First kept row whose first column is at least `value`, for tables in order of it. */
  lowerBound(value: number): number {
    let low = this.firstKept;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.get(middle, 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets all rows from `length` on; when those before are forgotten too, the table goes on from there, empty. */
  truncate(length: number): void {
    if (length >= this.length) return;
    const kept = Math.max(0, length - this.#base());
    this.#chunks.length = length < this.firstKept ? 0 : Math.ceil(kept / chunkRows);
    if (length < this.firstKept) this.firstKept = length;
    if (this.#chunks.length === 0 && length % chunkRows > 0) this.#grow();
    this.length = length;
  }

  /** Row number of the first row of the first chunk. */
  #base(): number {
    return Math.floor(this.firstKept / chunkRows) * chunkRows;
  }

  #grow(): void {
    // A chunk that is dropped is used again, so that a full table allocates nothing.
    const full = this.#chunks.length >= this.#maxChunks;
    if (full) this.firstKept = this.#base() + chunkRows;
    this.#chunks.push((full && this.#chunks.shift()) || new Float64Array(chunkRows * this.#columns));
  }
}

const chunkRows = 16_384;

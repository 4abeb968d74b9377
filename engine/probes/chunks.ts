export interface ChunkOptions {
  /** Rows of a chunk. */
  readonly chunkRows?: number;
  /** Rows that `forgetOldest` leaves. */
  readonly leastRows?: number;
  /** Called before a chunk of so many numbers is added. */
  readonly makeRoom?: (numbers: number) => void;
}

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
  readonly #chunkRows: number;
  readonly #maxChunks: number;
  readonly #leastRows: number;
  readonly #makeRoom: (numbers: number) => void;

  constructor(columns: number, maxRows: number, options: ChunkOptions = {}) {
    const { chunkRows = mostChunkRows, leastRows = 0, makeRoom = () => {} } = options;
    this.#columns = columns;
    this.#chunkRows = chunkRows;
    this.#maxChunks = Math.max(2, Math.ceil(maxRows / chunkRows));
    this.#leastRows = leastRows;
    this.#makeRoom = makeRoom;
  }

  /** Numbers that it has room for. */
  get numbers(): number {
    return this.#chunks.length * this.#chunkRows * this.#columns;
  }

  /** Whether it can forget a chunk: not the one that is being filled, and what is left is enough. */
  get canForget(): boolean {
    return this.#chunks.length > 1 && this.length - this.#secondChunk() >= this.#leastRows;
  }

  /** Forgets the oldest chunk, which `canForget` allows, and returns it. */
  forgetOldest(): Float64Array {
    const kept = this.#secondChunk();
    this.completeFrom = this.get(kept - 1, 0) + 1;
    this.firstKept = kept;
    return this.#chunks.shift()!;
  }

  add(step: number, b = 0, c = 0): void {
    const row = this.length % this.#chunkRows;
    if (row === 0) this.#grow();
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    const at = row * this.#columns;
    chunk[at] = step;
    if (this.#columns > 1) chunk[at + 1] = b;
    if (this.#columns > 2) chunk[at + 2] = c;
    this.length++;
  }

  get(row: number, column: number): number {
    const chunk = this.#chunks[Math.floor((row - this.#base()) / this.#chunkRows)]!;
    return chunk[(row % this.#chunkRows) * this.#columns + column]!;
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
    this.#chunks.length = Math.ceil((length - this.#base()) / this.#chunkRows);
    this.length = length;
  }

  /** Forgets every row and goes on at `step` as if `length` rows had gone before. */
  restart(length: number, step: number): void {
    this.#chunks.length = 0;
    this.length = length;
    this.firstKept = length;
    this.completeFrom = step;
    if (length % this.#chunkRows > 0) this.#grow();
  }

  /** Row number of the first row of the first chunk. */
  #base(): number {
    return Math.floor(this.firstKept / this.#chunkRows) * this.#chunkRows;
  }

  #secondChunk(): number {
    return this.#base() + this.#chunkRows;
  }

  #grow(): void {
    // A chunk that is dropped is used again, so that a full table allocates nothing.
    if (this.#chunks.length >= this.#maxChunks) this.#chunks.push(this.forgetOldest());
    else {
      const numbers = this.#chunkRows * this.#columns;
      this.#makeRoom(numbers);
      this.#chunks.push(new Float64Array(numbers));
    }
  }
}

export const mostChunkRows = 16_384;

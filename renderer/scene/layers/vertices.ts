import { Buffer, BufferUsage } from 'pixi.js';

/** Room for so many shapes at first; doubled when they outgrow it. */
const FIRST_ROOM = 256;

/** Vertices of many small shapes alike, in one buffer with the triangles between them, to be written anew at any frame. */
export interface Vertices {
  readonly buffer: Buffer;
  readonly indices: Buffer;
  /** The same memory twice: as numbers, and as words for colours. */
  readonly numbers: Float32Array;
  readonly words: Uint32Array;
  /** Makes room for so many shapes; `numbers` and `words` may be others afterwards. */
  reserve(shapes: number): void;
  /** Sends the first shapes to the graphics card. */
  send(shapes: number): void;
}

/** Shapes of `size` numbers and `corners` vertices each; `triangles` are those of one, by the numbers of its vertices. */
export function createVertices(size: number, corners: number, triangles: readonly number[]): Vertices {
  let room = FIRST_ROOM;
  let numbers = new Float32Array(size * room);
  let words = new Uint32Array(numbers.buffer);
  const buffer = new Buffer({ data: numbers, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const indices = new Buffer({
    data: repeat(triangles, corners, room),
    usage: BufferUsage.INDEX | BufferUsage.COPY_DST,
  });
  return {
    buffer,
    indices,
    get numbers() {
      return numbers;
    },
    get words() {
      return words;
    },
    reserve(shapes) {
      if (shapes <= room) return;
      while (room < shapes) room *= 2;
      const larger = new Float32Array(size * room);
      larger.set(numbers);
      numbers = larger;
      words = new Uint32Array(numbers.buffer);
      indices.data = repeat(triangles, corners, room);
    },
    send: (shapes) => buffer.setDataWithSize(numbers, size * shapes, true),
  };
}

function repeat(triangles: readonly number[], corners: number, shapes: number): Uint32Array {
  const all = new Uint32Array(triangles.length * shapes);
  for (let shape = 0, at = 0; shape < shapes; shape++) {
    for (const corner of triangles) all[at++] = shape * corners + corner;
  }
  return all;
}

/** A colour with its strength, 0 to 1, as four bytes of a vertex in memory's order (little-endian, as all browsers run on). */
export function wordOf(colour: number, strength: number): number {
  const alpha = Math.round(255 * Math.min(1, strength));
  return ((alpha << 24) | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;
}

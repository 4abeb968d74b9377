/** A growing buffer of bytes, written front to back. */
export interface ByteWriter {
  readonly length: number;
  byte(value: number): void;
  bytes(values: ArrayLike<number>): void;
  /** Unsigned LEB128 of an integer in [0, 2³²). */
  unsigned(value: number): void;
  /** Signed LEB128 of an integer; 32- and 64-bit constants are coded alike. */
  signed(value: bigint): void;
  /** Four bytes, little-endian: an integer in [−2³¹, 2³²). */
  i32(value: number): void;
  /** Eight bytes, little-endian, of an integer modulo 2⁶⁴. */
  i64(value: bigint): void;
  f32(value: number): void;
  f64(value: number): void;
  /** UTF-8 with its length in front. */
  text(value: string): void;
  /** What `write` writes, with its length in bytes in front. */
  sized(write: (inner: ByteWriter) => void): void;
  /** The bytes so far, copied. */
  toBytes(): Uint8Array<ArrayBuffer>;
}

export function createByteWriter(capacity = 256): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let view = new DataView(buffer.buffer);
  let length = 0;

  function grow(extra: number): number {
    const start = length;
    length += extra;
    if (length > buffer.length) {
      const wider = new Uint8Array(Math.max(length, 2 * buffer.length));
      wider.set(buffer);
      buffer = wider;
      view = new DataView(buffer.buffer);
    }
    return start;
  }

  const writer: ByteWriter = {
    get length() {
      return length;
    },
    byte(value) {
      const at = grow(1);
      buffer[at] = value;
    },
    bytes(values) {
      const start = grow(values.length);
      buffer.set(values, start);
    },
    unsigned(value) {
      if (!Number.isInteger(value) || value < 0 || value >= 4294967296) {
        throw new Error(`Found ${String(value)}, expected an integer in [0, 2^32).`);
      }
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) writer.byte((rest % 128) + 128);
      writer.byte(rest);
    },
    signed(value) {
      let rest = value;
      // The last byte's bit 6 is the sign, so one more byte is needed until the rest agrees with it.
      for (; rest < -64n || rest > 63n; rest >>= 7n) writer.byte(Number(rest & 127n) + 128);
      writer.byte(Number(rest & 127n));
    },
    i32(value) {
      const at = grow(4);
      view.setInt32(at, value, true);
    },
    i64(value) {
      const at = grow(8);
      view.setBigInt64(at, value, true);
    },
    f32(value) {
      const at = grow(4);
      view.setFloat32(at, value, true);
    },
    f64(value) {
      const at = grow(8);
      view.setFloat64(at, value, true);
    },
    text(value) {
      const bytes = utf8(value);
      writer.unsigned(bytes.length);
      writer.bytes(bytes);
    },
    sized(write) {
      const inner = createByteWriter();
      write(inner);
      writer.unsigned(inner.length);
      writer.bytes(inner.toBytes());
    },
    toBytes() {
      return buffer.slice(0, length);
    },
  };
  return writer;
}

/** The engine has neither Node nor DOM, hence no TextEncoder. */
function utf8(text: string): number[] {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '�'))
    .split(/(%..|.)/u)
    .filter((part) => part !== '')
    .map((part) => (part.length === 1 ? part.charCodeAt(0) : parseInt(part.slice(1), 16)));
}

/**
 * The text of `JSON.stringify(value)` in parts, since that of a long run is longer than a string may be. For plain JSON:
 * objects, arrays, strings, finite numbers, booleans and null.
 */
export function* jsonParts(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* arrayParts(value);
  else if (typeof value === 'object' && value !== null) yield* objectParts(value);
  else yield JSON.stringify(value);
}

function* objectParts(record: object): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(record)) {
    yield `${before}${JSON.stringify(key)}:`;
    yield* jsonParts(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Lists of numbers go many at once: a part is then about 64 KiB. */
function* arrayParts(items: readonly unknown[]): Generator<string> {
  const isPlain = typeof items[0] !== 'object';
  const size = isPlain ? 8192 : 1;
  yield '[';
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) yield ',';
    if (isPlain) yield JSON.stringify(items.slice(from, from + size)).slice(1, -1);
    else yield* jsonParts(items[from]);
  }
  yield ']';
}

/**
 * Offset of the first character at which `text` is no JSON any more; its length when it only ends too early.
 * JSON engines word their errors differently and often name no position, so this reads the grammar itself (RFC 8259).
 */
export function findJsonError(text: string): number {
  const open: ('[' | '{')[] = [];
  let expecting: Expecting = 'value';
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const found = text[at]!;
    const inObject = open[open.length - 1] === '{';
    const closes = found === (inObject ? '}' : ']') && open.length > 0;
    if (closes && (expecting === 'first' || expecting === 'next')) {
      open.pop();
      expecting = 'next';
      at++;
    } else if (expecting === 'next') {
      if (found !== ',' || open.length === 0) return at;
      expecting = inObject ? 'key' : 'value';
      at++;
    } else if (expecting === 'colon') {
      if (found !== ':') return at;
      expecting = 'value';
      at++;
    } else if (expecting === 'key' || (expecting === 'first' && inObject)) {
      const scanned = found === '"' ? scanString(text, at) : { end: at, ok: false };
      if (!scanned.ok) return scanned.end;
      expecting = 'colon';
      at = scanned.end;
    } else if (found === '[' || found === '{') {
      open.push(found);
      expecting = 'first';
      at++;
    } else {
      const scanned = found === '"' ? scanString(text, at) : scanWord(text, at);
      if (!scanned.ok) return scanned.end;
      expecting = 'next';
      at = scanned.end;
    }
  }
  return text.length;
}

/** `first`: an element or the end of what was just opened; `next`: a comma or the end. */
type Expecting = 'value' | 'first' | 'key' | 'colon' | 'next';

interface Scanned {
  /** After the token, or where it goes wrong. */
  readonly end: number;
  readonly ok: boolean;
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
  return at;
}

function scanString(text: string, start: number): Scanned {
  for (let at = start + 1; at < text.length; at++) {
    const found = text[at]!;
    if (found === '"') return { end: at + 1, ok: true };
    if (found < ' ') return { end: at, ok: false };
    if (found !== '\\') continue;
    at++;
    if (text[at] !== 'u') {
      if (at < text.length && !'"\\/bfnrt'.includes(text[at]!)) return { end: at, ok: false };
      continue;
    }
    for (const last = at + 4; at < last; at++) {
      if (at + 1 < text.length && !/[0-9a-f]/i.test(text[at + 1]!)) return { end: at + 1, ok: false };
    }
  }
  return { end: text.length, ok: false };
}

/** A number, `true`, `false` or `null`; the beginning of one at the very end of the text only ends too early. */
function scanWord(text: string, start: number): Scanned {
  const word = /[\w.+-]*/y;
  word.lastIndex = start;
  const found = word.exec(text)?.[0] ?? '';
  const end = start + found.length;
  if (/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(found) || literals.includes(found))
    return { end, ok: true };
  const begun =
    /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:e[+-]?\d*)?)?$/i.test(found) || literals.some((l) => l.startsWith(found));
  return { end: found !== '' && begun && end === text.length ? end : start, ok: false };
}

const literals = ['true', 'false', 'null'];

/** Makes of a JSON text others that are cut short, have other values in some place, or a character changed; what is drawn decides all. */
export function jsonMutator(text: string): (uniform: () => number) => string {
  const places = [...text.matchAll(values)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  return (uniform) => {
    const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)]!;
    const kind = uniform();
    if (kind < 0.1) return text.slice(0, Math.floor(uniform() * text.length));
    const { from, to } = pick(places);
    if (kind < 0.6) return text.slice(0, from) + pick(pieces) + text.slice(to);
    const other = pick(places);
    if (kind < 0.85) return text.slice(0, from) + text.slice(other.from, other.to) + text.slice(to);
    const at = Math.floor(uniform() * text.length);
    return text.slice(0, at) + pick(['', '"', ',', '}', ']', '9', '-', 'e', '\\', '{']) + text.slice(at + 1);
  };
}

/** Literals, texts, and whole lists of numbers. */
const values = /(?<=[:[,])(?:-?\d[\d.e+-]*|"[^"]*"|null|true|false|\[[^[\]{}]*\])/g;

const pieces = [
  ...[
    'null',
    'true',
    '-1',
    '0',
    '1e308',
    '-1e308',
    '1e999',
    '5e-324',
    '0.5',
    '65536',
    '2147483648',
    '""',
    '"x"',
    '[]',
    '{}',
  ],
  ...[
    '"__proto__"',
    '"constructor"',
    '"softmax"',
    '"relu"',
    '"single"',
    '"most-frequent"',
    '"\\u0000"',
    '[[[]]]',
    '{"a":1}',
  ],
];

import type { RandomSource } from '../../../engine/simulation/random.ts';

/** Good files of all kinds, each of a dozen rows or more. */
export const goodFiles: readonly string[] = [
  lines('x,y,type', (k) => `${k / 4},${(k * k) % 7},${['bll', 'psr', 'fsrq'][k % 3]}`),
  lines('name;flux;mass;class', (k) => `source ${k};${k},${k % 10};${k % 4 ? `${k * 3},25` : 'NA'};${k % 2}`),
  lines('a\tb\tc\td', (k) => `${k}\t${k % 3 ? 'red' : 'blue'}\t${1 / (k + 1)}\t${Math.sin(k)}`, '\r\n'),
  lines('"x, in m","say ""hi""",t', (k) => `"${k}","a, ""b""\n${k % 3}",${k % 2 ? 'yes' : 'no'}`),
  lines('1|2|3', (k) => `${k}|${k * 1e5}e-3| ${k % 5} `, '\r'),
  lines(
    '\uFEFFid,größe,Ort,Klasse',
    (k) => `${k},${k * 1.5},${['Köln', '東京', '😀'][k % 3]},${k % 2 ? 'ja' : 'nein'}`,
  ),
  lines('p0,p1,p2,p3,p4,digit', (k) => `0,${k % 2},${k % 5 ? 0 : 255},,${k === 7 ? 'Inf' : k},${k % 4}`),
  lines('__proto__,constructor,toString', (k) => `${k % 3},${k % 2 ? 'a' : 'b'},${k % 4 ? 'u' : 'v'}`),
];

function lines(header: string, row: (k: number) => string, end = '\n'): string {
  return [header, ...Array.from({ length: 14 }, (_, k) => row(k)), ''].join(end);
}

const characters = [...',;\t|"\'\r\n\0 -+.eE0195ax\uFEFF\uFFFDé😀', '\uD800', '\u2028'];

const words = [
  ...['NA', 'NULL', 'Inf', '-Inf', 'NaN', '1e999', '-1e308', '1.7976931348623157e308', '5e-324', '-0', '0x10', '1_000'],
  ...[
    '1,5',
    '1.234,5',
    '1,234.5',
    '−5',
    '٣',
    '=1+1',
    'true',
    '__proto__',
    'constructor',
    '""',
    '"a',
    'b"',
    '#',
    'sep=;',
  ],
  ...['9'.repeat(400), 'x'.repeat(3000), ','.repeat(300), '"'.repeat(301), '\n'.repeat(50), ' '.repeat(500)],
];

/** Near the ends of what a double holds. */
const extremes = ['1.7976931348623157e308', '-1.7e308', '5e-324', '1e-320', '-0'];

type Mutation = (text: string, draw: Draw) => string;

/** A whole number below n. */
type Draw = (n: number) => number;

const cut = (text: string, draw: Draw): [number, number] => {
  const first = draw(text.length + 1);
  return [first, Math.min(text.length, first + draw(20))];
};

const mutations: readonly Mutation[] = [
  (text, draw) => spliced(text, cut(text, draw), ''),
  (text, draw) => spliced(text, cut(text, draw), pick(characters, draw)),
  (text, draw) => spliced(text, [draw(text.length + 1)], pick(characters, draw)),
  (text, draw) => spliced(text, [draw(text.length + 1)], pick(words, draw)),
  (text, draw) => spliced(text, [draw(text.length + 1)], text.slice(...cut(text, draw))),
  (text, draw) => text.slice(0, draw(text.length + 1)),
  (text, draw) => text.replaceAll(/\r\n|\r|\n/g, pick(['\n', '\r', '\r\n', '\n\n', '\r\r\n'], draw)),
  (text, draw) => text.replaceAll(pick([',', ';', '\t', '|'], draw), pick([',', ';', '\t', '|', ', ', '.'], draw)),
  (text, draw) => text.replaceAll('.', () => pick(['.', ','], draw)),
  (text, draw) => text.replaceAll(/[\d.]+/g, (found) => pick([found, found, ...extremes], draw)),
  (text, draw) => withCell(text, draw, () => pick(words, draw)),
  (text, draw) => withCell(text, draw, (cell) => ` ${cell}\t`),
  (text, draw) => withLines(text, (all) => void all.splice(draw(all.length), 1 + draw(5))),
  (text, draw) => withLines(text, (all) => void all.splice(draw(all.length), 0, pick(all, draw))),
  (text, draw) => withLines(text, (all) => void all.splice(1 + draw(3), all.length)),
  (text, draw) =>
    withLines(
      text,
      (all) => void (all[0] = all[0]!.replaceAll(/[^,;\t|]+/g, () => pick(['a', '__proto__', ''], draw))),
    ),
  (text, draw) => pick(['\uFEFF', '\uFEFF\uFEFF', '\n\n', '# made by hand\n', 'sep=;\n', '\0'], draw) + text,
];

/** A good file with one to three things done to it. */
export function mutate(random: RandomSource): string {
  const draw: Draw = (n) => Math.floor(random.uniform() * n);
  let text = pick(goodFiles, draw);
  for (let k = draw(3); k >= 0; k--) text = pick(mutations, draw)(text, draw);
  return text;
}

export function pick<T>(items: readonly T[], draw: Draw): T {
  return items[draw(items.length)]!;
}

function spliced(text: string, [from, to = from]: readonly [number, number?], other: string): string {
  return text.slice(0, from) + other + text.slice(to);
}

function withLines(text: string, change: (lines: string[]) => void): string {
  const all = text.split('\n');
  change(all);
  return all.join('\n');
}

function withCell(text: string, draw: Draw, change: (cell: string) => string): string {
  const cells = text.split(/([,;\t|\r\n]+)/);
  const index = 2 * draw((cells.length + 1) / 2);
  return cells.map((cell, k) => (k === index ? change(cell) : cell)).join('');
}

/** A line that says something, without its note. */
export interface Line {
  /** `line 3`, counted from 1. */
  readonly path: string;
  readonly text: string;
  /** At which `text` begins, counted from 1. */
  readonly column: number;
  /** What follows `#`. */
  readonly note: string;
  /** Of a line `name: value`, and where the value begins; else null. */
  readonly setting: { readonly name: string; readonly value: string; readonly column: number } | null;
}

/** The lines of a text without those that are blank, notes alone, or the rule under the names of a Markdown table. */
export function readLines(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.map(readLine).filter((line) => line.text !== '' && !/^[-\s|:]*---[-\s|:]*$/.test(line.text));
}

function readLine(whole: string, index: number): Line {
  const hash = whole.indexOf('#');
  const said = hash < 0 ? whole : whole.slice(0, hash);
  const text = said.trim();
  const setting = /^([a-z]+)(\s*:\s*)(.*)$/i.exec(text);
  const column = said.length - said.trimStart().length + 1;
  return {
    path: `line ${index + 1}`,
    text,
    column,
    note: hash < 0 ? '' : whole.slice(hash + 1).trim(),
    setting: setting && {
      name: setting[1]!.toLowerCase(),
      value: setting[3]!,
      column: column + setting[1]!.length + setting[2]!.length,
    },
  };
}

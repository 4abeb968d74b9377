/** A line that says something, without its note. */
export interface Line {
  /** `line 3`, counted from 1. */
  readonly path: string;
  readonly text: string;
  /** What follows `#`. */
  readonly note: string;
  /** Of a line `name: value`, else null. */
  readonly setting: { readonly name: string; readonly value: string } | null;
}

/** The lines of a text without those that are blank, notes alone, or the rule under the names of a Markdown table. */
export function readLines(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.map(readLine).filter((line) => line.text !== '' && !/^[-\s|:]*---[-\s|:]*$/.test(line.text));
}

function readLine(whole: string, index: number): Line {
  const hash = whole.indexOf('#');
  const text = (hash < 0 ? whole : whole.slice(0, hash)).trim();
  const setting = /^([a-z]+)\s*:(.*)$/i.exec(text);
  return {
    path: `line ${index + 1}`,
    text,
    note: hash < 0 ? '' : whole.slice(hash + 1).trim(),
    setting: setting && { name: setting[1]!.toLowerCase(), value: setting[2]!.trim() },
  };
}

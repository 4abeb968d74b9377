/** What stands between cells; a blank means any number of them. */
export type Separator = ',' | ';' | '\t' | ' ';

/** A cell of a line, and the column at which it begins, counted from 1. */
export interface Cell {
  readonly text: string;
  readonly column: number;
}

/** The separator of a line of names. */
export function separatorOf(names: string): Separator {
  return ([',', ';', '\t'] as const).find((each) => names.includes(each)) ?? ' ';
}

/** The cells of a line, between its bars. A bar may stand at either end, and beside other separators. */
export function splitLine(line: Cell, separator: Separator): Cell[][] {
  const parts = splitAt(withoutOuterBars(trim(line)), '|');
  return parts.map((part, k) => splitPart(part, separator, k > 0, k < parts.length - 1));
}

function splitPart(part: Cell, separator: Separator, barBefore: boolean, barAfter: boolean): Cell[] {
  if (separator === ' ') {
    return [...part.text.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, column: part.column + index }));
  }
  const cells = splitAt(part, separator).map(trim);
  // In `1,|,0` the bar has a column of its own.
  if (barBefore && cells.length > 1 && cells[0]!.text === '') cells.shift();
  if (barAfter && cells.length > 1 && cells.at(-1)!.text === '') cells.pop();
  return cells;
}

function splitAt({ text, column }: Cell, mark: string): Cell[] {
  let next = column;
  return text.split(mark).map((piece) => {
    const cell = { text: piece, column: next };
    next += piece.length + mark.length;
    return cell;
  });
}

function withoutOuterBars({ text, column }: Cell): Cell {
  const isFirst = text.startsWith('|');
  return { text: text.replace(/^\|/, '').replace(/\|$/, ''), column: column + Number(isFirst) };
}

function trim({ text, column }: Cell): Cell {
  const start = text.trimStart();
  return { text: start.trimEnd(), column: column + (start === '' ? 0 : text.length - start.length) };
}

/** What stands between cells; a blank means any number of them. */
export type Separator = ',' | ';' | '\t' | ' ';

/** The separator of a line of names. */
export function separatorOf(names: string): Separator {
  return ([',', ';', '\t'] as const).find((each) => names.includes(each)) ?? ' ';
}

/** The cells of a line, between its bars. A bar may stand at either end, and beside other separators. */
export function splitLine(line: string, separator: Separator): string[][] {
  const parts = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return parts.map((part, k) => splitPart(part, separator, k > 0, k < parts.length - 1));
}

function splitPart(part: string, separator: Separator, barBefore: boolean, barAfter: boolean): string[] {
  if (separator === ' ') return part.split(/\s+/).filter((cell) => cell !== '');
  const cells = part.split(separator).map((cell) => cell.trim());
  // In `1,|,0` the bar has a column of its own.
  if (barBefore && cells.length > 1 && cells[0] === '') cells.shift();
  if (barAfter && cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells;
}

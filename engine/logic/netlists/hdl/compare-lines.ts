/** What a test script wrote, line by line, beside what it should have written. */
export interface TestReport {
  readonly lines: readonly TestLine[];
  readonly right: number;
  readonly wrong: number;
  /** Whether there was anything to compare with, and all of it is right. */
  readonly pass: boolean | null;
}

export interface TestLine {
  /** Null where the script wrote fewer lines than expected. */
  readonly found: string | null;
  /** Null where there is nothing to compare with. */
  readonly expected: string | null;
  /** Null without anything to compare with. */
  readonly right: boolean | null;
}

/** Cells between bars count without the blanks around them; `*` stands for any character, and alone for any cell. */
export function compareLines(found: readonly string[], compareText: string | null): TestReport {
  const expected = compareText?.split(/\r?\n/).filter((line) => line.trim() !== '') ?? null;
  const count = Math.max(found.length, expected?.length ?? 0);
  const lines = Array.from({ length: count }, (_, index): TestLine => {
    const line = found[index] ?? null;
    if (expected === null) return { found: line, expected: null, right: null };
    const wanted = expected[index] ?? null;
    return { found: line, expected: wanted, right: line !== null && wanted !== null && isAlike(line, wanted) };
  });
  const right = lines.filter((line) => line.right === true).length;
  const wrong = lines.filter((line) => line.right === false).length;
  return { lines, right, wrong, pass: expected === null ? null : wrong === 0 };
}

function isAlike(found: string, wanted: string): boolean {
  const cells = found.split('|').map((cell) => cell.trim());
  const others = wanted.split('|').map((cell) => cell.trim());
  return cells.length === others.length && cells.every((cell, index) => fits(cell, others[index]!));
}

function fits(cell: string, wanted: string): boolean {
  if (/^\*+$/.test(wanted)) return true;
  return (
    cell.length === wanted.length && [...cell].every((character, k) => wanted[k] === '*' || wanted[k] === character)
  );
}

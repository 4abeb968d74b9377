/** The number that a text is in full, with a decimal point; null for any other text. A minus may be typeset (U+2212). No "0x10", no "1_000", no "Infinity". */
export function readNumeral(text: string): number | null {
  return withPoint.test(text) ? finiteOr(text) : null;
}

/** The same with a decimal comma, or with neither. */
export function readCommaNumeral(text: string): number | null {
  return withComma.test(text) ? finiteOr(text.replace(',', '.')) : null;
}

// Each digit can be matched in one way only, so that a long cell costs no more than its length.
const withPoint = /^[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-−]?\d+)?$/i;
const withComma = /^[+\-−]?(?:\d+(?:,\d*)?|,\d+)(?:e[+\-−]?\d+)?$/i;

/** 1e999 is no number that can be worked with. */
function finiteOr(text: string): number {
  const value = Number(text.includes('−') ? text.replaceAll('−', '-') : text);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A text, or, where it is a number, the same for every way to write it: 1 for 1.0 and 01. */
export function numeralKey(text: string): string {
  const value = readNumeral(text);
  return value === null || Number.isNaN(value) ? text : String(value);
}

/** The number, or the largest that a double can hold in place of ±Infinity. */
export function held(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/** The shortest decimal that reads back as the same number; null for NaN. */
export function formatNumeral(value: number): string | null {
  return Number.isNaN(value) ? null : String(value);
}

/** How a cell without a value is written. */
export type Absence = 'missing' | 'infinite';

const absences: ReadonlyMap<string, Absence> = new Map([
  ...['', 'na', 'n/a', '#n/a', '<na>', 'nan', '-nan', 'null'].map((text) => [text, 'missing'] as const),
  ...['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity'].map((text) => [text, 'infinite'] as const),
]);

/** Spellings of no value, in small letters. */
export const absentTexts: readonly string[] = [...absences.keys()];

const longest = 9;

/** What stands among numbers where there is none. Among texts it may be one of them, such as a sign. */
export const markTexts: readonly string[] = [
  '?',
  '??',
  '-',
  '--',
  '---',
  '−',
  '–',
  '—',
  '.',
  '..',
  '…',
  'n.a.',
  'n.d.',
];

const marks: ReadonlySet<string> = new Set(markTexts);

/** Whether a trimmed cell of a column of numbers stands for a missing one, in capitals or not. */
export function isMark(text: string): boolean {
  return text.length <= longestMark && marks.has(text.toLowerCase());
}

const longestMark = 4;

/** Whether a trimmed cell says that there is no value, in capitals or not; `others` are spellings of the user's own. */
export function absenceOf(text: string, others: readonly string[] = []): Absence | null {
  const known = text.length <= longest ? absences.get(text.toLowerCase()) : undefined;
  return known ?? (others.includes(text) ? 'missing' : null);
}

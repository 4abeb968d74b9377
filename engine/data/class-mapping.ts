import { issueAt, type ParsedText, type TextIssue } from '../equations/issue.ts';
import type { Span } from '../equations/ast.ts';
import { numeralKey } from './numerals.ts';
import { shorten } from './words.ts';

/** Codes merged into classes: JSON, so that a preparation can keep it. */
export interface ClassMapping {
  /** In the order in which the text names them. */
  readonly classes: readonly string[];
  /** Pairs of a code, in small letters, and the index of its class. */
  readonly codes: readonly (readonly [code: string, index: number])[];
}

/**
 * Reads `bll,bcu,fsrq=blazar; psr=pulsar`: codes, `=`, the class they are merged into; semicolons or new lines between classes. Capitals
 * make no difference and blanks around a code none. What holds `,` `;` or `=` itself stands in double quotes,
 * and a double quote within them is written twice.
 */
export function parseClassMapping(text: string): ParsedText<ClassMapping> {
  const issues: TextIssue[] = [];
  const names: string[] = [];
  const codes = new Map<string, number>();
  for (const group of groupsOf(text)) readGroup(text, group, { names, codes, issues });
  if (issues.length === 0 && names.length === 0)
    issues.push(
      issueAt(text, { start: 0, end: text.length }, 'found no class', 'codes and a class, such as a,b=one; c=two'),
    );
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { classes: names, codes: [...codes] } };
}

/** Capitals and blanks around it make no difference to a code, nor how a number is written. */
export function codeKey(code: string): string {
  return numeralKey(code.trim().toLowerCase());
}

interface Token extends Span {
  /** null for a word. */
  readonly mark: ',' | ';' | '=' | null;
  readonly word: string;
}

interface Reading {
  readonly names: string[];
  readonly codes: Map<string, number>;
  readonly issues: TextIssue[];
}

function groupsOf(text: string): Token[][] {
  const groups: Token[][] = [[]];
  for (const token of tokensOf(text)) {
    if (token.mark === ';') groups.push([]);
    else groups.at(-1)!.push(token);
  }
  return groups.filter((group) => group.length > 0);
}

function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(/[,;=\n]|"((?:[^"\n]|"")*)"?|[^,;=\n"]+/g)) {
    const [found, quoted] = match;
    const mark = found === '\n' ? ';' : found === ',' || found === ';' || found === '=' ? found : null;
    const word = (quoted?.replaceAll('""', '"') ?? found).trim();
    if (mark === null && word === '' && quoted === undefined) continue;
    const start = match.index + (found.length - found.trimStart().length);
    yield { mark, word, start, end: start + Math.max(1, found.trim().length) };
  }
}

function readGroup(text: string, tokens: readonly Token[], { names, codes, issues }: Reading): void {
  const equals = tokens.findIndex(({ mark }) => mark === '=');
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  const report = (at: Span, message: string, expected: string): void =>
    void issues.push(issueAt(text, at, message, expected));
  if (equals < 0) {
    report(
      { start: first.start, end: last.end },
      `found no "=" after ${shorten(last.word)}`,
      '= and the class of these codes',
    );
    return;
  }
  const [name, extra] = tokens.slice(equals + 1);
  if (!name || name.mark !== null || name.word === '')
    return report(name ?? tokens[equals]!, 'found no class after "="', 'a name');
  if (extra) return report(extra, `found ${shorten(extra.word)} after the class`, '; and further codes, or the end');
  const index = classIndex(names, name.word);
  let isCodeDue = true;
  for (const token of tokens.slice(0, equals)) {
    if (isCodeDue !== (token.mark === null) || (token.mark === null && token.word === ''))
      return report(token, `found ${shorten(token.mark ?? token.word)}`, isCodeDue ? 'a code' : ', or =');
    if (isCodeDue) addCode(token, index);
    isCodeDue = !isCodeDue;
  }
  if (isCodeDue) report(tokens[equals]!, 'found no code before "="', 'one code or several, with commas between them');

  function addCode(token: Token, to: number): void {
    const key = codeKey(token.word);
    const known = codes.get(key);
    if (known !== undefined && known !== to)
      report(
        token,
        `found ${shorten(token.word)} in two classes, ${names[known]} and ${names[to]}`,
        'each code in one class',
      );
    codes.set(key, to);
  }
}

/** A class named before, in capitals or not, is the same. */
function classIndex(names: string[], name: string): number {
  const found = names.findIndex((each) => codeKey(each) === codeKey(name));
  return found >= 0 ? found : names.push(name) - 1;
}

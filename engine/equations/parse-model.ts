import type { Report } from './dimension-of.ts';
import { checkModel, type Lines } from './check-model.ts';
import { issueAt, SyntaxIssue, type ParsedText, type TextIssue } from './issue.ts';
import type { Item } from './item.ts';
import { maxTextLength } from './lex.ts';
import { logicalLines } from './logical-lines.ts';
import { definedBy, keywordOf, parseLine } from './parse-line.ts';
import type { ParsedModel } from './types.ts';

/**
 * Parses a model's text, one item a line, and checks names and units. All issues come back, each with line and column;
 * `markPlace(text, issue.at)` shows the place. Never throws.
 */
export function parseModel(text: string): ParsedText<ParsedModel> {
  if (text.length > maxTextLength) {
    const at = { start: maxTextLength, end: maxTextLength + 1 };
    return {
      ok: false,
      issues: [issueAt(text, at, `the text has ${text.length} characters`, `at most ${maxTextLength}`)],
    };
  }
  const issues: TextIssue[] = [];
  const report: Report = (at, message, expected) => {
    if (issues.length >= mostIssues) return;
    issues.push(issueAt(text, at, message, typeof expected === 'string' ? expected : expected()));
  };
  const model = checkModel(readItems(text, report), text, report);
  if (issues.length === 0) return { ok: true, value: model };
  return { ok: false, issues: issues.sort((a, b) => a.at.start - b.at.start) };
}

/** More would help nobody. */
const mostIssues = 100;

function readItems(text: string, report: Report): Lines {
  const items: Item[] = [];
  const brokenNames: string[] = [];
  const brokenKeywords: string[] = [];
  for (const { start, end } of logicalLines(text)) {
    try {
      items.push(parseLine(text, start, end));
    } catch (error) {
      if (!(error instanceof SyntaxIssue)) throw error;
      report(error.at, error.message, error.expected);
      brokenNames.push(definedBy(text, start, end) ?? '');
      brokenKeywords.push(keywordOf(text, start, end) ?? '');
    }
  }
  return { items, brokenNames, brokenKeywords };
}

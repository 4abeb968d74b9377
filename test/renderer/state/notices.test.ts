import { describe, expect, it } from 'vitest';
import { issueText } from '../../../renderer/state/notices.ts';

describe('an issue in one line', () => {
  it('says where, what and what was expected', () => {
    const issue = { path: 'units[0].bias', message: 'found "x"', expected: 'a number' };
    expect(issueText(issue)).toBe('units[0].bias: found "x"; expected a number');
    expect(issueText({ ...issue, path: '' })).toBe('found "x"; expected a number');
  });

  it('keeps the sentences of a file that cannot be read, and names the file once', () => {
    const message = '/home/a.csv cannot be read: it is not a text in UTF-8.';
    expect(issueText({ path: '/home/a.csv', message, expected: 'Choose a text file in UTF-8.' })).toBe(
      '/home/a.csv cannot be read: it is not a text in UTF-8. Choose a text file in UTF-8.',
    );
  });
});

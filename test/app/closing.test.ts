import { expect, test } from 'vitest';
import { closingQuestion } from '../../app/closing-question.ts';
import { nextClosing } from '../../app/closing.ts';
import type { Closing, ClosingEvent } from '../../app/closing.ts';

/** The effects of events, one after another, on a window that is open. */
function effects(...events: readonly ClosingEvent[]): readonly string[] {
  let closing: Closing = 'open';
  return events.map((event) => {
    const step = nextClosing(closing, event);
    closing = step.closing;
    return step.effect;
  });
}

const close: ClosingEvent = { kind: 'requested', unsaved: true, atStake: false, page: 'alive' };
const answered = (answer: 'save' | 'discard' | 'cancel'): ClosingEvent => ({ kind: 'answered', answer });
const saved: ClosingEvent = { kind: 'document', unsaved: false };
const edited: ClosingEvent = { kind: 'document', unsaved: true };
const saveFailed: ClosingEvent = { kind: 'save-failed' };

test('a saved document closes without a question', () => {
  expect(effects({ ...close, unsaved: false })).toEqual(['close']);
});

test('Save saves and then closes', () => {
  expect(effects(close, answered('save'), saved)).toEqual(['ask', 'save', 'close']);
});

test('Don’t Save closes, Cancel stays', () => {
  expect(effects(close, answered('discard'))).toEqual(['ask', 'close']);
  expect(effects(close, answered('cancel'), close)).toEqual(['ask', 'keep-open', 'ask']);
});

test('a save that was cancelled keeps the window, and a later save does not close it', () => {
  expect(effects(close, answered('save'), saveFailed, saved)).toEqual(['ask', 'save', 'keep-open', 'none']);
  expect(effects(close, answered('save'), edited, saved)).toEqual(['ask', 'save', 'keep-open', 'none']);
});

test('what no file keeps is asked about, once, with the document where that is not saved', () => {
  expect(effects({ ...close, unsaved: false, atStake: true }, answered('discard'))).toEqual(['ask-at-stake', 'close']);
  expect(effects({ ...close, unsaved: false, atStake: true }, answered('cancel'))).toEqual([
    'ask-at-stake',
    'keep-open',
  ]);
  expect(effects({ ...close, atStake: true }, answered('save'), saved)).toEqual(['ask', 'save', 'close']);
});

test.each([
  [{ name: 'NAND', unsaved: true }, '', 'Save the changes to “NAND”?'],
  [{ name: '', unsaved: true }, '', 'Save the changes to this circuit?'],
  [{ name: 'NAND', unsaved: true }, 'the training of iris', 'Save the changes to “NAND”?'],
  [{ name: 'NAND', unsaved: false }, 'the training of iris', 'Close and lose the training of iris?'],
])('the question names what would be lost: %o and “%s”', (document, atStake, message) => {
  const question = closingQuestion(document, atStake, 'alive');
  expect(question.message).toBe(message);
  expect(question.detail.includes('iris')).toBe(atStake !== '');
  expect(question.detail.includes('Without saving')).toBe(document.unsaved);
  expect(closingQuestion(document, atStake, 'unresponsive').message).toBe('Nandrite does not respond.');
});

test('one question at a time', () => {
  expect(effects(close, close)).toEqual(['ask', 'none']);
});

test('a page that never saves does not hold the window: closing asks again', () => {
  expect(effects(close, answered('save'), close)).toEqual(['ask', 'save', 'ask']);
});

test('a page that hangs is asked about without an offer to save, one that is gone not at all', () => {
  expect(effects({ ...close, page: 'unresponsive' })).toEqual(['ask-unresponsive']);
  expect(effects({ ...close, page: 'gone' })).toEqual(['close']);
});

test('saving outside of closing closes nothing', () => {
  expect(effects(edited, saved, saveFailed)).toEqual(['none', 'none', 'none']);
});

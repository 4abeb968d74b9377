/** How far a request to close the window has come. */
export type Closing = 'open' | 'asking' | 'saving' | 'closing';

export type PageHealth = 'alive' | 'unresponsive' | 'gone';

export type ClosingEvent =
  /** `atStake`: something that no file keeps and no saving of the document would. */
  | { readonly kind: 'requested'; readonly unsaved: boolean; readonly atStake: boolean; readonly page: PageHealth }
  | { readonly kind: 'answered'; readonly answer: 'save' | 'discard' | 'cancel' }
  | { readonly kind: 'document'; readonly unsaved: boolean }
  /** Saving was cancelled or failed, or the page died while it saved. */
  | { readonly kind: 'save-failed' };

/** `keep-open` also takes back a quit that was under way. */
export type ClosingEffect = 'none' | 'close' | 'ask' | 'ask-at-stake' | 'ask-unresponsive' | 'save' | 'keep-open';

export interface ClosingStep {
  readonly closing: Closing;
  readonly effect: ClosingEffect;
}

/** What to do next when a window is asked to close: a page with unsaved changes is asked about once, a dead one not at all. */
export function nextClosing(closing: Closing, event: ClosingEvent): ClosingStep {
  switch (event.kind) {
    case 'requested':
      return requested(closing, event);
    case 'answered':
      return closing === 'asking' ? afterAnswer[event.answer] : stay(closing);
    case 'document':
      return closing === 'saving' ? afterSaving(event.unsaved) : stay(closing);
    case 'save-failed':
      return closing === 'saving' ? { closing: 'open', effect: 'keep-open' } : stay(closing);
  }
}

function requested(
  closing: Closing,
  { unsaved, atStake, page }: ClosingEvent & { readonly kind: 'requested' },
): ClosingStep {
  if (closing === 'closing' || !(unsaved || atStake) || page === 'gone') return { closing: 'closing', effect: 'close' };
  if (closing === 'asking') return stay(closing);
  if (page !== 'alive') return { closing: 'asking', effect: 'ask-unresponsive' };
  return { closing: 'asking', effect: unsaved ? 'ask' : 'ask-at-stake' };
}

function afterSaving(unsaved: boolean): ClosingStep {
  return unsaved ? { closing: 'open', effect: 'keep-open' } : { closing: 'closing', effect: 'close' };
}

function stay(closing: Closing): ClosingStep {
  return { closing, effect: 'none' };
}

const afterAnswer: Readonly<Record<'save' | 'discard' | 'cancel', ClosingStep>> = {
  save: { closing: 'saving', effect: 'save' },
  discard: { closing: 'closing', effect: 'close' },
  cancel: { closing: 'open', effect: 'keep-open' },
};

import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { closingQuestion } from './closing-question.ts';
import { nextClosing } from './closing.ts';
import type { Closing, ClosingEffect, ClosingEvent, PageHealth } from './closing.ts';
import type { DocumentState } from './ipc/contract.ts';

/** Keeps a window with unsaved changes open until the user has decided about them. */
export class CloseGuard {
  readonly #window: BrowserWindow;
  readonly #save: () => void;
  #closing: Closing = 'open';
  #document: DocumentState = { name: '', unsaved: false };
  #atStake = '';
  #page: PageHealth = 'alive';
  #quitting = false;

  /** `save` asks the page to save; the page then reports the document as saved, or saving reports its failure. */
  constructor(window: BrowserWindow, save: () => void) {
    this.#window = window;
    this.#save = save;
    const { webContents } = window;
    window.on('close', (event) => this.#requested(event));
    window.on('unresponsive', () => this.#setPage('unresponsive'));
    window.on('responsive', () => this.#setPage('alive'));
    webContents.on('render-process-gone', () => this.#setPage('gone'));
    webContents.on('did-finish-load', () => this.#setPage('alive'));
    // A page must not hold the window by `beforeunload`: the question is asked here.
    webContents.on('will-prevent-unload', (event) => event.preventDefault());
    app.on('before-quit', () => (this.#quitting = true));
  }

  setDocument(document: DocumentState): void {
    this.#document = document;
    this.#handle({ kind: 'document', unsaved: document.unsaved });
  }

  /** What is lost with the window beside the document, as a question names it; '' for nothing. */
  setAtStake(what: string): void {
    this.#atStake = what;
  }

  saveFailed(): void {
    this.#handle({ kind: 'save-failed' });
  }

  #requested(event: Electron.Event): void {
    const before = this.#closing;
    const { closing, effect } = nextClosing(before, {
      kind: 'requested',
      unsaved: this.#document.unsaved,
      atStake: this.#atStake !== '',
      page: this.#page,
    });
    this.#closing = closing;
    if (effect === 'close') return;
    event.preventDefault();
    this.#perform(effect);
  }

  #handle(event: ClosingEvent): void {
    const { closing, effect } = nextClosing(this.#closing, event);
    this.#closing = closing;
    this.#perform(effect);
  }

  #perform(effect: ClosingEffect): void {
    if (effect === 'ask') void this.#ask(['Save', 'Don’t Save', 'Cancel'], ['save', 'discard', 'cancel'], 0);
    if (effect === 'ask-at-stake') void this.#ask(['Close', 'Cancel'], ['discard', 'cancel'], 1);
    if (effect === 'ask-unresponsive') void this.#ask(['Close Without Saving', 'Wait'], ['discard', 'cancel'], 1);
    if (effect === 'save') this.#save();
    if (effect === 'keep-open') this.#quitting = false;
    if (effect === 'close') this.#close();
  }

  /** `safe` is the button that loses nothing, which Enter presses. */
  async #ask(buttons: string[], answers: readonly ('save' | 'discard' | 'cancel')[], safe: number): Promise<void> {
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'warning',
      ...closingQuestion(this.#document, this.#atStake, this.#page),
      buttons,
      defaultId: safe,
      cancelId: buttons.length - 1,
      noLink: true,
    });
    this.#handle({ kind: 'answered', answer: answers[response] ?? 'cancel' });
  }

  #close(): void {
    // A page that hangs would answer neither `close` nor its `unload` handlers.
    if (this.#page === 'alive') this.#window.close();
    else this.#window.destroy();
    if (this.#quitting) app.quit();
  }

  #setPage(page: PageHealth): void {
    this.#page = page;
    if (page !== 'alive') this.saveFailed();
  }
}

import type { Lab } from '../../state/lab.svelte.ts';
import { isAsking } from '../../state/keys.ts';
import { copySelection, deleteSelection, pasteText } from '../../state/selection.ts';

/**
 * Takes part in the system's copy, cut and paste while no text is meant; returns the end of it. The events bring the
 * clipboard with them, so the window needs no permission to read it.
 */
export function listenToClipboard(lab: Lab): () => void {
  const listening = new AbortController();
  const on = (name: 'copy' | 'cut' | 'paste', handle: (data: DataTransfer) => boolean): void =>
    document.addEventListener(
      name,
      (event) => {
        if (event.clipboardData && !isAboutText(lab) && handle(event.clipboardData)) event.preventDefault();
      },
      { signal: listening.signal },
    );
  const copy = (data: DataTransfer): boolean => {
    const text = copySelection(lab);
    if (text !== null) data.setData('text/plain', text);
    return text !== null;
  };
  on('copy', copy);
  on('cut', (data) => {
    const copied = copy(data);
    if (copied) deleteSelection(lab, 'cut');
    return copied;
  });
  on('paste', (data) => {
    pasteText(lab, data.getData('text/plain'));
    return true;
  });
  return () => listening.abort();
}

/** A field or marked text has the keyboard, or a dialog has. */
function isAboutText(lab: Lab): boolean {
  const field = document.activeElement?.matches('input:not([type=range]), textarea, select, [contenteditable]');
  return field === true || (document.getSelection()?.toString() ?? '') !== '' || isAsking(lab);
}

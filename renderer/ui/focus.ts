/** Fields into which Space would be typed; one in error is to be mended, and loses what is typed if it is left. */
const fields = ['input:not([type=range])', 'textarea', 'select', '[contenteditable]']
  .map((field) => `${field}:not([aria-invalid=true])`)
  .join();

/**
 * For `mousedown` on a button: a click takes the keyboard from a field, whose text is then entered, and from nothing else, so that
 * Space stays play and pause. In a dialog a field keeps it.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLElement && activeElement.matches(fields);
  if (isField && activeElement.closest('[role=dialog]') === null) activeElement.blur();
}

/** What is shown in place of what had the keyboard takes it over. */
export function takeLostFocus(element: HTMLElement): void {
  if (document.activeElement === document.body) element.focus({ preventScroll: true });
}

/**
 * Where a choice of a list was made by pointer, the keyboard leaves the list, so that Space is play and pause again. Who came to it by
 * keyboard stays, and so does who is in a dialog. Returns the end of listening.
 */
export function leaveChosenLists(target: Window | HTMLElement): () => void {
  let pointed: EventTarget | null = null;
  const listeners = {
    pointerdown: (event: Event) => (pointed = event.target),
    keydown: () => (pointed = null),
    change({ target: list }: Event) {
      const isPointed = list === pointed && list instanceof HTMLSelectElement;
      if (isPointed && list.closest('[role=dialog]') === null) list.blur();
    },
  };
  for (const [name, listen] of Object.entries(listeners)) target.addEventListener(name, listen, true);
  return () => {
    for (const [name, listen] of Object.entries(listeners)) target.removeEventListener(name, listen, true);
  };
}

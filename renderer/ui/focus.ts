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

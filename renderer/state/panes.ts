/** What a window is divided into, in the order of the page; those of the view that is shown are there. */
const panes = [
  '.window > header',
  '.transport',
  'main aside',
  'main .canvas[role=application]',
  'main [role=group]:is(.setup, .results, .side)',
  'main .results > section:is([aria-label=Network], [role=alert], [role=region])',
  'main .facts[role=group]',
  'main > section[aria-label=Predictions]',
  'main [data-tabs-list]',
].join();

const stops = '[tabindex="0"], :is(button, select, a[href]):not(:disabled, [tabindex="-1"]), input:not(:disabled)';

/** The keyboard goes on to the next pane, or back to the one before, and from the last to the first. */
export function goToPane(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(panes)].filter((pane) => stopOf(pane) !== null);
  const active = document.activeElement ?? document.body;
  const inside = all.map((pane) => pane.contains(active)).lastIndexOf(true);
  // From between two panes: those that precede what has the keyboard are behind.
  const passed = all.filter((pane) => pane.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING).length;
  const from = inside >= 0 ? inside : active === document.body ? (step > 0 ? -1 : 0) : step > 0 ? passed - 1 : passed;
  const next = all.at((from + step) % all.length);
  if (next) stopOf(next)?.focus();
}

function stopOf(pane: HTMLElement): HTMLElement | null {
  return pane.matches(stops) ? pane : pane.querySelector<HTMLElement>(stops);
}

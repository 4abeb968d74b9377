import type { Page } from 'playwright';

/** Presses Tab until the control of this name has the keyboard. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let k = 0; k < 40; k++) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`Found no "${name}" within 40 presses of Tab`);
}

/** What a screen reader would call the focused control, roughly. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labelled = (element as HTMLInputElement | null)?.labels?.[0];
    const label = element?.getAttribute('aria-label') ?? labelled?.textContent;
    const name = element?.querySelector('.name')?.textContent;
    return (label ?? name ?? element?.textContent ?? '').trim();
  });
}

export function focusedRole(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('role'));
}

/** An outline, the frame that the canvas draws over itself, or the lit border of a number field. */
export function hasVisibleFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    const style = getComputedStyle(element);
    const over = getComputedStyle(element, '::after');
    const field = element.closest('.field');
    const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
    const swatch = document.createElement('i');
    swatch.style.color = accent;
    document.body.append(swatch);
    const lit = getComputedStyle(swatch).color;
    swatch.remove();
    const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const isFramed = over.content !== 'none' && over.borderTopColor === lit && parseFloat(over.borderTopWidth) >= 2;
    return isOutlined || isFramed || (field !== null && getComputedStyle(field).borderTopColor === lit);
  });
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { LaunchedApp } from './electron.ts';
import { eventually } from './window.ts';

/** Sizes of the window that everything must fit, in CSS px. */
export const sizes = [
  [1024, 640],
  [1440, 900],
  [2560, 1440],
] as const;

/** Sets the size of the page in CSS px, and waits until it has it. The window manager may allow less than a window of 2560 px. */
export async function resize({ app, page }: LaunchedApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w!, h!),
    [width, height],
  );
  await eventually(async () => expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]));
  // Panes and plots follow on the next frames.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Controls that stick out of the window, or out of a pane that cannot be scrolled to them; the page too, where it is higher than the window. */
export function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const isLarger = scrollWidth > innerWidth || scrollHeight > innerHeight;
    const found = isLarger ? [`page of ${scrollWidth} × ${scrollHeight} in ${innerWidth} × ${innerHeight}`] : [];
    const name = (element: Element): string =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`;
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, h1, h2, [role=slider], footer',
    )) {
      let { left, top, right, bottom } = control.getBoundingClientRect();
      if (right - left === 0) continue;
      for (let box = control.parentElement; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const edge = box === document.body ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
        const scrolls = [overflowX, overflowY].map((value) => value === 'auto' || value === 'scroll');
        // What can be scrolled to is not lost; from here on its pane stands for it.
        if (scrolls[0]) [left, right] = [edge.left, edge.right];
        if (scrolls[1]) [top, bottom] = [edge.top, edge.bottom];
        const clips = box === document.body || overflowX !== 'visible' || overflowY !== 'visible';
        const isOut = left < edge.left - 2 || right > edge.right + 2 || top < edge.top - 2 || bottom > edge.bottom + 2;
        if (clips && isOut) {
          found.push(`${name(control)} in ${box.tagName}.${box.className}`);
          break;
        }
      }
    }
    return found;
  });
}

/** Pairs of these elements that lie on each other. */
export function overlapping(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((query) => {
    const boxes = [...document.querySelectorAll(query)].map((element) => ({
      name: element.className,
      box: element.getBoundingClientRect(),
    }));
    if (boxes.length < 2) throw new Error(`Found ${boxes.length} elements for ${query}, expected several`);
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.box.right > b.box.left + 1 && b.box.right > a.box.left + 1)
        .map((b) => `${a.name} and ${b.name}`),
    );
  }, selector);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical violations that axe finds in a theme, each with the first place it is at. */
export async function problems(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await eventually(async () => expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme));
  await page.evaluate(axeSource);
  const found = await settledProblems(page);
  // A notice may have begun to fade while it was measured; what is wrong at rest is found again.
  return found.length === 0 ? found : settledProblems(page);
}

async function settledProblems(page: Page): Promise<string[]> {
  // Colours that fade from one theme to the other would be measured halfway.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary ?? ''}`);
}

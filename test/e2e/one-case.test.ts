import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedName, hasVisibleFocus, tabTo } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually, readEpoch } from './window.ts';

/** XOR is learnt a little, then one row is followed forward and back: each test goes on where the one before left the window. */
describe('one case in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const step = () => page.getByRole('region', { name: 'Step', exact: true });
  const title = (): Promise<string> => step().getByRole('heading').innerText();
  const place = (): Promise<string> =>
    page.getByRole('group', { name: 'Steps of the case' }).locator('output').innerText();
  const formulas = (): Promise<string[]> =>
    step()
      .getByRole('math')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const gradients = () => page.getByRole('region', { name: 'Gradients so far' });
  const number = (text: string): number => Number(text.replaceAll('−', '-').replaceAll(',', ''));
  /** Steps of 2 inputs, 4 hidden units and 2 outputs: 6 forward, the loss, 6 back. */
  const last = 13;

  /** Backpropagation's value and the finite difference of each weight that is listed. */
  async function pairs(): Promise<(readonly [number, number])[]> {
    const rows = await gradients().locator('tbody tr:has(td.mono)').all();
    return Promise.all(
      rows.map(async (row) => {
        const cells = await row.locator('td').allInnerTexts();
        return [number(cells[2]!), number(cells[3]!)] as const;
      }),
    );
  }

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await page.getByRole('navigation').getByRole('button', { name: 'Train' }).click();
    await field('Data set').selectOption('xor');
    await page.getByText('2 – 4 tanh – 2 softmax').waitFor();
    for (let epoch = 1; epoch <= 3; epoch++) {
      await button('One epoch').click();
      await eventually(async () => expect(await readEpoch(page)).toBe(epoch));
    }
  });
  afterAll(() => launched.close());

  it('is stepped through to the end with the mouse, each step with its numbers', async () => {
    await page.getByRole('tab', { name: 'One case' }).click();
    await step().waitFor();
    expect(await place()).toBe(`1 / ${last}`);
    const seen: string[] = [];
    for (let k = 1; k <= last; k++) {
      await eventually(async () => expect(await place()).toBe(`${k} / ${last}`));
      seen.push((await title()).replace(/\s+/g, ' '));
      expect((await formulas()).every((text) => /= /.test(text))).toBe(true);
      if (k < last) await button('Next step').click();
    }
    const hidden = [1, 2, 3, 4].map((unit) => `hidden 1 · ${unit}`);
    expect(seen).toEqual([
      ...[...hidden, '0', '1'].map((name) => `→ Forward ${name}`),
      '◆ Loss cross-entropy',
      ...['1', '0', ...[...hidden].reverse()].map((name) => `← Back ${name}`),
    ]);
    expect(await button('Next step').isDisabled()).toBe(true);
  });

  it('puts numbers into the sum that come to what is written', async () => {
    await button('First step').click();
    const [net, output] = await formulas();
    const [, z] = /= (\S+)$/.exec(net!)!;
    const terms = net!
      .split(' = ')[1]!
      .replaceAll('−', '-')
      .replaceAll(' - ', ' + -')
      .split(' + ')
      .map((term) => term.split(' · ').reduce((product, factor) => product * Number(factor.replace(/[()]/g, '')), 1));
    // Two weights and the bias, written with three digits.
    expect(terms).toHaveLength(3);
    expect(terms.reduce((sum, term) => sum + term)).toBeCloseTo(number(z!), 1);
    expect(output).toContain(`tanh(${z})`);
    expect(number(output!.split(' = ').at(-1)!)).toBeCloseTo(Math.tanh(number(z!)), 1);
  });

  it('finds each gradient where its finite difference is, and counts what both methods took', async () => {
    await button('Last step').click();
    const counts = page.getByRole('region', { name: 'Count of evaluations' });
    // 2·4 + 4 and 4·2 + 2 parameters.
    await counts.getByText('Passes for all P = 22 gradients').waitFor();
    expect(await counts.locator('strong').allInnerTexts()).toEqual(['2', '23', '44']);
    await counts.getByRole('status').filter({ hasText: '44 passes, run' }).waitFor();
    await counts.getByText('All 22 gradients so far agree').waitFor();
    const all = await pairs();
    expect(all).toHaveLength(22);
    for (const [value, difference] of all) expect(Math.abs(value - difference)).toBeLessThan(2e-6);
    expect(all.some(([value]) => Math.abs(value) > 0.01)).toBe(true);
  });

  it('is stepped by the keyboard alone, there and back', async () => {
    await page.keyboard.press('Shift+B');
    await eventually(async () => expect(await place()).toBe(`1 / ${last}`));
    for (let k = 2; k <= last; k++) {
      await page.keyboard.press('n');
      await eventually(async () => expect(await place()).toBe(`${k} / ${last}`));
    }
    await page.keyboard.press('[');
    await eventually(async () => expect(await place()).toBe(`${last - 1} / ${last}`));
    await page.keyboard.press('Shift+N');
    await eventually(async () => expect(await place()).toBe(`${last} / ${last}`));
    await tabTo(page, 'Step');
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Home');
    await eventually(async () => expect(await place()).toBe(`1 / ${last}`));
    expect(await readEpoch(page)).toBe(3);
    await page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await place()).toBe(`2 / ${last}`));
  });

  it('is played through, and stopped', async () => {
    await page.keyboard.press('Home');
    await button('Play through the case').click();
    await eventually(async () => expect(Number((await place()).split(' ')[0])).toBeGreaterThanOrEqual(4));
    await button('Stop').click();
    const stopped = await place();
    await page.waitForTimeout(1500);
    expect(await place()).toBe(stopped);
    await page.keyboard.press('Home');
  });

  it('takes another row by its number, by the one beside it, and from the picture', async () => {
    await field('Row').fill('7');
    await field('Row').press('Enter');
    await eventually(async () => expect(await place()).toBe(`1 / ${last}`));
    await button('Row after').click();
    await eventually(async () => expect(await field('Row').inputValue()).toBe('8'));
    await field('Row').fill('4000');
    await field('Row').press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Row 4000 has no class to compare with' }).waitFor();
    await page.getByRole('tab', { name: 'Curves' }).click();
    const box = (await page.getByRole('img', { name: /^Decision regions/ }).boundingBox())!;
    // Points stand at 0 and 1 with a margin of 0.12 around: the one at (1, 1) is 0.12/1.24 of the box from its corner.
    await page.mouse.click(box.x + box.width * (1.12 / 1.24), box.y + box.height * (0.12 / 1.24));
    await step().waitFor();
    await page.getByText(/^is 0, told/).waitFor();
  });

  it('comes from the rows that are told worst', async () => {
    await page.getByRole('tab', { name: 'Worst rows' }).click();
    const first = page.getByRole('button', { name: /^Step through row/ }).first();
    const row = /\d+/.exec((await first.getAttribute('aria-label'))!)![0];
    await first.click();
    await eventually(async () => expect(await field('Row').inputValue()).toBe(row));
    await page.getByText(/· test row ·/).waitFor();
  });

  it('comes from them also where no row was followed before', async () => {
    await button('Start anew').click();
    await eventually(async () => expect(await readEpoch(page)).toBe(0));
    await page.getByRole('tab', { name: 'Worst rows' }).click();
    const second = page.getByRole('button', { name: /^Step through row/ }).nth(1);
    const row = /\d+/.exec((await second.getAttribute('aria-label'))!)![0];
    await second.click();
    await eventually(async () => expect(await field('Row').inputValue()).toBe(row));
  });

  it('pauses the training that a step is taken in, and says when the weights are other ones', async () => {
    await field('Epochs').fill('100000');
    await field('Epochs').press('Enter');
    await eventually(async () => expect(await readEpoch(page)).toBe(0));
    await button('Play').click();
    await eventually(async () => expect(await readEpoch(page)).toBeGreaterThan(5));
    await page.getByText('The network is learning on').waitFor();
    await button('Next step').click();
    await button('Play').waitFor();
    await eventually(async () => expect(await place()).toBe(`2 / ${last}`));
    expect(await page.getByText('Take it again').count()).toBe(0);
    const epoch = await readEpoch(page);
    await button('One epoch').click();
    await page.getByText(`this is how they stood after ${epoch} epochs`).waitFor();
    await button('Take it again').click();
    await page.getByText('The weights are other ones').waitFor({ state: 'detached' });
    expect(await place()).toBe(`1 / ${last}`);
  });

  it('runs the differences of a large network only when asked, and can be cancelled', async () => {
    await field('Data set').selectOption('digits-8x8');
    await button('Back to suitable values').click();
    await page.getByText('64 – 64 relu – 10 softmax').waitFor();
    await field('Neurons in hidden layer 1').fill('512');
    await field('Neurons in hidden layer 1').press('Enter');
    await page.getByText('64 – 512 relu – 10 softmax').waitFor();
    await button('Run 76,820 passes').click();
    await button('Cancel').click();
    await page.getByText(/[\d,]+ of 76,820 passes, ended/).waitFor();
    await button('Back to suitable values').click();
    await page.getByText('64 – 64 relu – 10 softmax').waitFor();
    await button('Run 9,620 passes').click();
    await page.getByText('9,620 passes, run').waitFor({ timeout: 60_000 });
    await button('Last step').click();
    await page.getByText('4,810 gradients so far').waitFor();
    await page.getByText('and 52 more weights').first().waitFor();
  });

  it.each(sizes)('fits a window of %i × %i px', async (width, height) => {
    await resize(launched, width, height);
    for (const set of ['digits-8x8', 'sine', 'iris']) {
      await field('Data set').selectOption(set);
      await step().waitFor();
      await button('Last step').click();
      expect(await misplaced(page)).toEqual([]);
      expect(await gradients().evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
    }
  });

  it('has no serious accessibility problem, in both themes', async () => {
    await resize(launched, 1280, 800);
    expect(await problems(page, 'dark')).toEqual([]);
    expect(await problems(page, 'light')).toEqual([]);
    await button('First step').click();
    expect(await problems(page, 'light')).toEqual([]);
    expect(await focusedName(page)).not.toBe('');
  });
});

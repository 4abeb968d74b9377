import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortNumber } from '../../app/cli/format-table.ts';
import type { ComparisonResult } from '../../engine/compare/types.ts';
import { example, nandrite } from '../app/cli/support.ts';
import { openExample } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { hasVisibleFocus, tabTo } from './focus.ts';
import { misplaced, problems, resize, sizes } from './looks.ts';
import { eventually } from './window.ts';

/** Each test goes on where the one before left the window. */
describe('one circuit under many models, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const done = () => page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
  /** Cells of a table row by row, with the hyphen of a shell. */
  const cells = async (table: string): Promise<string[][]> => {
    const rows = await page.getByRole('table', { name: table }).locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => {
        const texts = await row.locator('th[scope=row], td').allInnerTexts();
        return texts.map((text) => text.trim().replaceAll('−', '-'));
      }),
    );
  };

  beforeAll(async () => {
    launched = await launchApp();
    ({ page } = launched);
    await resize(launched, 1440, 900);
  });
  afterAll(() => launched.close());

  it('compares four models of NAND on one seed, with the numbers of the shell in its tables', async () => {
    await openExample(page, 'NAND');
    await page.getByRole('navigation').getByRole('button', { name: 'Compare' }).click();
    await button('Compare models').click();
    await done();
    const models = ['as-drawn', 'stochastic-binary', 'logistic', 'lif'];
    const words = ['compare', example('nand'), '--models', models.join(','), '--seed', '7', '--json'];
    const { code, stdout } = await nandrite(...words);
    expect(code).toBe(0);
    const shell = JSON.parse(stdout) as ComparisonResult;
    const number = (value: number | null): string => (value === null ? '–' : shortNumber(value));
    const rate = (each: ComparisonResult['models'][number]['rates'][number]): string =>
      each.interval
        ? `${number(each.rate)} [${number(each.interval.low)}, ${number(each.interval.high)}]`
        : number(each.rate);
    const signed = (value: number | undefined): string =>
      value === undefined ? '–' : `${value > 0 ? '+' : ''}${number(value)}`;
    expect(await cells('Populations')).toEqual(
      shell.models.map(({ id, rates: [own] }, m) => {
        const difference = shell.differences[m - 1]?.rates[0];
        return [
          ...[id, rate(own!), number(own!.meanOutput), number(own!.firstSpike)],
          ...[signed(difference?.difference), number(difference?.ratio ?? null)],
        ];
      }),
    );
    const lamps = await cells('Lamps');
    expect(lamps.map(([id, bit]) => [id, bit!.at(-1)])).toEqual(
      shell.models.map(({ id, outputs: [own] }) => [id, String(own!.bit)]),
    );
    expect(lamps.slice(1).map(([, bit]) => bit!.includes('same'))).toEqual(
      shell.differences.map(({ outputs: [own] }) => own!.agrees),
    );
    const lit = shell.models[1]!.outputs[0]!.lit!;
    expect(lamps[1]![2]).toBe(`${number(lit.probability)} [${number(lit.low)}, ${number(lit.high)}]`);
    const convergence = shell.models[1]!.convergence[0]!;
    expect((await cells('Convergence by window')).map((row) => row[2])).toEqual(
      convergence.points.map(({ error }) => number(error)),
    );
  });

  it('fits every size, and axe finds nothing in both themes', async () => {
    for (const [width, height] of sizes) {
      await resize(launched, width, height);
      expect(await misplaced(page)).toEqual([]);
    }
    await resize(launched, 1440, 900);
    await page.locator('summary').last().click();
    for (const theme of ['dark', 'light'] as const) expect(await problems(page, theme)).toEqual([]);
  });

  it('zooms all panes with the wheel on one axis of time, with a drag in one pane, and back', async () => {
    const axis = page.getByRole('region', { name: /^Stochastic binary/ }).getByTitle('Turn the wheel here');
    const reach = () => field('Playhead').evaluate((element) => Number((element as HTMLInputElement).max));
    await page.getByRole('region', { name: 'Difference' }).waitFor();
    const before = await reach();
    await axis.hover();
    await page.mouse.wheel(0, -100);
    await eventually(async () => expect(await reach()).toBeLessThan(before));
    await button('Show all').click();
    expect(await reach()).toBe(5000);
    const { x, y, width } = (await page
      .getByRole('region', { name: /^Logistic/ })
      .locator('.u-over')
      .nth(1)
      .boundingBox())!;
    await page.mouse.move(x + width / 4, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 20, { steps: 4 });
    await page.mouse.up();
    // A quarter of 5,000 ms, to a pixel at both ends.
    await eventually(async () => expect(Math.abs((await reach()) - 2500)).toBeLessThan(10_000 / width));
    const widths = await page
      .locator('.panes .u-select')
      .evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
    expect(new Set(widths)).toEqual(new Set([0]));
    await button('Show all').click();
  });

  it('goes another round with the keyboard alone: a number set, compared, played', async () => {
    const gain = field('Value of gain k of Leaky integrate-and-fire');
    await gain.focus();
    await page.keyboard.type('300');
    await page.keyboard.press('Enter');
    await page.getByText('Run it again.').waitFor();
    await page.getByRole('tab', { name: 'One circuit, many models' }).focus();
    await tabTo(page, 'Compare models');
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await done();
    expect(await page.getByText('y = 100 + 300·z').count()).toBe(1);
    await tabTo(page, 'Play');
    await page.keyboard.press('Space');
    await button('Pause').waitFor();
    const time = () => field('Playhead').evaluate((element) => (element as HTMLInputElement).valueAsNumber);
    await eventually(async () => expect(await time()).toBeGreaterThan(0));
    await page.keyboard.press('Space');
    await button('Play').waitFor();
  });

  it('chooses a neuron in one pane for all of them, and says what a rate model cannot see', async () => {
    await button('Open the example where they matter').click();
    await page.getByText('A shared cause', { exact: true }).waitFor();
    await button('Compare models').click();
    await done();
    expect(await field('Neuron in all plots').inputValue()).toBe('apart 0');
    const raster = page.getByRole('region', { name: /^as drawn/ }).locator('.raster');
    const { x, y } = (await raster.boundingBox())!;
    // The second of seven rows of 14 px, below 6 px of air.
    await page.mouse.click(x + 120, y + 6 + 21);
    await eventually(async () => expect(await field('Neuron in all plots').inputValue()).toBe('left 0'));
    const tops = await page
      .locator('.raster .row')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).style.top));
    expect(tops).toHaveLength(4);
    expect(new Set(tops).size).toBe(1);
    await page.getByText(/left and right at shared are not independent: correlation 1/).waitFor();
  });

  it('has room for all entries of the legend of six models', async () => {
    const added = ['relu', 'izhikevich', 'hodgkin-huxley'];
    while ((await field('Add a model').count()) > 0) await field('Add a model').selectOption(added.shift()!);
    await resize(launched, 1280, 800);
    await button('Compare models').click();
    await done();
    const legend = page.getByRole('region', { name: 'Difference' }).locator('.legend');
    expect(await legend.locator('.entry').count()).toBe(5);
    const [hidden, ...ends] = await legend.evaluate((element) => [
      Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight),
      ...[...element.children].map((each) => each.getBoundingClientRect().right),
    ]);
    expect(hidden).toBeLessThanOrEqual(0);
    const { x, width } = (await page.locator('.results').boundingBox())!;
    expect(Math.max(...ends)).toBeLessThan(x + width);
    await resize(launched, 1440, 900);
    await page
      .getByRole('button', { name: /^Remove / })
      .last()
      .click();
  });

  it('puts the refusal of a model beside it', async () => {
    await field('Add a model').selectOption('softmax');
    await field('Rule').selectOption('threshold');
    await button('Compare models').click();
    const alert = page.getByRole('region', { name: 'Models' }).getByRole('alert');
    await alert.filter({ hasText: 'does not follow from one net input' }).waitFor();
    expect(await problems(page, 'light')).toEqual([]);
  });
});

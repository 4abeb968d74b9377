import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../engine/network/types.ts';
import { typeInto } from './deeds.ts';
import { launchApp, type LaunchedApp } from './electron.ts';
import { focusedRole, tabTo } from './focus.ts';
import { handOf, type Hand } from './hand.ts';
import { problems } from './looks.ts';
import { eventually } from './window.ts';

/** Two threshold neurons add three bits: the carry fires for two or three, and takes two from what the sum counts. */
const sumOf = 'a ^ b ^ c';
const carryOf = 'a & b | a & c | b & c';

/** Source, target and weight of each synapse, biases, and what is expected, by names; the same however it was built. */
function essence({ connections, populations, probes }: Network) {
  const name = (id: string): string => populations.find((one) => one.id === id)?.label ?? id;
  return {
    wires: connections
      .map(({ source, target, weight }) => `${name(source)} → ${name(target)}: ${String(weight)}`)
      .sort(),
    biases: populations.map(({ label, parameters }) => `${label}: ${String(parameters.b)}`).sort(),
    lamps: probes.flatMap((one) => (one.kind === 'lamp' ? [`${name(one.target)}: ${one.expect}`] : [])).sort(),
  };
}

const fullAdder = {
  wires: ['a → carry: 1', 'a → sum: 1', 'b → carry: 1', 'b → sum: 1', 'c → carry: 1', 'c → sum: 1', 'carry → sum: -2'],
  biases: ['carry: -1.5', 'sum: -0.5'],
  lamps: [`carry: ${carryOf}`, `sum: ${sumOf}`],
};

const table = (page: Page) => page.getByRole('region', { name: 'Truth table' });

async function allRowsAreRight(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: 'All 8 rows are right' }).waitFor();
  expect(await table(page).getByText('✗').count()).toBe(0);
}

/** With −1 in place of −2, 1 + 1 counts 2 − 1, and the sum fires: wrong wherever two of three are on. */
async function threeRowsAreWrong(page: Page): Promise<void> {
  const wrong = table(page).locator('tbody tr').filter({ hasText: '✗' });
  await eventually(async () => expect(await wrong.count()).toBe(3));
  for (const row of await wrong.allInnerTexts()) {
    const inputs = row.trim().split(/\s+/).slice(0, 3).map(Number);
    expect(inputs.reduce((total, bit) => total + bit, 0)).toBe(2);
  }
}

async function findsNoProblems(page: Page): Promise<void> {
  expect(await problems(page, 'dark')).toEqual([]);
  expect(await problems(page, 'light')).toEqual([]);
}

describe('a full adder built with the mouse in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let hand: Hand;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-adder-'));
    launched = await launchApp();
    ({ page } = launched);
    hand = handOf(launched, folder);
    await page.getByRole('button', { name: 'New network' }).click();
    await page.getByText('Drag a neuron here from the palette').waitFor();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('puts three inputs, two neurons and their lamps on the canvas', async () => {
    await hand.drop('McCulloch–Pitts', 300, 120);
    await typeInto(page, 'Name', 'carry');
    await hand.drop('McCulloch–Pitts', 480, 300);
    await typeInto(page, 'Name', 'sum');
    for (const y of [100, 210, 320]) await hand.drop('Toggle', 90, y);
    await hand.drop('Lamp', 640, 120);
    await hand.drop('Lamp', 640, 300);
    const { stimuli, populations, probes } = await hand.openNetwork();
    expect([stimuli.length, populations.length]).toEqual([3, 2]);
    expect(
      probes
        .filter(({ kind }) => kind === 'lamp')
        .map(({ target }) => target)
        .sort(),
    ).toEqual(['n1', 'n2']);
  });

  it('wires every input to both neurons, and the carry to the sum', async () => {
    for (const source of ['a', 'b', 'c']) for (const target of ['n1', 'n2']) await hand.wire(source, target);
    await hand.wire('n1', 'n2');
    expect((await hand.openNetwork()).connections).toHaveLength(7);
  });

  it('is given weights, biases and what is expected', async () => {
    await hand.clickPart('n1');
    await typeInto(page, 'bias', '-1.5');
    await hand.clickPart('n2');
    await typeInto(page, 'bias', '-0.5');
    await typeInto(page, 'Weight from carry', '-2');
    for (const { id, target } of (await hand.openNetwork()).probes.filter(({ kind }) => kind === 'lamp')) {
      await hand.clickPart(id);
      await typeInto(page, 'Expected', target === 'n1' ? carryOf : sumOf);
    }
    expect(essence(await hand.openNetwork())).toEqual(fullAdder);
  });

  it('is verified; a broken weight fails three rows, and undo mends them', async () => {
    await page.getByRole('button', { name: 'Run table' }).click();
    await allRowsAreRight(page);
    await hand.clickPart('n2');
    await typeInto(page, 'Weight from carry', '-1');
    await page.getByRole('button', { name: 'Run table' }).click();
    await threeRowsAreWrong(page);
    await findsNoProblems(page);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: 'Run table' }).click();
    await allRowsAreRight(page);
    expect(essence(await hand.openNetwork())).toEqual(fullAdder);
    await findsNoProblems(page);
  });
});

describe('a full adder built with the keyboard alone in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const said = (text: string): Promise<void> =>
    page.getByRole('status', { name: 'What happened' }).getByText(text).waitFor({ state: 'attached' });
  const onCanvas = (): Promise<void> => eventually(async () => expect(await focusedRole(page)).toBe('application'));

  /** The command, part or addition of this name, by the finder. */
  async function find(text: string): Promise<void> {
    await press('Control+k');
    const finder = page.getByRole('dialog', { name: 'Find a command or part' });
    await finder.waitFor();
    await page.keyboard.type(text);
    await finder.getByRole('option', { name: text, selected: true }).waitFor();
    await press('Enter');
    await finder.waitFor({ state: 'detached' });
    await onCanvas();
  }

  async function add(text: string, name: string, ...moves: string[]): Promise<void> {
    await find(`Add ${text}`);
    await press('F2');
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT'));
    await page.keyboard.type(name);
    await press('Enter', 'Escape');
    await onCanvas();
    await press(...moves.map((arrow) => `Alt+Shift+${arrow}`));
  }

  async function wire(source: string, target: string, ...arrows: string[]): Promise<void> {
    await find(`Go to ${source}`);
    await press('w', ...arrows);
    await said(`To ${target}`);
    await press('Enter');
    await page.getByRole('button', { name: `Undo connect ${source} to ${target}`, exact: true }).waitFor();
  }

  async function set(part: string, field: string, text: string): Promise<void> {
    await find(`Go to ${part}`);
    await press('Enter');
    await tabTo(page, field);
    await press('Control+a');
    await page.keyboard.type(text);
    await press('Enter', 'Escape');
    await onCanvas();
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-adder-'));
    launched = await launchApp();
    ({ page } = launched);
    await press('Control+n');
    await page.getByText('Drag a neuron here from the palette').waitFor();
    await onCanvas();
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('adds inputs, neurons and lamps by name, and moves them apart', async () => {
    await add('Toggle', 'a', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowUp');
    await add('Toggle', 'b', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await add('Toggle', 'c', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown');
    await add('McCulloch–Pitts neuron', 'carry', 'ArrowUp');
    await add('McCulloch–Pitts neuron', 'sum', 'ArrowRight', 'ArrowRight', 'ArrowDown');
    await add('Lamp', 'k', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp');
    await add('Lamp', 's', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown');
  });

  it('wires them with W and arrows', async () => {
    await wire('a', 'carry', 'ArrowRight');
    await wire('a', 'sum', 'ArrowRight', 'ArrowRight');
    await wire('b', 'carry', 'ArrowRight');
    await wire('b', 'sum', 'ArrowRight', 'ArrowRight');
    await wire('c', 'sum', 'ArrowRight');
    await wire('c', 'carry', 'ArrowRight', 'ArrowUp');
    await wire('carry', 'sum', 'ArrowRight');
  });

  it('sets weights, biases and expectations', async () => {
    await set('carry', 'bias', '-1.5');
    await set('sum', 'bias', '-0.5');
    await set('sum', 'Weight from carry', '-2');
    await set('k, lamp', 'Expected', carryOf);
    await set('s, lamp', 'Expected', sumOf);
    expect(essence(await handOf(launched, folder).openNetwork())).toEqual(fullAdder);
  });

  it('is verified; a broken weight fails three rows, and undo mends them', async () => {
    await press('Control+t');
    await allRowsAreRight(page);
    await set('sum', 'Weight from carry', '-1');
    await press('Control+t');
    await threeRowsAreWrong(page);
    await press('Control+z', 'Control+t');
    await allRowsAreRight(page);
    expect(essence(await handOf(launched, folder).openNetwork())).toEqual(fullAdder);
    await findsNoProblems(page);
  });
});

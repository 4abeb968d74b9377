import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, inspector } from './deeds.ts';
import { launchApp, stubDialogs, type LaunchedApp } from './electron.ts';
import { focusedName, focusedRole, hasVisibleFocus, tabTo } from './focus.ts';
import { eventually, readEpoch, readStep } from './window.ts';

/** The app's main job without a mouse; each test goes on where the one before left the window. */
describe('the keyboard alone, in real Electron', () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nandrite-keys-'));
    launched = await launchApp();
    ({ page } = launched);
  });
  afterAll(async () => {
    await launched.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reaches an example with Tab and opens it with Enter; the canvas has the keyboard then', async () => {
    await tabTo(page, 'NAND');
    expect(await hasVisibleFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await focusedRole(page)).toBe('application'));
    expect(await header(page)).toBe('NAND');
    expect(await hasVisibleFocus(page)).toBe(true);
  });

  it('chooses an input with the arrows and switches it with Enter', async () => {
    await page.keyboard.press('ArrowRight');
    expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('a');
    await page.keyboard.press('Enter');
    await inspector(page).getByText('Switch to 0').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('b');
    await page.keyboard.press('ArrowRight');
    expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('NAND');
  });

  it('plays, pauses, steps and goes back to step 0', async () => {
    await page.keyboard.press('Space');
    await eventually(async () => expect(await readStep(page)).toBeGreaterThan(1));
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.keyboard.press('Home');
    await eventually(async () => expect(await readStep(page)).toBe(0));
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await eventually(async () => expect(await readStep(page)).toBe(2));
  });

  it('measures the truth table and exports the run', async () => {
    await page.keyboard.press('Control+t');
    await page.getByRole('status').filter({ hasText: 'All 4 rows are right' }).waitFor();
    const path = join(folder, 'nand.csv');
    await stubDialogs(launched.app, { save: path });
    await page.keyboard.press('Control+e');
    await eventually(() => expect(existsSync(path)).toBe(true));
  });

  it('shows where the keyboard is on every stop of a tour through the window', async () => {
    await page.locator('.canvas').focus();
    const unseen: string[] = [];
    const stops = new Set<string>();
    for (let k = 0; k < 110; k++) {
      await page.keyboard.press('Tab');
      const name = await focusedName(page);
      if (!(await hasVisibleFocus(page))) unseen.push(name);
      stops.add(name);
    }
    expect(unseen).toEqual([]);
    const expected = ['Save', 'Play', 'Speed', 'Seed', 'Draw another seed', 'Lamp', 'Model', 'bias', 'Run table'];
    expect([...stops]).toEqual(expect.arrayContaining(expected));
  });

  it('leaves keys to the field in which someone types', async () => {
    const before = await readStep(page);
    await page.getByLabel('Search the palette').focus();
    await page.keyboard.type('a. ?');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Home');
    expect(await page.getByLabel('Search the palette').inputValue()).toBe('a. ?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await readStep(page)).toBe(before);
    expect(await header(page)).toBe('NAND');
    await page.getByLabel('Search the palette').fill('');
  });

  it('undoes text with Ctrl+Z in a field, and the circuit with Ctrl+Z outside', async () => {
    const bias = inspector(page).getByLabel('bias', { exact: true });
    await bias.fill('0.5');
    await bias.press('Enter');
    await eventually(async () => expect(await header(page)).toContain('unsaved'));
    await page.getByLabel('Search the palette').focus();
    await page.keyboard.type('lamp');
    await page.keyboard.press('Control+z');
    expect((await page.getByLabel('Search the palette').inputValue()).length).toBeLessThan(4);
    expect(await bias.inputValue()).toBe('0.5');
    await page.locator('.canvas').focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => expect(await bias.inputValue()).toBe('1.5'));
    expect(await header(page)).toBe('NAND');
  });

  it('keeps the focus in a dialog, closes it with Escape and goes back to where it was', async () => {
    await page.locator('.canvas').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    for (let k = 0; k < 4; k++) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(async () => expect(await focusedRole(page)).toBe('application'));
    // The Escape was the dialog's; what was selected stays so.
    expect(await inspector(page).getByLabel('Name', { exact: true }).inputValue()).toBe('NAND');
  });

  it('lists only keys that work', async () => {
    await page.keyboard.press('Control+/');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const labels = await dialog.locator('section').locator('dt').allInnerTexts();
    const keys = await dialog.locator('section').locator('dd').allInnerTexts();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const listed = new Map(labels.map((label, index) => [label, keys[index]!]));
    for (const [label, works] of Object.entries(proofs(launched, folder))) {
      const key = listed.get(label);
      expect(key, label).toBeDefined();
      await works(() => page.keyboard.press(key!.replace('Ctrl', 'Control').replace('+arrows', '+ArrowLeft')));
      listed.delete(label);
    }
    expect([...listed.keys()]).toEqual(mouseOnly);
  });
});

/** Lines of the list that are no keys; the mouse tests press these. */
const mouseOnly = [
  'Choose a part',
  'Switch the chosen input, edit another part',
  'Back from the inspector',
  'Move without snapping',
  'Add to the selection',
  'Select all in a box',
  'Zoom at the cursor',
  'Pan',
];

type Proof = (press: () => Promise<void>) => Promise<void>;

/** By label of the list: what shows that its key works. They are run in this order, on NAND with its neuron selected. */
function proofs({ app, page }: LaunchedApp, folder: string): Record<string, Proof> {
  const name = () => inspector(page).getByLabel('Name');
  const isUnsaved = async (unsaved: boolean): Promise<void> =>
    eventually(async () => expect((await header(page)).includes('unsaved')).toBe(unsaved));
  const writes =
    (file: string): Proof =>
    async (press) => {
      await stubDialogs(app, { save: join(folder, file) });
      await press();
      await eventually(() => expect(existsSync(join(folder, file))).toBe(true));
    };
  const redraws: Proof = async (press) => {
    const before = await page.locator('.canvas').screenshot();
    await press();
    await eventually(async () => expect((await page.locator('.canvas').screenshot()).equals(before)).toBe(false));
  };
  const said = async (text: string | RegExp): Promise<void> =>
    page.getByRole('status', { name: 'What happened' }).getByText(text).waitFor({ state: 'attached' });
  const hasFocus = async (role: string): Promise<void> =>
    eventually(async () => expect(await focusedRole(page)).toBe(role));
  const chooseNand = async (): Promise<void> => {
    for (const key of ['Escape', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await eventually(async () => expect(await name().inputValue()).toBe('NAND'));
  };
  /** An edit, which is undone again. */
  const edits =
    (undone: string): Proof =>
    async (press) => {
      await press();
      await page.getByRole('button', { name: undone }).waitFor();
      await page.keyboard.press('Control+z');
      await isUnsaved(false);
      await chooseNand();
    };
  const playhead = async (): Promise<number> => Number(await page.getByLabel('Playhead').inputValue());
  const caseStep = (): Promise<string> =>
    page.getByRole('group', { name: 'Steps of the case' }).locator('output').innerText();
  return {
    'Choose one more': async (press) => {
      await press();
      await inspector(page).getByRole('heading', { name: '2 parts selected' }).waitFor();
      await chooseNand();
    },
    'Select all': async (press) => {
      await press();
      await inspector(page).getByRole('heading', { name: '4 parts selected' }).waitFor();
      await chooseNand();
    },
    Copy: async (press) => {
      await press();
      await said('Copied NAND');
    },
    Paste: edits('Undo paste 2 parts'),
    Cut: edits('Undo cut NAND'),
    Duplicate: edits('Undo duplicate 2 parts'),
    'Group into a chip': edits('Undo group NAND'),
    'Ungroup the chip': async (press) => {
      await page.keyboard.press('Control+g');
      await page.getByRole('button', { name: 'Undo group NAND' }).waitFor();
      await press();
      await page.getByRole('button', { name: 'Undo ungroup Chip 1' }).waitFor();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await isUnsaved(false);
      await chooseNand();
    },
    'Arrange the circuit': edits('Undo arrange 4 parts'),
    Rename: async (press) => {
      await press();
      await eventually(async () => expect(await focusedName(page)).toBe('Name'));
      await page.keyboard.press('Escape');
      await hasFocus('application');
    },
    'Connect to…': async (press) => {
      await press();
      await said(/^Connecting from NAND/);
      await page.keyboard.press('Escape');
      await said('No connection was made');
    },
    'Outline of the circuit': async (press) => {
      await press();
      await eventually(async () => expect(await focusedName(page)).toMatch(/^NAND, McCulloch–Pitts/));
      await page.keyboard.press('Escape');
      await hasFocus('application');
    },
    'Make a circuit from a formula or table…': async (press) => {
      await press();
      const dialog = page.getByRole('dialog', { name: 'Make a circuit' });
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hasFocus('application');
    },
    'Find a command or part': async (press) => {
      await press();
      const finder = page.getByRole('dialog', { name: 'Find a command or part' });
      await finder.waitFor();
      await page.keyboard.press('Escape');
      await finder.waitFor({ state: 'detached' });
      await hasFocus('application');
    },
    'Back to step 0': async (press) => {
      await press();
      await eventually(async () => expect(await readStep(page)).toBe(0));
    },
    'One step': async (press) => {
      await press();
      await eventually(async () => expect(await readStep(page)).toBe(1));
    },
    'Play or pause': async (press) => {
      await press();
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
      await press();
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    },
    'Run the truth table': async (press) => {
      await press();
      await page.getByRole('status').filter({ hasText: 'All 4 rows are right' }).waitFor();
    },
    'Move the selection': async (press) => {
      await press();
      await isUnsaved(true);
    },
    Undo: async (press) => {
      await press();
      await isUnsaved(false);
    },
    Redo: async (press) => {
      await press();
      await isUnsaved(true);
    },
    'Zoom in': redraws,
    'Fit the circuit': redraws,
    'Zoom out': redraws,
    Save: writes('saved.network.json'),
    'Save as…': writes('saved-as.network.json'),
    'Export run…': writes('exported.csv'),
    'Select nothing': async (press) => {
      expect(await name().inputValue()).toBe('NAND');
      await press();
      await page.getByLabel('Note', { exact: true }).waitFor();
    },
    'Delete selection': async (press) => {
      await page.keyboard.press('ArrowRight');
      await name().waitFor();
      await press();
      await isUnsaved(true);
      await page.keyboard.press('Control+z');
      await isUnsaved(false);
    },
    'Open…': async (press) => {
      await stubDialogs(app, { open: join(folder, 'saved.network.json') });
      await press();
      await eventually(async () => expect(await header(page)).toBe('saved.network.json'));
    },
    'Compare models': async (press) => {
      await press();
      await page.getByRole('heading', { name: 'Compare models', exact: true }).waitFor({ state: 'attached' });
    },
    'Move the playhead or stop it': async (press) => {
      await page.getByRole('button', { name: 'Compare models', exact: true }).click();
      await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
      await press();
      await eventually(async () => expect(await playhead()).toBeGreaterThan(0));
      if (await page.getByRole('button', { name: 'Pause', exact: true }).isVisible()) await press();
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    },
    'Playhead to the beginning': async (press) => {
      await press();
      await eventually(async () => expect(await playhead()).toBe(0));
    },
    'Next pane': async (press) => {
      await press();
      const names = [await focusedName(page)];
      for (let k = 0; k < 8; k++) {
        await press();
        names.push(await focusedName(page));
        expect(await hasVisibleFocus(page), names.at(-1)).toBe(true);
      }
      expect(names).toEqual(expect.arrayContaining(['Choices of the models', 'One circuit, many models']));
    },
    'Previous pane': async (press) => {
      const before = await focusedName(page);
      await page.keyboard.press('F6');
      expect(await focusedName(page)).not.toBe(before);
      await press();
      expect(await focusedName(page)).toBe(before);
      // A button would keep Home.
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    },
    'Train on data': async (press) => {
      await press();
      await page.getByRole('region', { name: 'Results' }).waitFor();
    },
    'One epoch': async (press) => {
      await press();
      await eventually(async () => expect(await readEpoch(page)).toBe(1));
    },
    'One batch': async (press) => {
      await press();
      await page.getByText(/^\+ 1 of \d+ batches$/).waitFor();
    },
    'Back one batch': async (press) => {
      await press();
      await page.getByText(/^\+ 1 of \d+ batches$/).waitFor({ state: 'detached' });
      expect(await readEpoch(page)).toBe(1);
    },
    'Back one epoch': async (press) => {
      await press();
      await eventually(async () => expect(await readEpoch(page)).toBe(0));
      await page.keyboard.press('.');
      await eventually(async () => expect(await readEpoch(page)).toBe(1));
    },
    'Start anew': async (press) => {
      await press();
      await eventually(async () => expect(await readEpoch(page)).toBe(0));
    },
    'Step through one case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^1 \/ /));
    },
    'Next step of the case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^2 \/ /));
    },
    'Previous step of the case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^1 \/ /));
    },
    'Last step of the case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^(\d+) \/ \1$/));
    },
    'First step of the case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^1 \/ /));
    },
    'Play through the case': async (press) => {
      await press();
      await eventually(async () => expect(await caseStep()).toMatch(/^2 \/ /));
      await press();
      await page.getByRole('tab', { name: 'Curves' }).click();
      // On a tab Space would choose it.
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    },
    'Train or pause': async (press) => {
      await press();
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
      await press();
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    },
    'Save the model…': writes('keys.model.json'),
    'Predict a table…': async (press) => {
      writeFileSync(join(folder, 'points.csv'), 'x,y\n0,0\n1,0\n');
      await stubDialogs(app, { open: join(folder, 'points.csv') });
      await press();
      await page.getByRole('status', { name: 'What was predicted' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: 'Results' }).waitFor();
    },
    'Open a table or model…': async (press) => {
      writeFileSync(join(folder, 'my.csv'), 'a,t\n1,x\n2,y\n3,x\n4,y\n');
      await stubDialogs(app, { open: join(folder, 'my.csv') });
      await press();
      await page.getByText('4 rows · 1 input · 2 classes').waitFor();
    },
    'Build a circuit': async (press) => {
      await press();
      await page.locator('.canvas .host canvas').waitFor();
    },
    'Keyboard shortcuts': async (press) => {
      await press();
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await page.keyboard.press('Escape');
    },
    'New network': async (press) => {
      await press();
      await eventually(async () => expect(await header(page)).toBe('Untitled'));
    },
  };
}

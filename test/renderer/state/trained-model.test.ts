import { describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../../renderer/state/commands.ts';
import { createTestLab } from '../support/lab.ts';
import { settle } from '../support/engine.ts';
import { example } from '../support/networks.ts';

const toasts = vi.hoisted(() => ({ success: vi.fn(), error: vi.fn(), warning: vi.fn() }));
vi.mock('svelte-sonner', () => ({ toast: toasts }));

const csv = (text: string, name = 'my.csv') => ({ ok: true, value: { path: `/${name}`, name, text } }) as const;
/** The class is whether x is above 0; two rows have none. */
const own = `x,kind\n${Array.from({ length: 40 }, (_, k) => `${k - 20.5},${k > 20 ? 'high' : 'low'}`).join('\n')}\n-30.5,\n30.5,\n`;

async function trained(set = 'iris') {
  const all = createTestLab();
  const { lab, engine } = all;
  lab.show('train');
  if (set === 'own') lab.training.task.useFile('own.csv', own);
  else lab.training.task.useSet(set);
  await engine.pass(10);
  lab.training.setPace(Infinity);
  lab.training.togglePlay();
  await engine.pass(1000);
  return { ...all, model: lab.model };
}

/** Lets questions and answers of several steps pass. */
async function answers(): Promise<void> {
  for (let k = 0; k < 5; k++) await settle();
}

describe('a trained model in the window', () => {
  it('is saved by Ctrl+S in the train view, and opened again by any way in, in place of nothing', async () => {
    const { lab, model, desktop } = await trained();
    runCommand(lab, 'save');
    await answers();
    const text = desktop.exported[0]!.texts['model.json']!;
    expect(desktop.exported[0]!.suggestedName).toBe('iris');
    await lab.files.openNetwork(example('nand'));
    lab.document.edit('rename', (network) => ({ ...network, name: 'edited' }));
    lab.show('build');
    desktop.fileOpened(csv(text, 'iris.model.json'));
    await answers();
    expect(lab.files.question).toBeNull();
    expect([lab.view, model.shown?.file, model.shown?.summary.name]).toEqual(['train', 'iris.model.json', 'iris']);
    expect(lab.document.network?.name).toBe('edited');
    const { epoch, curve } = lab.training;
    model.close();
    expect([lab.training.epoch, lab.training.curve, epoch]).toEqual([epoch, curve, 100]);
  });

  it('takes no keys of the training while it is shown; a table that is opened is one to predict', async () => {
    const { lab, model, desktop } = await trained('own');
    await model.showTrained();
    runCommand(lab, 'reset');
    runCommand(lab, 'back');
    expect(lab.training.epoch).toBe(100);
    desktop.toOpen = csv('x\n-10\n10\n');
    runCommand(lab, 'open');
    await answers();
    expect(lab.training.task.source).toMatchObject({ name: 'own.csv' });
    expect(model.predicted?.rows.map(({ label }) => label)).toEqual(['low', 'high']);
    runCommand(lab, 'deselect');
    expect(model.shown).toBeNull();
  });

  it('predicts a table again with texts that mean missing in it, where a cell is no number', async () => {
    const { model } = await trained('own');
    await model.take({ name: 'coded.csv', text: 'x\n-10\nbroken\n10\n' });
    await answers();
    expect(model.refused?.issues[0]).toMatchObject({ path: 'row 3, column "x"' });
    await model.takeAsMissing(['broken']);
    await answers();
    expect([model.refused, model.missingTexts]).toEqual([null, ['broken']]);
    expect(model.predicted?.rows.map(({ label }) => label)).toEqual(['low', expect.any(String), 'high']);
    await model.take({ name: 'next.csv', text: 'x\n-10\n' });
    await answers();
    expect(model.missingTexts).toEqual([]);
  });

  it('goes by the name of its file once it is saved', async () => {
    const { model, desktop } = await trained();
    await model.showTrained();
    expect(model.shown?.file).toBeNull();
    await model.save();
    expect(desktop.exported).toHaveLength(1);
    // As the test's desktop calls every file that it writes.
    expect(model.shown?.file).toBe('out.csv');
    expect(model.shown?.summary.name).toBe('iris');
  });

  it('predicts the rows without a label at one click, and writes them into their table', async () => {
    const { model, desktop } = await trained('own');
    await model.predictUnlabelled();
    expect(model.shown?.summary.unlabelled).toBe(2);
    expect(model.predicted).toMatchObject({ asked: 2, predicted: 2, known: null });
    expect(model.predicted?.rows.map(({ row, label, truth }) => [row, label, truth])).toEqual([
      [42, 'low', null],
      [43, 'high', null],
    ]);
    await model.saveTable();
    const lines = desktop.exported[0]!.texts.csv!.trimEnd().split('\n');
    expect([lines[0], lines[1], ...lines.slice(-2)]).toEqual([
      'x,kind,predicted kind',
      '-20.5,low,',
      '-30.5,,low',
      '30.5,,high',
    ]);
  });

  it('says what a table lacks, on its page, and what it never saw', async () => {
    const { model } = await trained('own');
    await model.take({ name: 'other.csv', text: 'y\n1\n2\n' });
    expect(model.refused).toMatchObject({ name: 'other.csv', issues: [{ path: 'column "x"' }] });
    await model.take({ name: 'good.csv', text: 'x\n1\n2\n' });
    expect([model.refused, model.predicted?.predicted]).toEqual([null, 2]);
  });

  it.each([
    ['damaged', '{"format": "nandrite.model", "ver', 'the file ends too early'],
    ['newer', '{"format": "nandrite.model", "version": 2}', 'the file was made by a newer Nandrite'],
    ['of a circuit', '{"format": "nandrite.network", "version": 1}', 'this is not a nandrite.model file'],
  ])('refuses a file that is %s, and shows what was there', async (_what, text, cause) => {
    const { model, lab } = await trained();
    await model.open({ name: 'bad.model.json', text });
    expect(model.shown).toBeNull();
    expect(toasts.error).toHaveBeenLastCalledWith(
      'bad.model.json was not opened',
      expect.objectContaining({ description: expect.stringContaining(cause) }),
    );
    expect(lab.training.epoch).toBe(100);
  });

  it('becomes a circuit that is not saved yet', async () => {
    const { lab, model } = await trained();
    await model.openCircuit();
    expect(lab.document.unsaved).toBe(true);
    expect(lab.document.network?.stimuli).toHaveLength(4);
    expect(lab.document.network?.probes.filter(({ kind }) => kind === 'lamp')).toHaveLength(3);
  });
});

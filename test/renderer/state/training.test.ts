import { describe, expect, it, vi } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { chooseOptimizer, lowerRate } from '../../../renderer/state/choose-training.ts';
import { runCommand } from '../../../renderer/state/commands.ts';
import { openTable, readDropped } from '../../../renderer/state/open-table.ts';
import { offeredSets, standardChoices, withEpochs } from '../../../renderer/state/training-choices.ts';
import { settle } from '../support/engine.ts';
import { createTestLab } from '../support/lab.ts';
import { example } from '../support/networks.ts';

async function opened(set?: string) {
  const all = createTestLab();
  const { lab, engine } = all;
  lab.show('train');
  if (set) lab.training.task.useSet(set);
  await engine.pass(10);
  return { ...all, training: lab.training };
}

const csv = (text: string) => ({ ok: true, value: { path: '/my.csv', name: 'my.csv', text } }) as const;

describe('training in the window', () => {
  it('reads a first set when it is shown, and not before', async () => {
    const { lab, engine } = createTestLab();
    await engine.pass(10);
    expect(lab.training.table).toBeNull();
    lab.show('train');
    await engine.pass(10);
    expect(lab.training.table?.problem?.classes.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(lab.training).toMatchObject({ epoch: 0, playing: false, over: false, busy: '' });
    expect(lab.training.curve).toHaveLength(1);
  });

  it('plays to the end, and anew from there', async () => {
    const { training, engine } = await opened('iris');
    training.setPace(Infinity);
    training.togglePlay();
    expect(training.playing).toBe(true);
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 100, playing: false, over: true });
    const { curve } = training;
    expect(curve.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 101 }, (_, k) => k));
    training.togglePlay();
    await engine.pass(1000);
    expect(training.over).toBe(true);
    // The seed draws the same weights and the same order again.
    expect(training.curve).toEqual(curve);
  });

  it('goes back by epochs, curve and all, and plays the same again', async () => {
    const { lab, training, engine } = await opened('iris');
    training.setPace(Infinity);
    training.togglePlay();
    await engine.pass(1000);
    const { curve } = training;
    for (let k = 0; k < 30; k++) {
      runCommand(lab, 'back');
      await settle();
    }
    expect(training).toMatchObject({ epoch: 70, batch: 0, over: false, playing: false });
    expect(training.curve).toEqual(curve.slice(0, 71));
    expect(training.frame!.standing).toEqual(curve[70]);
    training.togglePlay();
    await engine.pass(1000);
    expect(training.over).toBe(true);
    expect(training.curve).toEqual(curve);
  });

  it('goes on while a circuit is built', async () => {
    const { lab, training, engine } = await opened('iris');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    const { epoch } = training;
    expect(epoch).toBe(5);
    lab.show('build');
    await engine.pass(500);
    lab.show('train');
    expect(training).toMatchObject({ epoch: 10, playing: true });
  });

  it('starts anew when something is chosen, says why, and goes on playing', async () => {
    const { training, engine } = await opened('iris');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(1000);
    training.task.choose({ rate: 0.02 }, 'the learning rate');
    await engine.pass(30);
    expect(training).toMatchObject({ epoch: 0, playing: true, notice: 'Started anew: the learning rate has changed.' });
    expect(training.curve).toHaveLength(1);
    await engine.pass(500);
    expect(training.epoch).toBeGreaterThan(3);
  });

  it('stands still after a change when it stood still before', async () => {
    const { training, engine } = await opened('iris');
    training.stepEpoch();
    await engine.pass(100);
    expect(training.epoch).toBe(1);
    training.task.choose({ hidden: [4, 4] }, 'the network');
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 0, playing: false });
    expect(training.started?.layers.map(({ size }) => size)).toEqual([4, 4, 3]);
  });

  it('pauses, and steps one epoch on', async () => {
    const { training, engine } = await opened('iris');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    training.togglePlay();
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 5, playing: false });
    training.stepEpoch();
    await engine.pass(100);
    expect(training).toMatchObject({ epoch: 6, playing: false });
  });

  it('plays what is still being read as soon as it can, unless that is taken back', async () => {
    const { training, engine } = await opened();
    training.setPace(Infinity);
    training.task.useSet('iris');
    training.togglePlay();
    await engine.pass(1000);
    expect(training.over).toBe(true);
    training.task.useSet('xor');
    training.togglePlay();
    training.togglePlay();
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 0, playing: false });
  });

  it('says what is wrong with a table, and learns once another column is chosen', async () => {
    const { lab, training, engine, desktop } = await opened();
    desktop.toOpen = csv('a,b,t\n1,1.5,x\n2,2.5,x\n3,3.5,x\n4,4.5,x\n');
    await openTable(lab);
    await engine.pass(10);
    expect(training.started).toBeNull();
    expect(training.table?.issues[0]).toMatchObject({
      path: 'column "t"',
      message: 'every labelled row is of one class, "x"',
    });
    training.togglePlay();
    expect(training.playing).toBe(false);
    training.task.read({ target: 'b' });
    await engine.pass(10);
    expect(training.table?.problem).toMatchObject({ target: 'b', task: 'regression', inputs: ['a'] });
    expect(training.started?.layers.at(-1)).toMatchObject({ size: 1, activation: 'linear' });
  });

  it('goes back from a table that teaches nothing to how far the one before was learnt', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    training.task.choose({ hidden: [5] }, 'the network');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    const { curve, started } = training;
    const { choices } = training.task;
    desktop.toOpen = csv('t\nx\n');
    await openTable(lab);
    await engine.pass(500);
    expect(training).toMatchObject({ started: null, playing: false });
    await training.useBefore();
    await engine.pass(500);
    expect(training).toMatchObject({ epoch: 5, playing: false, busy: '', before: null, started, task: { choices } });
    // What was measured since the last frame comes with it.
    expect(training.curve.slice(0, curve.length)).toEqual(curve);
    expect(training.curve.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(training.table?.problem?.target).toBe('species');
    training.stepEpoch();
    await engine.pass(100);
    expect(training.epoch).toBe(6);
    expect(training.curve).toHaveLength(7);
  });

  it('goes on to more epochs after the last, and starts anew where their number shapes the rate', async () => {
    const { training, engine } = await opened('iris');
    training.setPace(Infinity);
    training.togglePlay();
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 100, over: true });
    await training.chooseEpochs(withEpochs(training.task.choices, 110));
    expect(training).toMatchObject({ epoch: 100, over: false, notice: '' });
    training.togglePlay();
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 110, over: true });
    training.task.choose({ schedule: { kind: 'cosine', least: 0, warmup: 0 } }, 'the schedule');
    await engine.pass(10);
    training.stepEpoch();
    await engine.pass(100);
    await training.chooseEpochs(withEpochs(training.task.choices, 120));
    await engine.pass(10);
    expect(training).toMatchObject({ epoch: 0, notice: 'Started anew: the number of epochs has changed.' });
  });

  it('goes on where Play is pressed before the worker has answered for more epochs', async () => {
    const { training, engine } = await opened('iris');
    training.setPace(Infinity);
    training.togglePlay();
    await engine.pass(1000);
    const more = training.chooseEpochs(withEpochs(training.task.choices, 110));
    training.togglePlay();
    await more;
    await engine.pass(1000);
    expect(training).toMatchObject({ epoch: 110, over: true, busy: '', notice: '' });
    expect(training.curve).toHaveLength(111);
  });

  describe('that has learnt for half a minute', () => {
    async function long() {
      const all = await opened('iris');
      const now = vi.spyOn(performance, 'now');
      let time = 0;
      now.mockImplementation(() => (time += 500));
      all.training.setPace(10);
      all.training.togglePlay();
      await all.engine.pass(5000);
      return { ...all, now };
    }
    const iris = 'the training of “Irises of three species”';

    it('is at stake until its model is saved', async () => {
      const { lab, training, now } = await long();
      expect(training.atStake).toBe(iris);
      await lab.model.save();
      expect(training.atStake).toBe('');
      now.mockRestore();
    });

    it('is at stake while it can be gone back to, and lost where choices are refused', async () => {
      const { lab, training, engine, desktop, now } = await long();
      desktop.toOpen = csv('t\nx\n');
      await openTable(lab);
      await engine.pass(500);
      expect([training.started, training.atStake]).toEqual([null, iris]);
      await training.useBefore();
      expect(training.atStake).toBe(iris);
      training.task.choose({ testShare: 0.001 }, 'the share set aside');
      await engine.pass(500);
      expect([training.started, training.atStake]).toEqual([null, '']);
      now.mockRestore();
    });

    it('is still at stake where weights were saved that are half a minute old', async () => {
      const { lab, training, engine, now } = await long();
      await lab.model.showTrained();
      await engine.pass(1000);
      await lab.model.save();
      expect(training.atStake).toBe('');
      await engine.pass(3000);
      expect(training.epoch).toBeGreaterThan(80);
      expect(training.atStake).toBe(iris);
      now.mockRestore();
    });
  });

  it('loses no point of the curve that was under way when a file was opened', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    const { client } = training;
    const call = client.call.bind(client);
    // The worker hears of the file late, and its frames until then find another table shown.
    vi.spyOn(client, 'call').mockImplementation((async (name, ask) => {
      if (name === 'readTable') await engine.pass(520);
      return call(name, ask);
    }) as typeof client.call);
    desktop.toOpen = csv('t\nx\n');
    await openTable(lab);
    await vi.waitFor(() => expect(training.busy).toBe(''));
    await training.useBefore();
    expect(training.epoch).toBe(10);
    expect(training.curve.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('takes choices and data back, and does them again', async () => {
    const { lab, training, engine } = await opened('iris');
    const { history } = training.task;
    training.task.choose({ hidden: [3] }, 'the network');
    training.task.read({ standardise: false }, 'the scale has changed');
    await engine.pass(100);
    training.stepEpoch();
    await engine.pass(100);
    const first = training.frame!.standing;
    expect([history.toUndo, history.toRedo]).toEqual(['change of the scale', null]);
    runCommand(lab, 'undo');
    await engine.pass(100);
    expect([training.task.plan.standardise, history.toUndo]).toEqual([true, 'change of the network']);
    expect(training).toMatchObject({ epoch: 0, notice: 'Started anew: the change of the scale is taken back.' });
    runCommand(lab, 'undo');
    runCommand(lab, 'undo');
    await engine.pass(100);
    expect(training.task.source.name).toBe('moons');
    expect(training.table?.problem?.classes).toHaveLength(2);
    for (let k = 0; k < 4; k++) runCommand(lab, 'redo');
    await engine.pass(100);
    expect([history.toUndo, history.toRedo]).toEqual(['change of the scale', null]);
    expect(training.started?.layers.map(({ size }) => size)).toEqual([3, 3]);
    training.stepEpoch();
    await engine.pass(100);
    expect(training.frame!.standing).toEqual(first);
  });

  it('keeps what was learnt through a file that teaches nothing, whatever is taken back, by key or button', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    const { history } = training.task;
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    const open = async (text: string): Promise<void> => {
      desktop.toOpen = csv(text);
      await openTable(lab);
      await engine.pass(100);
    };
    const undo = async (): Promise<void> => {
      runCommand(lab, 'undo');
      await engine.pass(100);
    };
    await open('t\nx\n');
    await training.useBefore();
    expect([training.epoch, history.toUndo, history.toRedo]).toEqual([5, 'choice of data', null]);
    await open('a,t\n1,x\n2,x\n');
    await open('b,t\n1,x\n2,x\n');
    training.task.read({ standardise: false }, 'the scale has changed');
    await engine.pass(100);
    for (let k = 0; k < 2; k++) await undo();
    expect(training.before).not.toBeNull();
    await undo();
    expect([training.task.source.name, training.epoch]).toEqual(['iris', 5]);
    runCommand(lab, 'redo');
    await engine.pass(100);
    expect([training.started, training.before === null]).toEqual([null, false]);
    await undo();
    expect([training.task.source.name, training.epoch]).toEqual(['iris', 5]);
  });

  it('goes back to fewer epochs with what it has learnt, and forgets the training before once others are learnt', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    training.stepEpoch();
    await engine.pass(100);
    await training.chooseEpochs(withEpochs(training.task.choices, 250));
    runCommand(lab, 'undo');
    await engine.pass(100);
    expect([training.epoch, training.task.choices.epochs, training.notice]).toEqual([1, 100, '']);
    desktop.toOpen = csv('a,t\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n');
    await openTable(lab);
    await engine.pass(100);
    expect([training.started === null, training.before]).toEqual([false, null]);
  });

  it('lets be what is hidden behind the page of a refused file', async () => {
    const { lab, training, engine } = await opened('iris');
    training.task.choose({ hidden: [3] }, 'the network');
    await engine.pass(10);
    training.refuse({ name: 'x.png', issue: { path: '', message: 'found no text', expected: 'CSV' } });
    runCommand(lab, 'undo');
    expect(training.task.choices.hidden).toEqual([3]);
    training.refuse(null);
    runCommand(lab, 'undo');
    expect(training.task.choices.hidden).toEqual([16]);
  });

  it('is as far as it was where the opening of a file that teaches nothing is taken back', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    training.setPace(10);
    training.togglePlay();
    await engine.pass(520);
    desktop.toOpen = csv('t\nx\n');
    await openTable(lab);
    await engine.pass(100);
    runCommand(lab, 'undo');
    await vi.waitFor(() => expect(training.started).not.toBeNull());
    expect([training.epoch, training.before, training.busy, training.playing]).toEqual([5, null, '', false]);
    expect(training.task.history.toRedo).toBe('choice of data');
  });

  it('reads the cells of a file again where other texts mean missing, and takes that back', async () => {
    const { training, engine } = await opened();
    training.task.useFile(
      'coded.csv',
      ['x,y', ...Array.from({ length: 20 }, (_, k) => `${k % 4 ? k : -9},${k}`)].join('\n'),
    );
    await engine.pass(10);
    expect(training.table?.problem?.missing).toBe(0);
    training.task.read({ missingTexts: ['-9'] }, 'what is missing has changed');
    await engine.pass(10);
    expect(training.table?.problem?.missing).toBe(5);
    training.task.read({ standardise: false });
    await engine.pass(10);
    expect(training.table?.problem?.missing).toBe(5);
    training.task.readAsFound();
    await engine.pass(10);
    expect(training.table?.problem?.missing).toBe(0);
  });

  it('says that a share leaves no rows, in place of a training', async () => {
    const { training, engine } = await opened();
    training.task.generate({ rows: 8 });
    training.task.choose({ testShare: 0.01 }, 'the share set aside');
    await engine.pass(10);
    expect([training.started, training.issues[0]?.path]).toEqual([null, 'test share']);
    training.task.choose({ testShare: 0.5 }, 'the share set aside');
    await engine.pass(10);
    expect(training.started?.test.rows).toBe(4);
  });

  it('offers a tenth of the rate when the loss has exploded', async () => {
    const { training, engine } = await opened('sine');
    training.setPace(Infinity);
    training.task.choose({ optimizer: 'sgd', rate: 1000, epochs: 20 }, 'the learning rate');
    await engine.pass(10);
    training.togglePlay();
    await engine.pass(1000);
    expect(training.frame?.explosion).toMatch(/lower the learning rate/);
    expect(training.playing).toBe(false);
    lowerRate(training);
    expect(training.task.choices.rate).toBe(100);
  });
});

describe('choices for a training', () => {
  it('are those that suit the set, until the user has chosen', async () => {
    const { training, engine } = await opened('spirals');
    expect(training.task.choices.hidden).toEqual([32, 16]);
    training.task.useSet('iris');
    expect(training.task.choices).toEqual(standardChoices);
    training.task.choose({ hidden: [5] }, 'the network');
    training.task.useSet('spirals');
    expect(training.task.choices.hidden).toEqual([5]);
    // What was not touched suits the other set: 400 epochs of the spirals.
    expect(training.task.choices.epochs).toBe(400);
    training.task.chooseSuitable();
    expect(training.task.choices.hidden).toEqual([32, 16]);
    await engine.pass(10);
  });

  it('give an optimiser its own rate, but keep one that was chosen', async () => {
    const { training, engine } = await opened('iris');
    chooseOptimizer(training, 'sgd');
    expect(training.task.choices.rate).toBe(0.1);
    training.task.choose({ rate: 0.3 }, 'the learning rate');
    chooseOptimizer(training, 'momentum');
    expect(training.task.choices.rate).toBe(0.3);
    await engine.pass(10);
  });

  it('offer every built-in set once', () => {
    expect(offeredSets.map(({ name }) => name).sort()).toEqual([...datasets.keys()].sort());
  });

  // Digits need the packed pictures, which the window's own test trains on.
  it.each(offeredSets.filter(({ name }) => !name.startsWith('digits')).map(({ name }) => name))(
    'learn %s well',
    async (name) => {
      const { training, engine } = await opened(name);
      training.setPace(Infinity);
      training.togglePlay();
      await engine.pass(100_000);
      expect(training.over).toBe(true);
      expect(training.curve.at(-1)!.testScore).toBeGreaterThan(0.9);
    },
  );
});

describe('keys and files', () => {
  it('act on the training while it is shown, and on the circuit elsewhere', async () => {
    const { lab, training, engine, desktop } = await opened('iris');
    runCommand(lab, 'step');
    await engine.pass(100);
    expect(training.epoch).toBe(1);
    runCommand(lab, 'reset');
    await engine.pass(100);
    expect(training.epoch).toBe(0);
    runCommand(lab, 'play');
    expect([training.playing, lab.session.playing]).toEqual([true, false]);
    desktop.toOpen = csv('a,t\n1,x\n2,y\n3,x\n4,y\n');
    runCommand(lab, 'open');
    await engine.pass(100);
    expect(training.task.source).toMatchObject({ kind: 'file', name: 'my.csv' });
    runCommand(lab, 'build');
    expect(lab.view).toBe('build');
  });

  it('save the model where it is trained, elsewhere the circuit that is not shown; undo nothing of it', async () => {
    const { lab, engine, desktop } = await opened('iris');
    await lab.files.openNetwork(example('nand'));
    lab.document.edit('note', (network) => ({ ...network, note: 'mine' }));
    desktop.saveTo = '/mine.network.json';
    runCommand(lab, 'undo');
    expect(lab.document.network?.note).toBe('mine');
    runCommand(lab, 'redo');
    await engine.pass(10);
    runCommand(lab, 'save');
    await settle();
    expect(desktop.exported.map(({ texts }) => Object.keys(texts))).toEqual([['model.json']]);
    expect([desktop.written, lab.document.unsaved]).toEqual([[], true]);
    runCommand(lab, 'compare');
    runCommand(lab, 'save');
    await settle();
    expect(desktop.written.map(({ path }) => path)).toEqual(['/mine.network.json']);
    expect(lab.document.unsaved).toBe(false);
  });

  it('take a dropped file as text in UTF-8, and nothing else', async () => {
    expect(await readDropped(new File(['a,b\n1,2'], 'x.csv'), 'a table as text')).toEqual({
      ok: true,
      value: 'a,b\n1,2',
    });
    const bytes = Uint8Array.from([0xff, 0xfe, 0x00, 0x93]);
    expect(await readDropped(new File([bytes], 'x.csv'), 'a table as text')).toMatchObject({
      ok: false,
      issue: { path: 'x.csv', message: 'found no text in UTF-8' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../renderer/state/commands.ts';
import { createTestLab } from '../support/lab.ts';

async function opened() {
  const all = createTestLab();
  const { lab, engine } = all;
  lab.show('train');
  lab.training.task.useSet('xor');
  await engine.pass(10);
  lab.stepThrough(1);
  await engine.pass(100);
  return { ...all, training: lab.training, oneCase: lab.oneCase };
}

describe('one case in the window', () => {
  it('takes a row forward and back, and works out the differences of a small network unasked', async () => {
    const { lab, oneCase } = await opened();
    expect(lab.trainTab).toBe('case');
    // 4 hidden units and 2 outputs: six steps forward, the loss, six back.
    expect(oneCase).toMatchObject({ index: 0, last: 12, stale: false, issues: [], measuring: false });
    expect(oneCase.taken?.case).toMatchObject({ row: 1, previous: null, next: 2, epoch: 0 });
    expect(oneCase.differences).toMatchObject({ row: 1, evaluations: 44, total: 44, cancelled: false });
  });

  it('stays between its first and last step', async () => {
    const { lab, oneCase } = await opened();
    await oneCase.go(99);
    expect([oneCase.index, oneCase.step?.kind]).toEqual([12, 'backward']);
    await oneCase.go(-3);
    expect([oneCase.index, oneCase.step?.kind]).toEqual([0, 'forward']);
    runCommand(lab, 'case-next');
    expect(oneCase.index).toBe(1);
    // Keys of a case that is out of sight do nothing.
    lab.trainTab = 'curves';
    runCommand(lab, 'case-next');
    expect(oneCase.index).toBe(1);
  });

  it('plays to its last step and stops there; played again it begins anew', async () => {
    const { oneCase } = await opened();
    await oneCase.go(11);
    oneCase.togglePlay();
    expect(oneCase).toMatchObject({ playing: false, index: 12 });
    oneCase.togglePlay();
    expect(oneCase).toMatchObject({ playing: true, index: 0 });
    oneCase.togglePlay();
    expect(oneCase.playing).toBe(false);
  });

  it('pauses the training when one starts to step, at the weights that it then has', async () => {
    const { training, engine, oneCase } = await opened();
    training.togglePlay();
    await engine.pass(300);
    expect(training.playing).toBe(true);
    expect(oneCase.stale).toBe(true);
    const stepped = oneCase.go(1);
    await engine.pass(100);
    await stepped;
    expect(training.playing).toBe(false);
    expect(oneCase).toMatchObject({ index: 1, stale: false });
    expect(oneCase.taken?.case).toMatchObject({ epoch: training.epoch, batch: training.batch });
  });

  it('says that the network has learnt on, and takes the row again when asked', async () => {
    const { training, engine, oneCase } = await opened();
    await oneCase.go(5);
    const before = oneCase.taken!.case.loss;
    training.stepEpoch();
    await engine.pass(100);
    expect(oneCase).toMatchObject({ stale: true, index: 5 });
    expect(oneCase.taken!.case.loss).toBe(before);
    void oneCase.takeAgain();
    await engine.pass(100);
    expect(oneCase).toMatchObject({ stale: false, index: 0 });
    expect(oneCase.taken!.case.loss).not.toBe(before);
  });

  it('keeps the row that it has when another one is not in the table', async () => {
    const { engine, oneCase } = await opened();
    void oneCase.take(4000);
    await engine.pass(10);
    expect(oneCase.issues).toMatchObject([{ message: 'row 4000 has no class to compare with' }]);
    expect(oneCase.taken?.case.row).toBe(1);
    expect(oneCase.differences?.evaluations).toBe(44);
  });

  it('takes the first row of other data', async () => {
    const { training, engine, oneCase } = await opened();
    void oneCase.take(40);
    await engine.pass(10);
    training.task.generate({ rows: 20 });
    await engine.pass(10);
    expect(oneCase.isOther).toBe(true);
    const again = oneCase.takeAgain();
    await engine.pass(10);
    await again;
    expect(oneCase).toMatchObject({ isOther: false, issues: [] });
    expect(oneCase.taken?.case.row).toBe(1);
  });
});

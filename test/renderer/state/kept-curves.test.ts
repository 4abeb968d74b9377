import { describe, expect, it } from 'vitest';
import { choiceLabel, choiceText, curveNames, differingKeys } from '../../../renderer/state/choice-text.ts';
import { standardChoices, type Choices } from '../../../renderer/state/training-choices.ts';
import { suggestedValues, variationsOf } from '../../../renderer/state/variations.ts';
import { epochsText, summarise } from '../../../renderer/views/train/kept/curve-summary.ts';
import { createTestLab } from '../support/lab.ts';

async function learnt() {
  const all = createTestLab();
  const { lab, engine } = all;
  const { training, kept, trials } = lab;
  lab.show('train');
  training.task.useSet('iris');
  training.setPace(Infinity);
  training.togglePlay();
  await engine.pass(1000);
  return { ...all, training, kept, trials };
}

const of = (change: Partial<Choices>): Choices => ({ ...standardChoices, ...change });

describe('names of trainings', () => {
  it('say what differs, optimiser and rate as they are spoken', () => {
    expect(curveNames([of({ optimizer: 'sgd', rate: 0.1 })], of({}))).toEqual(['SGD 0.1', 'Adam 0.01']);
    expect(curveNames([of({ seed: 2 }), of({ seed: 3 })], of({}))).toEqual(['seed 2', 'seed 3', 'seed 1']);
    expect(curveNames([of({ rate: 0.1 })], of({ seed: 4 }))).toEqual(['rate 0.1, seed 1', 'rate 0.01, seed 4']);
    expect(curveNames([of({ hidden: [8, 4] }), of({ hidden: [] })], of({}))).toEqual([
      'hidden layers 8–4',
      'hidden layers none',
      'hidden layers 16',
    ]);
  });

  it('say no rate of L-BFGS, which has none', () => {
    expect(curveNames([of({ optimizer: 'lbfgs' })], of({ rate: 0.1 }))).toEqual(['L-BFGS', 'Adam 0.1']);
    expect(curveNames([], of({ optimizer: 'lbfgs' }))).toEqual(['L-BFGS']);
  });

  it('number those that are alike, and leave the present one as it is', () => {
    expect(curveNames([of({}), of({})], of({}))).toEqual(['Adam 0.01 (1)', 'Adam 0.01 (2)', 'Adam 0.01']);
  });

  it('cope with choices that nobody has named', () => {
    expect(choiceLabel('weightDecay')).toBe('weight decay');
    expect(choiceText({ kind: 'step', every: 10, keepsRate: false })).toBe('step, every 10, keeps rate no');
    expect(choiceText(null)).toBe('none');
    const strange = { ...standardChoices, dropout: 0.5 } as Choices;
    expect(differingKeys([strange, standardChoices])).toEqual(['dropout']);
  });
});

describe('values to try', () => {
  it('are about the present one', () => {
    const [rate, optimizer, seed] = variationsOf(standardChoices);
    expect([rate!.key, optimizer!.key, seed!.key]).toEqual(['rate', 'optimizer', 'seed']);
    expect(suggestedValues(rate!, standardChoices)).toEqual([0.001, 0.01, 0.1, 1]);
    expect(suggestedValues(optimizer!, standardChoices)).toEqual(['adam', 'sgd', 'momentum', 'nesterov']);
    expect(suggestedValues(seed!, standardChoices)).toEqual([1, 2, 3, 4]);
  });

  it('are offered of any number, within its bounds', () => {
    const choices = { ...standardChoices, dropout: 0, epochs: 90_000, batch: 'full' } as unknown as Choices;
    const variations = variationsOf(choices);
    const by = (key: string) =>
      suggestedValues(
        variations.find((each) => each.key === key)!,
        choices,
      );
    expect(by('dropout')).toEqual([0, 0.0001, 0.001, 0.01]);
    expect(by('epochs')).toEqual([45_000, 90_000, 100_000, 100_000]);
    expect(by('batch')).toEqual([8, 16, 32, 64]);
  });
});

describe('kept curves', () => {
  it('stay as they were while the training starts anew, four at most', async () => {
    const { training, kept, engine } = await learnt();
    const { curve } = training;
    kept.keep();
    training.task.choose({ optimizer: 'sgd', rate: 0.1 }, 'the optimiser');
    await engine.pass(1000);
    expect(kept.curves[0]).toMatchObject({ curve, slot: 0, isAccuracy: true });
    expect(kept.names).toEqual(['Adam 0.01', 'SGD 0.1']);
    for (let k = 0; k < 5; k++) kept.keep();
    expect(kept.curves.map(({ slot }) => slot)).toEqual([0, 1, 2, 3]);
    expect(kept.canKeep).toBe(false);
    kept.remove(kept.curves[1]!.id);
    kept.keep();
    expect(kept.curves.map(({ slot }) => slot)).toEqual([0, 2, 3, 1]);
  });

  it('give their choices back, which learn the same curve again', async () => {
    const { training, kept, engine } = await learnt();
    kept.keep();
    training.task.choose({ rate: 0.2, seed: 9, hidden: [3], l2: 0.1, patience: 2 }, 'the network');
    await engine.pass(1000);
    kept.use(kept.curves[0]!);
    await engine.pass(1000);
    expect(training.task.choices).toMatchObject({ ...kept.curves[0]!.choices, l2: 0, patience: null });
    training.togglePlay();
    await engine.pass(1000);
    expect(training.curve).toEqual(kept.curves[0]!.curve);
  });

  it('know whether they are of the data on screen', async () => {
    const { training, kept, engine } = await learnt();
    kept.keep();
    const [first] = kept.curves;
    expect(kept.isOfOtherData(first!)).toBe(false);
    training.task.useSet('moons');
    await engine.pass(1000);
    expect(kept.isOfOtherData(first!)).toBe(true);
    training.task.useSet('iris');
    await engine.pass(1000);
    expect(kept.isOfOtherData(first!)).toBe(false);
    training.task.read({ dropped: ['petal width'] });
    expect(kept.isOfOtherData(first!)).toBe(true);
  });

  it('are best where the test loss is least', () => {
    const point = (epoch: number, testLoss: number) => ({
      ...{ epoch, testLoss, trainLoss: 1, trainScore: 0, testScore: 0 },
    });
    const curve = [point(0, NaN), point(1, 3), point(2, 1), point(3, 1), point(4, 2)];
    expect(summarise(curve).best.epoch).toBe(2);
    expect(summarise(curve).last.epoch).toBe(4);
  });

  it('say when they were not trained to the end', () => {
    expect([epochsText(100, 100), epochsText(12.5, 1000)]).toEqual(['100', '12 of 1,000']);
  });
});

describe('settings side by side', () => {
  it('are each trained to the end and kept, while the training on screen stays where it is', async () => {
    const { training, kept, trials, engine } = await learnt();
    const { curve } = training;
    trials.show();
    trials.vary('seed');
    trials.setValue(3, 1);
    const run = trials.run();
    await engine.pass(100_000);
    await run;
    expect(kept.curves.map(({ choices }) => choices.seed)).toEqual([1, 2, 3]);
    expect(kept.curves.every((each) => each.curve.at(-1)!.epoch === 100)).toBe(true);
    expect(kept.curves[0]!.curve).toEqual(curve);
    expect(training.curve).toBe(curve);
    expect(trials).toMatchObject({
      running: false,
      open: false,
      cancelled: false,
      progress: { done: 300, total: 300 },
    });
  });

  it('find the room that was there for them, whatever is kept by hand meanwhile', async () => {
    const { kept, trials, engine } = await learnt();
    kept.keep();
    const [first] = kept.curves;
    trials.show();
    trials.vary('rate');
    trials.setValue(3, 0.1);
    const run = trials.run();
    expect(kept.canKeep).toBe(false);
    kept.keep();
    await engine.pass(100_000);
    await run;
    expect(kept.curves).toHaveLength(4);
    expect(kept.curves[0]).toBe(first);
    kept.remove(first!.id);
    expect(kept.canKeep).toBe(true);
  });

  it('make room by removing the oldest', async () => {
    const { kept, trials, engine } = await learnt();
    for (let k = 0; k < 3; k++) kept.keep();
    const last = kept.curves[2];
    trials.show();
    trials.vary('rate');
    trials.setValue(3, 0.1);
    const run = trials.run();
    await engine.pass(100_000);
    await run;
    expect(kept.curves[0]).toBe(last);
    expect(kept.curves.slice(1).map(({ choices }) => choices.rate)).toEqual([0.001, 0.01, 0.1]);
  });

  it('say what cannot be trained, and stay open', async () => {
    const { kept, trials, engine } = await learnt();
    for (let k = 0; k < 4; k++) kept.keep();
    const before = kept.curves;
    trials.show();
    trials.vary('testShare');
    trials.setValue(0, 0.001);
    const run = trials.run();
    await engine.pass(100_000);
    await run;
    expect(trials.issues).toHaveLength(1);
    expect(trials.open).toBe(true);
    expect(kept.curves).toEqual(before);
  });
});

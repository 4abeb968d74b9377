import { render, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { openTable } from '../../../renderer/state/open-table.ts';
import { trainCircuit } from '../../../renderer/state/train-circuit.ts';
import TrainView from '../../../renderer/views/train/TrainView.svelte';
import { createTestLab } from '../support/lab.ts';
import { example } from '../support/networks.ts';
import Frame from './Frame.svelte';

async function shown(set = 'iris') {
  const all = createTestLab();
  const { lab, engine } = all;
  lab.show('train');
  lab.training.task.useSet(set);
  await engine.pass(10);
  const screen = render(Frame, { props: { lab, view: TrainView } });
  return { ...all, training: lab.training, screen, user: userEvent.setup() };
}

describe('train view', () => {
  it('adds, sizes and removes hidden layers, and names each field', async () => {
    const { training, engine, screen, user } = await shown();
    await user.click(screen.getByRole('button', { name: 'Add a hidden layer' }));
    const second = screen.getByLabelText('Neurons in hidden layer 2');
    await user.clear(second);
    await user.type(second, '5{Enter}');
    expect(training.task.choices.hidden).toEqual([16, 5]);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText(/4 – 16 tanh – 5 tanh – 3 softmax/));
    await user.click(screen.getByRole('button', { name: 'Remove hidden layer 1' }));
    await user.click(screen.getByRole('button', { name: 'Remove hidden layer 1' }));
    expect(training.task.choices.hidden).toEqual([]);
    screen.getByText('No hidden layer: the inputs go straight to the outputs.');
  });

  it.each([
    ['Learning rate', '0', 'Must be at least 0.000001'],
    ['Epochs', '2.5', 'Must be a whole number'],
    ['Rows a batch', '', 'Type a number'],
    ['Share set aside to test', '100', 'Must be at most 99 %'],
    ['Neurons in hidden layer 1', '513', 'Must be at most 512'],
  ])('marks %s = "%s" in its field and goes on with the last good value', async (label, text, message) => {
    const { training, screen, user } = await shown();
    const before = training.task.choices;
    const field = screen.getByLabelText(label);
    await user.clear(field);
    if (text !== '') await user.type(field, text);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    screen.getByText(message);
    await user.tab();
    expect(training.task.choices).toBe(before);
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('keeps the keyboard at the layers when the last is removed, and when no more may be added', async () => {
    const { screen, user } = await shown();
    const add = screen.getByRole('button', { name: 'Add a hidden layer' });
    screen.getByRole('button', { name: 'Remove hidden layer 1' }).focus();
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(add));
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Neurons in hidden layer 5')));
    screen.getByRole('button', { name: 'Remove hidden layer 5' }).focus();
    await user.keyboard('{Enter}');
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove hidden layer 4' })),
    );
    // A click of the mouse leaves it at no button and in no field: Space is to play, not to remove one more.
    screen.getByLabelText('Epochs').focus();
    await user.click(screen.getByRole('button', { name: 'Remove hidden layer 1' }));
    await vi.waitFor(() => expect(screen.queryByLabelText('Neurons in hidden layer 4')).toBeNull());
    expect(document.activeElement).toBe(document.body);
  });

  it('computes the error surface of each network anew that takes the place of the one shown', async () => {
    const { lab, training, engine, screen } = await shown('moons');
    lab.trainTab = 'surface';
    const computed = async (): Promise<void> => {
      for (let k = 0; k < 3; k++) await engine.pass(1000);
      await vi.waitFor(() => screen.getByRole('application', { name: /^Error surface/ }));
      expect(lab.surface.comparison.measured!.started).toBe(training.started);
      expect(screen.queryByText(/have moved since/)).toBeNull();
    };
    await tick();
    await computed();
    training.task.choose({ rate: 0.1 }, 'the rate');
    await computed();
    training.task.useSet('iris');
    await computed();
    training.stepEpoch();
    await engine.pass(100);
    training.startAnew();
    await computed();
  });

  it('says that Space trains only where it would', async () => {
    const { screen } = await shown();
    await vi.waitFor(() => screen.getByText('Press Space to train.'));
    screen.getByRole('slider', { name: 'Speed' }).focus();
    await vi.waitFor(() => screen.getByText('Press Play to train.'));
    screen.getByLabelText('Data set').focus();
    await tick();
    screen.getByText('Press Play to train.');
    (document.activeElement as HTMLElement).blur();
    await vi.waitFor(() => screen.getByText('Press Space to train.'));
  });

  it('shows all digits of a seed', async () => {
    const { training, screen, user } = await shown();
    const field = screen.getByLabelText('Seed') as HTMLInputElement;
    await user.clear(field);
    await user.type(field, '1234567891{Enter}');
    expect(training.task.choices.seed).toBe(1234567891);
    expect(field.value).toBe('1234567891');
  });

  it('takes a decimal comma', async () => {
    const { training, screen, user } = await shown();
    const field = screen.getByLabelText('Learning rate');
    await user.clear(field);
    await user.type(field, '0,05{Enter}');
    expect(training.task.choices.rate).toBe(0.05);
  });

  it('counts test rows in its matrix, with recall and precision where there is room', async () => {
    const { engine, training, screen } = await shown();
    training.setPace(Infinity);
    training.togglePlay();
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    const counts = training.frame!.confusion!.flat();
    const cells = [...screen.getByRole('region', { name: 'Confusion matrix' }).querySelectorAll('tbody td.mono')];
    expect(cells.map((cell) => Number(cell.textContent)).slice(0, 9)).toEqual(counts);
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
  });

  it('says that 120 classes are too many for a table, which would be 14,400 cells', async () => {
    const { lab, screen, engine, desktop } = await shown();
    const rows = Array.from({ length: 600 }, (_, k) => `${(k * 7) % 13},${(k * 5) % 11},c${k % 120}`);
    desktop.toOpen = { ok: true, value: { path: '/ids.csv', name: 'ids.csv', text: `a,b,kind\n${rows.join('\n')}\n` } };
    await openTable(lab);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText('120 classes are too many to draw or to table.'));
    expect(screen.queryByRole('region', { name: 'Confusion matrix' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Decision regions' })).toBeNull();
  });

  it('learns prices in the millions once their scale is taken', async () => {
    const { lab, screen, engine, desktop, training, user } = await shown();
    const rows = Array.from({ length: 200 }, (_, k) => `${k % 50},${3e6 + 4e4 * (k % 50)}`);
    desktop.toOpen = { ok: true, value: { path: '/p.csv', name: 'p.csv', text: `size,price\n${rows.join('\n')}\n` } };
    await openTable(lab);
    await engine.pass(10);
    const box = await vi.waitFor(() => screen.getByLabelText('Learn the target at mean 0 and deviation 1'));
    screen.getByText(/scale the target to mean 0/);
    training.setPace(Infinity);
    training.togglePlay();
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    expect(training.curve.at(-1)!.testScore).toBeLessThan(0);
    await user.click(box);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText('Started anew: the scale has changed.'));
    expect(screen.queryByText(/scale the target to mean 0/)).toBeNull();
    training.togglePlay();
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    // A straight line.
    expect(training.curve.at(-1)!.testScore).toBeGreaterThan(0.99);
  });

  it('keeps what it dropped beyond six lines to be unfolded, and says how much that is', async () => {
    const { training, engine, screen } = await shown();
    const texts = Array.from({ length: 9 }, (_, k) => `name${k}`);
    const rows = Array.from({ length: 30 }, (_, row) =>
      [...texts.map((name) => `${name} of row ${row}`), row % 7, row % 2 ? 'psr' : 'bll'].join(),
    );
    training.task.useFile('names.csv', [[...texts, 'flux', 'type'].join(), ...rows].join('\n'));
    await engine.pass(10);
    const report = training.table!.problem!.report;
    expect(report.length).toBeGreaterThanOrEqual(9);
    const summary = await vi.waitFor(() => screen.getByText(`and ${report.length - 6} more`));
    const hidden = [...summary.parentElement!.querySelectorAll('p')].map((line) => line.textContent);
    expect(hidden).toEqual(report.slice(6));
  });

  it('leads back to the training before where choices do not fit a table that is well', async () => {
    const { lab, screen, engine, desktop, training, user } = await shown();
    training.task.choose({ testShare: 0.02 }, 'the share set aside');
    await engine.pass(10);
    training.stepEpoch();
    await engine.pass(100);
    desktop.toOpen = { ok: true, value: { path: '/f.csv', name: 'f.csv', text: 'x,t\n1,u\n2,v\n3,u\n4,v\n' } };
    await openTable(lab);
    await engine.pass(10);
    const page = await vi.waitFor(() => screen.getByRole('region', { name: 'These choices do not fit the data' }));
    expect(page.textContent).toMatch(/Test share: found a share of 0\.02 of 4 labelled rows/);
    await user.click(within(page).getByRole('button', { name: /^Back to “/ }));
    await vi.waitFor(() => expect(training.epoch).toBe(1));
  });

  it('helps where the drawn circuit has steps, which cannot learn', async () => {
    const { lab, screen, engine, training, user } = await shown();
    lab.document.open(example('nand'), { path: null, name: 'NAND' });
    trainCircuit(lab);
    await engine.pass(10);
    const page = await vi.waitFor(() => screen.getByRole('region', { name: 'This circuit cannot learn these data' }));
    expect(page.textContent).toMatch(/Nand: mcculloch-pitts is a step/);
    expect(within(page).queryByRole('button', { name: 'Back to suitable values' })).toBeNull();
    await user.click(within(page).getByRole('button', { name: 'Mend the circuit in Build' }));
    expect([lab.view, [...lab.selection]]).toEqual(['build', ['nand']]);
    lab.show('train');
    await user.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Make nand logistic' })));
    await engine.pass(10);
    await vi.waitFor(() =>
      screen.getByText(/^The circuit has 2 inputs .*, the data have 4/, { selector: 'section li' }),
    );
    await user.click(screen.getAllByRole('button', { name: 'Take data that fit: NAND of two bits' }).at(-1)!);
    await engine.pass(10);
    expect(training.issues).toEqual([]);
    expect(training.started?.circuit?.nodes.at(-1)).toMatchObject({ activation: 'logistic' });
    training.task.useSet('iris');
    await engine.pass(10);
    await user.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Train dense layers instead' })));
    await engine.pass(10);
    expect(training.started?.circuit).toBeNull();
  });

  it('offers no lower rate where the first weights already explode', async () => {
    const { lab, screen, engine, desktop, training } = await shown();
    const rows = Array.from({ length: 40 }, (_, k) => `${k % 2 ? '-' : ''}1.7e308,${k}.5e299`);
    desktop.toOpen = { ok: true, value: { path: '/h.csv', name: 'h.csv', text: `a,b\n${rows.join('\n')}\n` } };
    await openTable(lab);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText(/^40 rows/));
    training.togglePlay();
    await engine.pass(100);
    await vi.waitFor(() => screen.getByText(/The loss is no number any more/, { selector: 'h2' }));
    expect(screen.queryByRole('button', { name: /Train with a rate/ })).toBeNull();
    expect(screen.queryByText(/Press Space to train/)).toBeNull();
  });

  it('blames the target where its size is at fault, and scales it', async () => {
    const { lab, screen, engine, desktop, training } = await shown();
    const rows = Array.from({ length: 40 }, (_, k) => `${k},${k}.5e299`);
    desktop.toOpen = { ok: true, value: { path: '/t.csv', name: 't.csv', text: `a,b\n${rows.join('\n')}\n` } };
    await openTable(lab);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText(/^40 rows/));
    training.togglePlay();
    await engine.pass(100);
    await vi.waitFor(() => screen.getByText(/The inputs are not to blame/));
    expect(screen.queryByText(/so much of these inputs/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Scale the target' }));
    await engine.pass(100);
    await vi.waitFor(() => expect(training.task.plan.scaleTarget).toBe(true));
    await vi.waitFor(() => expect(screen.queryByText(/The inputs are not to blame/)).toBeNull());
  });

  it('offers no list of 64 pixels, and no texts to take as missing in a set of its own', async () => {
    const { lab, screen, engine, desktop } = await shown();
    expect(screen.queryByText(/Take texts among numbers/)).toBeNull();
    const header = Array.from({ length: 70 }, (_, k) => `p${k}`).join(',');
    const row = (k: number) => Array.from({ length: 70 }, (_, j) => String((k * j) % 11)).join(',');
    const text = [header, ...Array.from({ length: 30 }, (_, k) => row(k))].join('\n');
    desktop.toOpen = { ok: true, value: { path: '/wide.csv', name: 'wide.csv', text } };
    await openTable(lab);
    await engine.pass(10);
    await vi.waitFor(() => screen.getByText('Take texts among numbers as missing'));
    expect(screen.queryByText(/^From \d+ of/)).toBeNull();
  });
});

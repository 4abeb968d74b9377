import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { setParameter } from '../../../renderer/state/edits.ts';
import { sweepLevels } from '../../../renderer/state/sweep-levels.ts';
import ReliabilityTab from '../../../renderer/views/logic/ReliabilityTab.svelte';
import { estimateText, quantityOf } from '../../../renderer/views/logic/reliability-text.ts';
import { example, network } from '../support/networks.ts';
import { renderView } from './render.ts';

async function panel(circuit = example('nand')) {
  const all = await renderView(ReliabilityTab, circuit);
  const user = userEvent.setup();
  const set = async (label: string, text: string) => {
    const field = all.screen.getByLabelText(label);
    await user.clear(field);
    await user.type(field, `${text}{Enter}`);
  };
  const rows = () =>
    all.screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent?.trim()));
  return { ...all, user, set, rows };
}

describe('reliability panel', () => {
  it('sweeps lesions and shows each level with its interval', async () => {
    const { screen, user, set, rows } = await panel();
    await set('To', '1');
    await set('Levels', '2');
    await set('Trials a level', '50');
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await vi.waitFor(() => screen.getByText(/^Undisturbed, all 4 rows are right with probability 1/));
    // The one row that asks for silence is right when the neuron is dead: a quarter of the rows, by Wilson's interval of 50.
    expect(rows()).toEqual([
      ['0', '1', '1', '1', '1'],
      ['1', '0 [0, 0.071]', '0.250 [0.151, 0.385]', '0 [0, 0.071]', '50'],
    ]);
  });

  it('leaves alone what was selected, until it is told otherwise', async () => {
    const { lab, screen, user, rows } = await panel();
    lab.select(['nand', 'a']);
    lab.reliability.ranges = { ...lab.reliability.ranges, lesion: { from: 1, to: 1, count: 2 } };
    await user.click(await screen.findByRole('button', { name: /^\+ / }));
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await vi.waitFor(() => expect(rows()[0]![1]).toMatch(/^1|\[/));
    expect(lab.reliability.result!.spared).toEqual(['nand']);
    // Wilson's lower bound of 400 of 400 is 400/(400 + z²) = 0.9905.
    expect(rows()[0]![1]).toBe('1 [0.990, 1]');
    await user.click(screen.getByRole('button', { name: /^Disturb .* as well$/ }));
    expect(lab.reliability.spared).toEqual([]);
  });

  it('says that a curve is of another circuit, and forgets it with the document', async () => {
    const { lab, screen, user } = await panel();
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await vi.waitFor(() => screen.getByText(/^Undisturbed/));
    lab.document.edit('set b', (current) => setParameter(current, 'nand', 'b', 2.5));
    await screen.findByText('The circuit has changed since; sweep again.');
    lab.startOver();
    expect(lab.reliability.result).toBe(null);
    await vi.waitFor(() => expect(screen.queryByRole('table')).toBe(null));
  });

  it('can be cancelled, and keeps the levels that are done', async () => {
    const { lab, screen, user, set, engine, rows } = await panel();
    engine.cost = 5;
    await set('Trials a level', '100000');
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await engine.pass(100);
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await engine.pass(100);
    await vi.waitFor(() => screen.getByText(/^Cancelled: the levels so far\. Undisturbed/));
    expect(rows()[0]![1]).toBe('1');
    expect(rows().at(-1)!.at(-1)).toBe('⋯ not run');
    expect(lab.reliability.running).toBe(false);
  });

  it('exports the curve that it shows, and keeps one to compare with another circuit', async () => {
    const { lab, desktop, screen, user } = await panel();
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await vi.waitFor(() => screen.getByText(/^Undisturbed/));
    await user.click(screen.getByRole('button', { name: 'Export CSV…' }));
    await vi.waitFor(() => expect(desktop.exported).toHaveLength(1));
    expect(desktop.exported[0]!.suggestedName).toBe('nand-lesion');
    const lines = desktop.exported[0]!.texts.csv!.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^lesion,instances,all_rows,all_rows_low,all_rows_high/);
    expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(
      sweepLevels({ from: 0, to: 0.5, count: 11 }),
    );
    await user.click(screen.getByRole('button', { name: 'Keep to compare' }));
    await lab.files.openNetwork(example('nand-majority-vote'));
    lab.startOver();
    expect(lab.reliability.kept!.name).toBe('NAND');
  });

  it('names what is in the way: no expectation, or noise on neurons without a weighted sum', async () => {
    const bare = await panel(network({ stimuli: [{ id: 'a', kind: 'toggle' }] }));
    expect(bare.screen.getByRole('button', { name: 'Sweep' })).toHaveProperty('disabled', true);
    bare.screen.getByText(/Say what a lamp should show/);
    bare.screen.unmount();
    const { screen, user } = await panel(example('nand-lif'));
    await user.selectOptions(screen.getByLabelText('What disturbs the circuit'), 'noise');
    await user.click(screen.getByRole('button', { name: 'Sweep' }));
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('populations[0].model'));
  });
});

describe('levels and texts of a sweep', () => {
  it('have both ends, and no tails of rounding', () => {
    expect(sweepLevels({ from: 0, to: 0.3, count: 4 })).toEqual([0, 0.1, 0.2, 0.3]);
    expect(sweepLevels({ from: 0.5, to: 0, count: 2 })).toEqual([0.5, 0]);
    expect(sweepLevels({ from: 1, to: 1, count: 5 })).toEqual([1]);
  });
  it('never show an estimate as certainty', () => {
    expect(estimateText({ probability: 1, low: 1, high: 1 })).toBe('1');
    expect(estimateText({ probability: 0.99999, low: 0.98765, high: 1 })).toBe('0.999 [0.988, 1]');
    expect(estimateText(null)).toBe('–');
  });
  it('title the axis with the unit of what is disturbed', () => {
    expect(quantityOf('noise', example('nand'))).toBe('noise on each weighted sum, SD');
    expect(quantityOf('noise', example('nand-poisson'))).toBe('noise on each weighted sum, SD (spikes/ms)');
    expect(quantityOf('lesion', example('nand'))).toBe('probability that a neuron is dead');
  });
});

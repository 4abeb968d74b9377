import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { setParameter } from '../../../renderer/state/edits.ts';
import TruthTable from '../../../renderer/views/build/TruthTable.svelte';
import { intervalText, markOf, percent } from '../../../renderer/views/build/truth-table-text.ts';
import { example, network } from '../support/networks.ts';
import { renderView } from './render.ts';

async function table(circuit = example('nand')) {
  const all = await renderView(TruthTable, circuit);
  const user = userEvent.setup();
  const rows = () =>
    all.screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
  return { ...all, user, rows };
}

describe('truth table panel', () => {
  it('marks each row by sign and word', async () => {
    const { screen, user, rows } = await table();
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => screen.getByText(/✓ All 4 rows are right/));
    expect(rows()).toHaveLength(4);
    expect(rows()[3]).toMatch(/^110 ?0 ✓ right/);
  });

  it('shows the wrong row and counts nothing as passed', async () => {
    const { lab, screen, user, rows } = await table();
    lab.document.edit((current) => setParameter(current, 'nand', 'b', 2.5));
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^✗ /));
    expect(rows()[3]).toContain('✗ wrong');
  });

  it('takes the marks back as soon as the circuit changes', async () => {
    const { lab, screen, user, rows } = await table();
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => screen.getByText(/✓ All 4 rows are right/));
    lab.document.edit((current) => setParameter(current, 'nand', 'b', 2.5));
    await vi.waitFor(() => screen.getByText('The circuit has changed since; run the table again.'));
    expect(rows().every((row) => row?.includes('⋯ not run'))).toBe(true);
    expect(screen.queryByText(/✓/)).toBeNull();
  });

  it('shows intervals for a random circuit', async () => {
    const { screen, user, rows } = await table(example('nand-stochastic'));
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => expect(rows()[1]).toMatch(/0\.9\d+ ?0\.9\d+ – 0\.9\d+/));
  });

  it('asks for a lamp where there is none, and does not run', async () => {
    const { screen } = await table(network({ stimuli: [{ id: 'a', kind: 'toggle' }] }));
    expect(screen.getByRole('button', { name: 'Run table' })).toHaveProperty('disabled', true);
    screen.getByText(/Add a lamp/);
  });
});

describe('texts of the table', () => {
  it('never writes an estimate as certainty', () => {
    expect([percent(0.99999), percent(0.00001), percent(1), percent(null)]).toEqual(['0.9999', '0.0001', '1', '—']);
  });
  it('gives no interval to what was computed exactly', () => {
    expect(intervalText({ low: 0.25, high: 0.75, exact: false })).toBe('0.250 – 0.750');
    expect(intervalText({ low: 1, high: 1, exact: true })).toBe('exact');
  });
  it('shows a verdict of a stale table as not run', () => {
    expect(markOf('right', true)).toEqual({ kind: 'not-run', sign: '⋯', word: 'not run' });
  });
});

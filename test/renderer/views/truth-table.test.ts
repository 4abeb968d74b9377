import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { setParameter } from '../../../renderer/state/edits.ts';
import TruthTable from '../../../renderer/views/logic/TruthTable.svelte';
import { intervalText, markOf, percent, settlingText } from '../../../renderer/views/logic/truth-table-text.ts';
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
    lab.document.edit('set b', (current) => setParameter(current, 'nand', 'b', 2.5));
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^✗ /));
    expect(rows()[3]).toContain('✗ wrong');
  });

  it('takes the marks back as soon as the circuit changes', async () => {
    const { lab, screen, user, rows } = await table();
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => screen.getByText(/✓ All 4 rows are right/));
    lab.document.edit('set b', (current) => setParameter(current, 'nand', 'b', 2.5));
    await vi.waitFor(() => screen.getByText('The circuit has changed since; run the table again.'));
    expect(rows().every((row) => row?.includes('⋯ not run'))).toBe(true);
    expect(screen.queryByText(/✓/)).toBeNull();
  });

  it('shows intervals for a random circuit', async () => {
    const { screen, user, rows } = await table(example('nand-stochastic'));
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => expect(rows()[1]).toMatch(/0\.9\d+ ?0\.9\d+ – 0\.9\d+/));
  });

  it('gives a sample of the rows no tick, though each of its rows is right', async () => {
    const ids = Array.from({ length: 13 }, (_, index) => `x${index}`);
    const { screen, user, rows, engine } = await table(
      network({
        populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } }],
        stimuli: ids.map((id) => ({ id, kind: 'toggle' })),
        connections: ids.map((id) => ({ source: id, target: 'n', weight: 1 })),
        probes: [{ id: 'y', kind: 'lamp', target: 'n', expect: ids.join(' | ') }],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText(/4,096 of 8,192 rows were run, all right; the table is not verified/));
    const status = screen.getByRole('status');
    expect(status.textContent).not.toMatch(/[✓✗]/);
    expect(status.classList.contains('right')).toBe(false);
    expect(rows()[0]).toContain('✓ right');
  });

  it('gives a sample no tick, and runs all rows when asked to', async () => {
    const names = Array.from({ length: 13 }, (_, k) => `i${k}`);
    const wide = network({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -12.5 } }],
      stimuli: names.map((id) => ({ id, kind: 'toggle' })),
      connections: names.map((source) => ({ source, target: 'n', weight: 1 })),
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: names.join(' & ') }],
    });
    const { screen, user, engine } = await table(wide);
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText(/^4,096 of 8,192 rows were run, all right; the table is not verified/));
    expect(screen.getByRole('status').textContent).not.toContain('✓ ');
    await user.click(screen.getByRole('button', { name: 'Run all 8,192 rows' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText(/^✓ All 8,192 rows are right/));
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
    // An estimate of nearly 1 is not 1.
    expect(intervalText({ low: 0.99962, high: 0.99999, exact: false })).toBe('0.9996 – 0.9999');
    expect(intervalText({ low: 0, high: 0.0001, exact: false })).toBe('0.000 – 0.0001');
  });
  it('says how long a row took, how far it came to rest, or why it has no answer', () => {
    expect(settlingText({ reason: null, latency: 1, settledWithin: 0 })).toBe('1 step');
    expect(settlingText({ reason: null, latency: 10, settledWithin: 1e-12 })).toBe('10 steps, settled within 1e-12');
    expect(settlingText({ reason: 'did not settle', latency: null, settledWithin: null })).toBe('did not settle');
    expect(settlingText({ reason: null, latency: null, settledWithin: null })).toBe('—');
    expect(settlingText({ reason: null, latency: 6.23456, settledWithin: null }, 'ms')).toBe('6.235 ms');
  });
  it('shows a verdict of a stale table as not run', () => {
    expect(markOf('right', true)).toEqual({ kind: 'not-run', sign: '⋯', word: 'not run' });
  });
});

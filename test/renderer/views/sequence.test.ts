import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { setParameter } from '../../../renderer/state/edits.ts';
import SequenceTab from '../../../renderer/views/logic/SequenceTab.svelte';
import { firstText, spanOf, spanOfVector } from '../../../renderer/views/logic/sequence-text.ts';
import { around, latch as latchChip, nor } from '../../engine/support/chips.ts';
import { example } from '../support/networks.ts';
import { renderView } from './render.ts';

const test = 'hold s r | q nq\n4 0 1 | 0 1\n4 1 0 | 1 0 # set\n50 0 0 | 1 x\n4 0 1 | 0 1\n';

async function panel(circuit = example('sr-latch')) {
  const all = await renderView(SequenceTab, circuit);
  const user = userEvent.setup();
  const field = () => all.screen.getByLabelText('Input vectors over time') as HTMLTextAreaElement;
  const type = async (text: string) => {
    await user.clear(field());
    await user.click(field());
    await user.paste(text);
  };
  const run = () => user.click(all.screen.getByRole('button', { name: 'Run test' }));
  const rows = () =>
    all.screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()).join(' '));
  return { ...all, user, field, type, run, rows };
}

describe('tests over time', () => {
  it('show each vector with right and don’t care', async () => {
    const { screen, type, run, rows } = await panel();
    await type(test);
    await run();
    await vi.waitFor(() => screen.getByText('✓ All 4 vectors are right.'));
    // Number, steps, s, r, q, nq, latency, note: nq follows q by one step, and q the inputs by one.
    expect(rows()[1]).toBe('2 4 1 0 ✓right 1 ✓right 0 2 set');
    expect(rows()[2]).toBe('3 50 0 0 ✓right 1 ·any 0 0 ');
  });

  it('lead from the first wrong row to its place in the text', async () => {
    const { screen, user, type, run, rows, field } = await panel();
    await type(test.replace('50 0 0 | 1 x', '50 0 0 | 0 x'));
    await run();
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('✗ One vector is wrong'));
    expect(rows()[2]).toContain('✗wrong 1 not 0');
    await user.click(screen.getByRole('button', { name: 'Where is vector 3 wrong?' }));
    expect(screen.getByRole('status').textContent?.trim()).toBe(
      '✗ vector 3 (steps 8 to 57, s = 0, r = 0): q should be 0 and is 1.',
    );
    const { value, selectionStart, selectionEnd } = field();
    expect(value.slice(selectionStart, selectionEnd)).toBe('50 0 0 | 0 x');
  });

  it('name mistakes by line and column, and mark them, as they are typed', async () => {
    const { screen, user, type, field } = await panel();
    await type('hold s r | q\n4 0 1 | 0\n4 0 7 | 0\n');
    await screen.findByText(/^line 3, column 5: r is "7"; expected 0, 1, \^/);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(screen.container.querySelector('mark')?.textContent).toBe('7');
    field().setSelectionRange(27, 28);
    await user.keyboard('1');
    expect(field().value).toContain('4 0 1 | 0\n4 0 1 | 0\n');
    expect(field().getAttribute('aria-invalid')).toBe('false');
    expect(screen.queryByText(/^line 3/)).toBe(null);
  });

  it('of many mistakes name the first ones, in place of an older report', async () => {
    const { screen, type, run } = await panel();
    await type(test);
    await run();
    await vi.waitFor(() => screen.getByText(/✓ All/));
    await type(`hold s r | q\n${'4 0 7 | 0\n'.repeat(10)}`);
    expect(screen.getAllByRole('listitem')).toHaveLength(9);
    screen.getByText('and 2 more issues');
    expect(screen.queryByRole('table')).toBe(null);
  });

  it('are stale when the circuit or the text has changed', async () => {
    const { lab, screen, user, type, run, field } = await panel();
    await type(test);
    await run();
    await vi.waitFor(() => screen.getByText(/✓ All/));
    lab.document.edit('set b', (current) => setParameter(current, current.populations[0]!.id, 'b', 9));
    await screen.findByText('The circuit or the test has changed since; run it again.');
    expect(screen.queryByText('✓')).toBe(null);
    // Ctrl+Enter in the text runs it too: a neuron that always fires is wrong from the first vector on.
    await user.click(field());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('✗'));
  });

  it('can be cancelled', async () => {
    const { screen, user, type, run, engine, rows } = await panel();
    engine.cost = 5;
    await type(test.replace('50 0 0', '500000 0 0'));
    await run();
    await engine.pass(50);
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await engine.pass(50);
    await vi.waitFor(() => screen.getByText(/Not finished: 2 vectors not run/));
    expect(rows()[3]).toContain('⋯');
  });

  it('open from a file, and belong to the circuit that is open: a chip has its own', async () => {
    const { lab, desktop, user, screen, field } = await panel(around([nor, latchChip], latchChip));
    desktop.toOpen = { ok: true, value: { path: '/latch.txt', name: 'latch.txt', text: test } };
    await user.click(screen.getByRole('button', { name: 'Open…' }));
    await vi.waitFor(() => expect(field().value).toBe(test));
    lab.document.openChip(['chip']);
    await vi.waitFor(() => expect(field().value).toBe(''));
    await user.click(screen.getByRole('button', { name: 'Begin with the circuit’s names' }));
    expect(field().value).toBe('hold s r | q nq\n4    0 0 | x x\n');
    lab.document.openChip([]);
    await vi.waitFor(() => expect(field().value).toBe(test));
    lab.startOver();
    await vi.waitFor(() => expect(field().value).toBe(''));
  });

  it('of a random circuit have intervals over trials', async () => {
    const { screen, type, run, rows } = await panel(example('nand-stochastic'));
    screen.getByLabelText('Trials of the whole test');
    await type('hold a b | y\n2 0 1 | 1\n');
    await run();
    // The logistic of 3 is 0.953.
    await vi.waitFor(() => expect(rows()[0]).toMatch(/✓right 0\.9[3-7]\d \[0\.9\d\d, 0\.9\d\d\]/));
  });
});

describe('places in a test', () => {
  const text = 'hold: 4\r\n# names\ns r | q\n\n0 1 | 0\n1 x | 1\n';
  const at = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);

  it('are found by line and column', () => {
    expect(at(spanOf(text, 'line 6, column 3'))).toBe('x');
    expect(at(spanOf(text, 'line 3'))).toBe('s r | q');
    expect(spanOf(text, 'populations[0].model')).toBe(null);
  });
  it('are found by vector, without settings, notes and names', () => {
    expect(at(spanOfVector(text, 1))).toBe('1 x | 1');
    expect(spanOfVector(text, 2)).toBe(null);
  });
  it('begin with all names and the present levels', () => {
    expect(firstText(example('nand-stochastic'))).toMatch(/^hold a b \| y\n4 {4}[01] [01] \| x\n$/);
  });
});

import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import MakeCircuitDialog from '../../../renderer/views/logic/MakeCircuitDialog.svelte';
import { spanOf } from '../../../renderer/views/logic/make-circuit-text.ts';
import { example, network } from '../support/networks.ts';
import { renderView } from './render.ts';

async function dialog(circuit = network({ name: 'Empty' })) {
  const all = await renderView(MakeCircuitDialog, circuit);
  all.lab.maker.show();
  const field = await all.screen.findByLabelText('Formulas or truth table');
  const user = userEvent.setup();
  const write = async (text: string): Promise<void> => {
    await user.click(field);
    await user.paste(text);
  };
  /** Rows of the table of weights, cell by cell. */
  const weights = () =>
    [...document.querySelectorAll('table tr')].map((row) => [...row.children].map((cell) => cell.textContent?.trim()));
  return { ...all, user, write, weights };
}

describe('the dialog that makes a circuit', () => {
  it('shows the four inequalities of XOR that contradict each other, and a rule that never settles', async () => {
    const { screen, write } = await dialog();
    await write('a ^ b');
    await vi.waitFor(() => screen.getByText('✗ No single neuron computes it'));
    const lines = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(lines).toEqual([
      'No weights and threshold θ are right about these 4 samples at once:',
      '(0, 1) must be on: w(b) ≥ θ',
      '(1, 0) must be on: w(a) ≥ θ',
      '(0, 0) must be off: 0 < θ',
      '(1, 1) must be off: w(a) + w(b) < θ',
      'The first sum up to w(a) + w(b) ≥ 2 θ, the others to w(a) + w(b) < 2 θ: the same sum cannot be both.',
      "The classes' convex hulls share the point (0.5, 0.5): no plane parts them.",
    ]);
    screen.getByText(/never right about all rows: .* in 1,000 passes/);
    await vi.waitFor(() => screen.getByText('4 neurons'));
    screen.getByRole('radio', { name: /NAND neurons alone 4 neurons · 8 synapses · 3 layers/ });
  });

  it('shows the smallest weights beside those that the perceptron rule learns', async () => {
    const { screen, write, weights } = await dialog();
    await write('a & (b | c)');
    await vi.waitFor(() => screen.getByText('2 a + b + c ≥ 3'));
    // docs/logic-synthesis.md works the rule out: 22 mistakes, at most (R/γ)² = 196.
    expect(weights()).toEqual([
      ['Found by', 'w(a)', 'w(b)', 'w(c)', 'θ'],
      ['Smallest', '2', '1', '1', '3'],
      ['Perceptron rule', '3', '1', '1', '4'],
    ]);
    screen.getByText(/right about all rows after 22 mistakes of at most 196/);
  });

  it('names the place of a mistake, takes the cursor there, and has nothing to add', async () => {
    const { screen, user, write } = await dialog();
    await write('s = a ^ b\nc = a & & b');
    const issue = await screen.findByRole('button', { name: /line 2, column 9.*expected a name/ });
    expect(screen.getByRole('button', { name: 'Add as a chip' })).toHaveProperty('disabled', true);
    await user.click(issue);
    const field = screen.getByLabelText('Formulas or truth table') as HTMLTextAreaElement;
    // Ten characters of the first line, eight before the second &.
    expect([field.selectionStart, field.selectionEnd]).toEqual([18, 19]);
  });

  it('lets the missing rows of a table be anything when asked to', async () => {
    const { screen, user, write } = await dialog();
    await write('a b | y\n0 0 | 1\n0 1 | 0');
    await screen.findByText(/2 rows are missing, the first with a = 1, b = 0/);
    await user.click(screen.getByLabelText('Let missing rows be don’t-cares'));
    await vi.waitFor(() => screen.getByText('A table of 4 rows: a, b → y'));
    await vi.waitFor(() => screen.getByText('1 product, 1 literal, minimal'));
  });

  it('adds a chip by Ctrl+Enter and closes', async () => {
    const { lab, screen, user, write } = await dialog();
    await write('a ^ b');
    await vi.waitFor(() => screen.getByText('4 neurons'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lab.maker.open).toBe(false);
    expect(lab.document.toUndo).toBe('add chip XOR');
  });

  it('offers a circuit of its own where there is nothing yet', async () => {
    const empty = await dialog();
    expect(empty.screen.queryByRole('button', { name: 'Open as a new circuit' })).not.toBeNull();
    empty.screen.unmount();
    const full = await dialog(example('nand'));
    expect(full.screen.queryByRole('button', { name: 'Open as a new circuit' })).toBeNull();
  });
});

describe('the characters that an issue is about', () => {
  const text = 'ab\ncde = 1';
  it.each([
    ['line 2, column 1', 3, 6],
    ['line 2, column 5', 7, 8],
    ['line 1', 0, 2],
  ])('%s', (path, start, end) => expect(spanOf(text, { path, message: '', expected: '' })).toEqual({ start, end }));
  it('are none without a place', () => expect(spanOf(text, { path: 'table', message: '', expected: '' })).toBeNull());
});

import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { setParameter } from '../../../renderer/state/edits.ts';
import TruthTable from '../../../renderer/views/logic/TruthTable.svelte';
import { jitterText, summaryKind } from '../../../renderer/views/logic/truth-table-text.ts';
import { example, network } from '../support/networks.ts';
import { renderView } from './render.ts';

async function panel(circuit: Network = example('nand')) {
  const all = await renderView(TruthTable, circuit);
  const user = userEvent.setup();
  const { screen } = all;
  const rows = () => screen.getAllByRole('row').slice(1);
  return {
    ...all,
    user,
    rows,
    /** Inputs of the rows as they stand, such as `01`. */
    inputs: () =>
      rows().map((row) =>
        [...row.querySelectorAll('td')]
          .slice(0, 2)
          .map((td) => td.textContent)
          .join(''),
      ),
    run: () => user.click(screen.getByRole('button', { name: 'Run table' })),
    finished: (text: RegExp) => vi.waitFor(() => screen.getByText(text)),
    unfold: (name: string) => user.click(screen.getByRole('button', { name })),
  };
}

describe('the hint above a table that is not there yet', () => {
  it('says which rows it will have', async () => {
    const { screen } = await panel();
    screen.getByText(
      'Clamps each of the 4 rows of a, b, lets the circuit settle, and compares y with what you expect.',
    );
  });

  it('says so of a circuit without inputs, which has a single row', async () => {
    const { screen } = await panel(
      network({
        populations: [{ id: 'n', model: 'mcculloch-pitts' }],
        probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
      }),
    );
    screen.getByText(
      'Lets the circuit, which has no inputs, settle: the table is a single row. It compares y with what you expect.',
    );
  });
});

describe('rows of the truth table panel', () => {
  it('clamp the inputs of the circuit at a click or Enter, say so, and the one it stands at is marked', async () => {
    const { lab, user, rows, run, finished, engine } = await panel();
    await run();
    await finished(/All 4 rows/);
    const current = () => rows().map((row) => row.getAttribute('aria-current') === 'true');
    expect(current()).toEqual([true, false, false, false]);
    await user.click(rows()[2]!);
    expect([...lab.session.levels]).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(lab.said.text).toBe('Clamped a = 1, b = 0; Space plays');
    expect(current()).toEqual([false, false, true, false]);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(current()).toEqual([false, false, false, true]);
    // The running simulation has them too: with both on, the NAND falls silent after its first spike.
    await lab.session.stepOnce(4);
    const readout = await engine.client.call('inspect', { population: 'nand', neuron: 0 });
    expect(readout?.output).toBe(0);
  });

  it('are one stop of the Tab key, and the arrows go from row to row', async () => {
    const { user, rows, run, finished } = await panel();
    await run();
    await finished(/All 4 rows/);
    expect(rows().map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
    rows()[0]!.focus();
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(rows()[3]);
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(document.activeElement).toBe(rows()[2]);
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, -1, 0, -1]);
  });

  it('come the worst first when asked to', async () => {
    const { lab, screen, user, inputs, run, finished } = await panel();
    lab.document.edit('set b', (current) => setParameter(current, 'nand', 'b', 2.5));
    await run();
    await finished(/✗ 1 of 4 rows/);
    expect(inputs()).toEqual(['00', '01', '10', '11']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order of the rows' }), 'the worst first');
    expect(inputs()).toEqual(['11', '00', '01', '10']);
  });

  it('come while others are measured; a cancel keeps them and marks the rest as not run', async () => {
    const { lab, screen, user, rows, run, engine } = await panel(example('nand-stochastic'));
    engine.cost = 5;
    lab.truthTable.choices.trials = 20_000;
    await run();
    await engine.pass(300);
    await vi.waitFor(() => screen.getByText(/^[123] of 4 rows so far$/));
    const before = rows().length;
    expect(rows().every((row) => row.textContent?.includes('✓'))).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await engine.pass(300);
    await vi.waitFor(() => screen.getByText(/not run, so the table does not pass/));
    expect(rows()).toHaveLength(4);
    expect(rows()[before - 1]!.textContent).toContain('✓');
    expect(rows()[3]!.querySelector('.not-run .sign')?.textContent).toBe('⋯');
    screen.getByRole('columnheader', { name: 'jitter' });
  });

  it('are those of the last run, as many as there were before', async () => {
    const { lab, rows, run, finished } = await panel();
    await run();
    await finished(/All 4 rows are right/);
    // A bias of −0.5 leaves no row in which the NAND fires.
    lab.document.edit('set b', (circuit) => setParameter(circuit, 'nand', 'b', -0.5));
    await run();
    await finished(/3 of 4 rows are wrong/);
    expect(rows().map((row) => row.querySelector('.wrong, .right')!.className.includes('wrong'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('are drawn 128 at once, the next ones on demand', async () => {
    const ids = Array.from({ length: 9 }, (_, k) => `i${k}`);
    const wide = network({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } }],
      stimuli: ids.map((id) => ({ id, kind: 'toggle' })),
      connections: ids.map((source) => ({ source, target: 'n', weight: 1 })),
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    const { screen, user, run, finished, engine } = await panel(wide);
    await run();
    // From one piece to the next the worker leaves the window time for a frame.
    await engine.pass(100);
    await finished(/512 rows measured/);
    const firstInputs = () => document.querySelector('tbody tr td')?.textContent;
    expect([document.querySelectorAll('tbody tr').length, firstInputs()]).toEqual([128, '0000 0000 0']);
    screen.getByText('1–128 of 512');
    await user.click(screen.getByRole('button', { name: 'Next 128 rows' }));
    screen.getByText('129–256 of 512');
    expect([document.querySelectorAll('tbody tr').length, firstInputs()]).toEqual([128, '0100 0000 0']);
    const next = screen.getByRole('button', { name: 'Next 128 rows' });
    for (let page = 3; page <= 4; page++) await user.click(next);
    expect(next).toHaveProperty('disabled', true);
    screen.getByText('385–512 of 512');
  });

  it('that do not settle show the loop that keeps them from it', async () => {
    const ring = network({
      stimuli: [{ id: 'a', kind: 'toggle' }],
      populations: [{ id: 'n', label: 'N', model: 'mcculloch-pitts', parameters: { b: -0.5 } }],
      connections: [
        { source: 'a', target: 'n', weight: 1 },
        { id: 'back', source: 'n', target: 'n', weight: -1 },
      ],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: 'a' }],
    });
    const { lab, screen, user, rows, run, finished } = await panel(ring);
    await run();
    await finished(/✗ 1 of 2 rows/);
    expect(rows()[1]!.textContent).toContain('does not settle');
    await user.click(screen.getByRole('button', { name: 'Show the loop' }));
    await vi.waitFor(() => screen.getByText(/The circuit repeats every 2 steps/));
    expect([...lab.selection].sort()).toEqual(['back', 'n']);
    // It was the loop that was asked for, not the row.
    expect(lab.session.levels.get('a')).toBe(0);
  });
});

describe('what the truth table panel measures', () => {
  it('is the rows that meet a condition, whose mistakes show at its field', async () => {
    const { lab, screen, user, inputs, run, finished, unfold } = await panel(example('half-adder'));
    await unfold('Rows, trials and time');
    const field = screen.getByRole('textbox', { name: 'only rows where' });
    await user.type(field, 'a + q == 1');
    screen.getByText(/^column 5: the circuit has no input "q"; expected one of the inputs a, b/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    lab.truthTable.drawer = null;
    await run();
    // Nothing is run; the field unfolds.
    screen.getByRole('textbox', { name: 'only rows where' });
    expect(lab.truthTable.head).toBeNull();
    await user.clear(screen.getByRole('textbox', { name: 'only rows where' }));
    // Enter runs as well, and the rows take the place of the field.
    await user.type(screen.getByRole('textbox', { name: 'only rows where' }), 'a + b == 1{Enter}');
    await finished(/All 2 rows are right\. Only rows where a \+ b == 1 count, 2 of 4/);
    expect(inputs()).toEqual(['01', '10']);
    expect(screen.queryByRole('textbox', { name: 'only rows where' })).toBeNull();
  });

  it('is held against expressions, and stale as soon as they change', async () => {
    const { lab, screen, user, run, finished, unfold } = await panel();
    await unfold('Expect…');
    screen.getByText('y = !(a & b)');
    await user.selectOptions(screen.getByRole('combobox', { name: 'expect' }), 'expressions');
    await user.type(screen.getByRole('textbox', { name: 'Expected expressions' }), 'a & c');
    screen.getByText(/^line 1, column 5: the circuit has no input "c"/);
    await user.type(screen.getByRole('textbox', { name: 'Expected expressions' }), '{Backspace}b');
    await run();
    await finished(/✗ 4 of 4 rows are wrong/);
    await unfold('Expect…');
    await user.type(screen.getByRole('textbox', { name: 'Expected expressions' }), ' | b');
    screen.getByText('The options have changed since; run the table again.');
    // Another circuit brings its own expectations.
    lab.startOver();
    expect(lab.truthTable.choices.expectation).toBe('file');
  });

  it('is held against a pasted table', async () => {
    const { screen, user, rows, run, finished, unfold } = await panel();
    await unfold('Expect…');
    await user.selectOptions(screen.getByRole('combobox', { name: 'expect' }), 'a pasted table');
    await user.click(screen.getByRole('textbox', { name: 'Expected table' }));
    await user.paste('a b y\n1 1 1\n0 - 1');
    await run();
    await finished(/✗ 1 of 4 rows is wrong/);
    expect(rows().map((row) => row.querySelector('td:nth-child(4)')?.textContent?.replace(/\s+/g, ' ').trim())).toEqual(
      ['1 ✓ right', '1 ✓ right', '—', '1 ✗ wrong'],
    );
  });

  it('is compared with another circuit, and the row in which they differ can be clamped', async () => {
    const { lab, screen, user, desktop, run, finished, unfold } = await panel(example('nor'));
    await unfold('Expect…');
    await user.selectOptions(screen.getByRole('combobox', { name: 'expect' }), 'the answers of another circuit');
    screen.getByText(/no circuit is chosen/);
    const text = serializeNetwork(example('nand'));
    desktop.toOpen = { ok: true, value: { path: '/nand.network.json', name: 'nand.network.json', text } };
    await user.click(screen.getByRole('button', { name: 'Choose a circuit…' }));
    await vi.waitFor(() => screen.getByText('nand.network.json'));
    await run();
    await finished(/^Not equivalent to nand\.network\.json: at a = 0, b = 1, y is 1 there/);
    await user.click(screen.getByRole('button', { name: 'Clamp this row' }));
    expect(Object.fromEntries(lab.session.levels)).toEqual({ a: 0, b: 1 });
  });

  it('is the selection, which says what it lacks', async () => {
    const { lab, screen, user, run, finished } = await panel(example('half-adder'));
    const scope = screen.getByRole('combobox', { name: 'Measured part of the circuit' });
    await user.selectOptions(scope, 'Selection');
    screen.getByText(/no neuron and no chip; expected a neuron or a chip at least/);
    expect(screen.getByRole('button', { name: 'Run table' })).toHaveProperty('disabled', true);
    lab.select(['carry_neuron']);
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Run table' })).toHaveProperty('disabled', false));
    await run();
    await finished(/All 4 rows are right/);
    expect(screen.getAllByRole('columnheader').map((th) => th.textContent?.trim())).toEqual([
      'a',
      'b',
      'P(carry = 1)',
      'expected',
      'latency',
    ]);
    // Looking at something else does not make the table old.
    lab.select([]);
    expect(screen.queryByText(/run the table again/)).toBeNull();
  });

  it('counts spikes over a window where neurons live in time', async () => {
    const { lab, screen, user, run, engine, unfold } = await panel(example('nand-lif'));
    await unfold('Rows, trials and time');
    expect(screen.queryByRole('textbox', { name: 'Trials a row' })).toBeNull();
    const way = screen.getByRole('combobox', { name: 'Window in which spikes are counted' });
    await user.selectOptions(way, 'a window of');
    const window = screen.getByRole('textbox', { name: 'Window' });
    await user.clear(window);
    await user.type(window, '60{Enter}');
    const spikes = screen.getByRole('textbox', { name: 'Spikes for a 1' });
    await user.clear(spikes);
    await user.type(spikes, '2{Enter}');
    await run();
    await engine.pass(5000);
    await vi.waitFor(() => expect(lab.truthTable.result).not.toBeNull());
    const { from, to, spikes: counted } = lab.truthTable.result!.window!;
    expect([to - from, counted]).toEqual([60, 2]);
  });
});

describe('export of the truth table', () => {
  it('offers CSV and Markdown, in the order that is shown', async () => {
    const { lab, screen, user, desktop, run, finished } = await panel();
    lab.document.edit('set b', (current) => setParameter(current, 'nand', 'b', 2.5));
    await run();
    await finished(/✗ 1 of 4 rows/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order of the rows' }), 'the worst first');
    await user.click(screen.getByRole('button', { name: 'Export the table as CSV or Markdown…' }));
    const [request] = desktop.exported;
    expect(request?.suggestedName).toBe('nand-table');
    expect(request?.texts.csv?.split('\n')[1]).toMatch(/^1,1,1,1,1,0,wrong/);
    expect(request?.texts.md?.split('\n')[2]).toMatch(/^\| 1 \| 1 \| 1 \|/);
  });

  it('copies Markdown by the browser’s own copy', async () => {
    const { screen, user, run, finished } = await panel();
    await run();
    await finished(/All 4 rows/);
    const copied: string[] = [];
    document.execCommand = () => {
      const event = new Event('copy', { bubbles: true, cancelable: true });
      const clipboardData = { setData: (_type: string, text: string) => copied.push(text) };
      return document.body.dispatchEvent(Object.assign(event, { clipboardData }));
    };
    await user.click(screen.getByRole('button', { name: 'Copy the table as Markdown' }));
    expect(copied).toEqual([expect.stringMatching(/^\| a \| b \| P\(y = 1\) \|[\s\S]*All 4 rows are right\.\n$/)]);
  });
});

describe('texts of the panel', () => {
  it('give jitter two digits and its unit', () => {
    expect([jitterText(null, 'step'), jitterText(0, 'step'), jitterText(1, 'step'), jitterText(1.2345, 'ms')]).toEqual([
      '—',
      '± 0 steps',
      '± 1 step',
      '± 1.2 ms',
    ]);
  });

  it('tell what is wrong from what was not run, and give a sample no sign', () => {
    const output = (verdict: 'right' | 'wrong' | 'not-run') => ({ outputs: { y: { verdict } } }) as never;
    const kind = (pass: boolean | null, rowsRun: number, verdict: 'right' | 'wrong') =>
      summaryKind({ pass, rowsRun, rowsTotal: 2 }, [output(verdict), output(rowsRun === 2 ? 'right' : 'not-run')]);
    expect([kind(true, 2, 'right'), kind(null, 2, 'right')]).toEqual(['right', 'open']);
    expect([kind(false, 2, 'wrong'), kind(false, 1, 'wrong')]).toEqual(['wrong', 'wrong']);
    expect(kind(false, 1, 'right')).toBe('not-run');
  });
});

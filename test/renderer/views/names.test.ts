import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { plotLabel } from '../../../renderer/network/plot-label.ts';
import { withLabelsOf } from '../../../renderer/plots/relabel.ts';
import { expectedTexts } from '../../../renderer/state/expected-texts.ts';
import { place, setLabel } from '../../../renderer/state/edits.ts';
import Inspector from '../../../renderer/views/build/Inspector.svelte';
import TruthTable from '../../../renderer/views/logic/TruthTable.svelte';
import type { Network } from '../../../engine/network/types.ts';
import { example } from '../support/networks.ts';
import { renderView } from './render.ts';

/** As a browser does at Enter, with the field still in focus. */
async function commit(field: HTMLElement): Promise<void> {
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await tick();
}

async function inspecting(id: string, circuit: Network = example('nand')) {
  const all = await renderView(Inspector, circuit);
  all.lab.select([id]);
  const user = userEvent.setup();
  const retype = async (label: string, text: string): Promise<HTMLElement> => {
    const field = await vi.waitFor(() => all.screen.getByRole('textbox', { name: label }));
    await user.clear(field);
    await user.type(field, text);
    await commit(field);
    return field;
  };
  return { ...all, user, retype };
}

describe('the name of an input', () => {
  it('is taken as what expressions call it, and the keyboard stays in its field', async () => {
    const { lab, screen, retype } = await inspecting('a');
    await retype('Name', 'left');
    expect(lab.document.network?.stimuli[0]).toMatchObject({ id: 'left', label: 'left' });
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })));
    lab.select(['y']);
    await vi.waitFor(() => screen.getByText(/and the inputs left, b, or arithmetic/));
  });

  it('that cannot be typed comes with the one that can', async () => {
    const { lab, screen, retype } = await inspecting('a');
    await retype('Name', 'left hand');
    await vi.waitFor(() =>
      screen.getByText(
        'Expressions, tables and files call it a: a name there has letters, digits and _ only, first a letter.',
      ),
    );
    lab.select(['y']);
    await vi.waitFor(() => screen.getByText(/and the inputs left hand \(a\), b, or arithmetic/));
  });

  it('that another part has is taken, and the field says so', async () => {
    const { lab, screen, retype } = await inspecting('a');
    await retype('Name', 'b');
    expect(lab.document.network?.stimuli[0]).toMatchObject({ id: 'a', label: 'b' });
    await vi.waitFor(() => screen.getByText('Another part is called b too. Expressions, tables and files call it a.'));
  });
});

describe('what a lamp should show', () => {
  it('is said of each bit of an expected number once, at the lamp that has it', async () => {
    const product = example('multiplier-4x4');
    const told: Network = {
      ...product,
      probes: product.probes.map((probe) =>
        probe.kind === 'lamp' ? { ...probe, expect: { p0: 'p = a * b', p7: '0' }[probe.id] ?? '' } : probe,
      ),
    };
    expect(expectedTexts(told)).toEqual(['p = a * b', 'p7 = 0']);
    expect(expectedTexts({ ...told, probes: told.probes.filter(({ id }) => id !== 'p0') })).toContain('p3 = —');
    const { screen, lab } = await inspecting('p3', told);
    await vi.waitFor(() => screen.getByText('It is a bit of the number in p = a * b, which another lamp expects.'));
    lab.select(['p0']);
    await vi.waitFor(() => expect(screen.queryByText(/which another lamp expects/)).toBe(null));
  });

  it('is held against the inputs that there are as it is typed', async () => {
    const { lab, screen, retype } = await inspecting('y');
    const field = await retype('Expected', 'left & b');
    expect(screen.getByRole('alert').textContent).toBe(
      'column 1: the circuit has no input "left"; expected one of the inputs a, b',
    );
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(lab.document.unsaved).toBe(false);
  });

  it('waits with its mistake while another part is looked at, and is taken when it is mended', async () => {
    const { lab, screen, user, retype } = await inspecting('y');
    await retype('Expected', 'a &');
    lab.select(['a']);
    await vi.waitFor(() => screen.getByText('toggle'));
    lab.select(['y']);
    const field = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Expected' }));
    expect(field).toHaveProperty('value', 'a &');
    screen.getByRole('alert');
    await user.type(field, ' b');
    await commit(field);
    expect(lab.document.network?.probes.at(-1)).toMatchObject({ expect: 'a & b' });
    expect(screen.queryByRole('alert')).toBeNull();
    lab.document.undo();
    await vi.waitFor(() => expect(field).toHaveProperty('value', '!(a & b)'));
  });
});

describe('a measured table', () => {
  it('keeps its verdicts through a move, and shows the name on the canvas beside the one to type', async () => {
    const { lab, screen } = await renderView(TruthTable, example('nand'));
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Run table' }));
    await vi.waitFor(() => screen.getByText(/✓ All 4 rows are right/));
    lab.document.edit('move', (network) => place(network, 'nand', { x: 1, y: 2 }));
    lab.document.edit('rename', (network) => setLabel(network, 'y', 'not both'));
    await vi.waitFor(() => screen.getByRole('columnheader', { name: 'P(y = 1) not both' }));
    screen.getByText(/✓ All 4 rows are right/);
  });
});

describe('plots of a simulation that goes on', () => {
  const network = { ...example('nand'), name: '' };
  const named = setLabel(setLabel(network, 'nand', 'gate'), 'a', 'left');

  it('call its parts as they are called now', () => {
    const steps = Float64Array.of();
    const trace = { target: 'nand', quantity: 'variable', variable: 'z', unit: '1', held: true, steps } as const;
    const relabelled = withLabelsOf(named, {
      bands: [{ label: 'nand', target: 'nand', first: 0, size: 1 }],
      traces: [{ ...trace, label: 'nand 3', member: 3, values: steps, thinning: 1 }],
      weights: [],
      spikes: Int32Array.of(),
      spikeTotal: 0,
    } as never);
    expect(relabelled.bands[0]!.label).toBe('gate');
    expect(relabelled.traces[0]!.label).toBe('gate 3');
    expect(plotLabel(named, network.connections[0]!.id, null)).toBe('left → gate');
  });
});

import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { shortNumber } from '../../../app/cli/format-table.ts';
import { compareModels } from '../../../engine/compare/comparison.ts';
import { suitableDuration } from '../../../engine/compare/duration.ts';
import type { Network } from '../../../engine/network/types.ts';
import { runCommand } from '../../../renderer/state/commands.ts';
import { settablesOf } from '../../../renderer/views/compare/models/settable.ts';
import CompareView from '../../../renderer/views/compare/CompareView.svelte';
import { compared } from '../../engine/compare/support.ts';
import { networkOf } from '../../engine/support/networks.ts';
import { example } from '../support/networks.ts';
import { createTestLab } from '../support/lab.ts';
import Frame from './Frame.svelte';

async function shown(network: Network | null) {
  const all = createTestLab();
  const { lab, engine } = all;
  if (network) await lab.files.openNetwork(network);
  lab.show('compare');
  const screen = render(Frame, { props: { lab, view: CompareView } });
  const user = userEvent.setup();
  const compare = async (): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'Compare models' }));
    await engine.pass(1e6);
    await vi.waitFor(() => expect(lab.models.running).toBe(false));
  };
  const cells = (table: string): string[][] => {
    const rows = screen.getByRole('table', { name: table }).querySelectorAll('tbody tr');
    return [...rows].map((row) =>
      [...row.querySelectorAll('th[scope=row], td')].map((cell) => cell.textContent.trim()),
    );
  };
  return { ...all, screen, user, compare, cells };
}

/** Numbers with the hyphen of a shell. */
const plain = (text: string): string => text.replaceAll('−', '-');

describe('one circuit under many models', () => {
  it('says that no circuit is open, and opens one', async () => {
    const { lab, screen, user } = await shown(null);
    screen.getByText('No circuit is open');
    await user.click(screen.getByRole('button', { name: 'Compare the NAND example' }));
    await vi.waitFor(() => expect([lab.document.name, lab.view]).toEqual(['NAND', 'compare']));
  });

  it('tells the inputs that all get, and parts of chips by their chip', async () => {
    const { lab, screen, compare } = await shown(example('adder-4-bit'));
    screen.getByText(/^a0 = [01], .*, b3 = [01]$/);
    lab.models.choose({ models: ['as-drawn', 'step'], duration: 20 });
    await compare();
    const names = [
      ...screen
        .getByRole('table', { name: 'Populations' })
        .querySelectorAll('tbody th[scope=rowgroup], tbody th[rowspan]'),
    ];
    const labels = names.map(({ textContent }) => textContent.trim());
    expect(labels.length).toBeGreaterThan(4);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toContain('add0/at least 2');
  });

  it('runs nothing while a field is in error', async () => {
    const { lab, screen, user, compare } = await shown(example('nand'));
    const duration = screen.getByLabelText('Duration');
    await user.clear(duration);
    await user.type(duration, '0.5');
    await user.click(screen.getByRole('button', { name: 'Compare models' }));
    screen.getByText('Mend the marked field first.');
    expect(lab.models.running).toBe(false);
    expect(document.activeElement).toBe(duration);
    await user.clear(duration);
    await user.type(duration, '20{Enter}');
    await compare();
    expect(lab.models.found?.done).toBe(20);
  });

  it('says to which model the circuit is being carried over', async () => {
    const { lab, screen } = await shown(example('nand'));
    lab.models.running = true;
    await vi.waitFor(() => screen.getByText('Carrying the circuit over …'));
    lab.models.mapping = { model: 'lif', place: 3 };
    await vi.waitFor(() => screen.getByText('Carrying the circuit over: Leaky integrate-and-fire, 4 of 4'));
    lab.models.progress = { done: 100, total: 4000 };
    await vi.waitFor(() => screen.getByText('100 of 4,000 steps'));
  });

  it('copies the command of the shell, with the time that suits the circuit', async () => {
    const { lab, screen, user } = await shown(example('multiplier-4x4'));
    expect(lab.models.choices.duration).toBe(suitableDuration(example('multiplier-4x4')));
    const copied: string[] = [];
    document.execCommand = () => {
      const event = new Event('copy', { bubbles: true, cancelable: true });
      const clipboardData = { setData: (_type: string, text: string) => copied.push(text) };
      return document.body.dispatchEvent(Object.assign(event, { clipboardData }));
    };
    await user.click(screen.getByRole('button', { name: 'Copy the command' }));
    expect(copied).toEqual([screen.getByText(/^nandrite compare/).textContent]);
    expect(copied[0]).toMatch(/multiplier-4x4\.network\.json .* --duration 7000$/);
  });

  it('tabulates the numbers that the engine gives, with four digits as the shell does', async () => {
    const network = example('nand');
    const { lab, compare, cells } = await shown(network);
    lab.models.choose({ duration: 500, seed: 3 });
    await compare();
    const { models } = lab.models.choices;
    const started = compareModels(network, { models, duration: 500, seed: 3 });
    if (!started.ok) throw new Error('Expected a comparison');
    started.value.advance(Infinity);
    const expected = started.value.result();
    const rates = cells('Populations');
    expect(rates.map(([model]) => model)).toEqual(models);
    expect(rates.map((row) => row[2])).toEqual(expected.models.map(({ rates: [own] }) => shortNumber(own!.meanOutput)));
    const { low, high } = expected.models[1]!.rates[0]!.interval!;
    const rate = shortNumber(expected.models[1]!.rates[0]!.rate!);
    expect(rates[1]![1]).toBe(`${rate} [${shortNumber(low)}, ${shortNumber(high)}]`);
    const lamps = cells('Lamps');
    expect(lamps.slice(1).map((row) => plain(row.at(-1)!))).toEqual(
      expected.differences.map(({ outputs: [own] }) => shortNumber(own!.difference)),
    );
  });

  it('marks what was found as stale when the circuit changes, not when a part is moved', async () => {
    const { lab, screen, compare } = await shown(example('nand'));
    lab.models.choose({ duration: 100 });
    await compare();
    lab.document.editWhole('move', (whole) => ({ ...whole, layout: { ...whole.layout, nand: { x: 5, y: 5 } } }));
    expect(lab.models.stale).toBe(false);
    lab.document.editWhole('change', (whole) => ({ ...whole, seed: 99 }));
    await vi.waitFor(() => screen.getByText('Run it again.'));
    const results = screen.getByRole('group', { name: 'Results of the models' });
    // Beside what is scrolled, so that it stays in sight; the figures are dimmed.
    expect(results.contains(screen.getByText(/the choices as they were/))).toBe(false);
    expect(results.querySelector('.found')!.classList).toContain('stale');
    lab.document.undo();
    expect(lab.models.stale).toBe(false);
    await vi.waitFor(() => expect(screen.queryByText(/the choices as they were/)).toBeNull());
    expect(results.querySelector('.found')!.classList).not.toContain('stale');
    lab.models.choose({ rule: 'rate' });
    await vi.waitFor(() => screen.getByText(/the choices as they were/));
    // The rule says what each of its letters is.
    screen.getByText(/\(s is 1 where the new neuron can do that/);
  });

  it('puts what is wrong with a model beside it, and keeps two models at least', async () => {
    const { lab, screen, user, compare } = await shown(example('nand'));
    lab.models.choose({ models: ['as-drawn', 'softmax'], rule: 'threshold' });
    await compare();
    const list = screen.getByRole('region', { name: 'Models' });
    expect(list.textContent).toContain('does not follow from one net input');
    expect(
      (screen.getByRole('button', { name: 'Remove as drawn: McCulloch–Pitts' }) as HTMLButtonElement).disabled,
    ).toBe(true);
    await user.selectOptions(screen.getByLabelText('Add a model'), 'hodgkin-huxley');
    expect(lab.models.choices.models).toEqual(['as-drawn', 'softmax', 'hodgkin-huxley']);
    expect(list.textContent).not.toContain('does not follow');
    await user.click(screen.getByRole('button', { name: /^Remove Softmax/ }));
    await user.click(screen.getByRole('button', { name: /^Hold the others against Hodgkin/ }));
    expect(lab.models.choices.models).toEqual(['hodgkin-huxley', 'as-drawn']);
  });

  it('keeps what was found, marked as stale, beside a refusal', async () => {
    const { lab, screen, compare, cells } = await shown(example('nand'));
    lab.models.choose({ models: ['as-drawn', 'logistic'], duration: 50 });
    await compare();
    const before = cells('Populations');
    lab.models.choose({ models: ['as-drawn', 'softmax'], rule: 'threshold' });
    await compare();
    expect(screen.getByRole('region', { name: 'Models' }).textContent).toContain('does not follow from one net input');
    screen.getByText('Refused.');
    screen.getByText(/^✗ Nothing was compared/);
    screen.getByText(/This is of the circuit and the choices as they were/);
    expect(screen.container.querySelector('.found')!.classList).toContain('stale');
    expect(cells('Populations')).toEqual(before);
    lab.models.choose({ models: ['as-drawn', 'step'], rule: null });
    await compare();
    expect(cells('Populations').map(([model]) => model)).toEqual(['as-drawn', 'step']);
    expect(screen.queryByText(/^✗ Nothing was compared/)).toBeNull();
  });

  it('shows what the rule made of the circuit, and takes a number in its place', async () => {
    const { lab, screen, user, compare } = await shown(example('nand'));
    lab.models.choose({ models: ['as-drawn', 'lif'], duration: 200 });
    await compare();
    const own = screen.getByRole('table', { name: /What populations became under Leaky/, hidden: true });
    const { gain, offset } = lab.models.found!.models[1]!.mapping.populations[0]!.input!;
    expect(own.textContent).toContain(`y = ${shortNumber(offset)} + ${shortNumber(gain)}·z`);
    const field = screen.getByLabelText('Value of gain k of Leaky integrate-and-fire');
    await user.clear(field);
    await user.type(field, '300{Enter}');
    expect(lab.models.choices.sets).toEqual([{ model: 'lif', name: 'gain', value: 300 }]);
    expect(screen.getByText(/^nandrite compare/).textContent).toContain('--set lif.gain=300');
    await compare();
    expect(lab.models.found!.models[1]!.mapping.populations[0]!.input!.gain).toBe(300);
    await user.click(screen.getByRole('button', { name: 'Leave gain to the rule', hidden: true }));
    expect([lab.models.choices.sets, lab.models.stale]).toEqual([[], true]);
  });

  it('offers no number of what stays as it is', () => {
    const text = 'output: x\nparameter x = 1 "value"';
    const network = networkOf({
      models: [{ id: 'held', label: 'Held', text, reference: '' }],
      populations: [
        { id: 'in', model: 'held' },
        { id: 'n', model: 'step' },
      ],
      connections: [{ source: 'in', target: 'n', weight: 1 }],
    });
    const names = settablesOf(compared(network, { models: ['lif'], duration: 10 }).models[0]!).map(({ name }) => name);
    expect(names).toContain('n.tau_m');
    expect(names.filter((name) => name.startsWith('in.'))).toEqual([]);
  });

  it('keeps what all models have done when it is cancelled', async () => {
    const { lab, engine, screen, user } = await shown(example('nand'));
    engine.cost = 20;
    await user.click(screen.getByRole('button', { name: 'Compare models' }));
    await engine.pass(30);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await engine.pass(1e6);
    await vi.waitFor(() => screen.getByText('Cancelled: in part.'));
    const { done, duration } = lab.models.found!;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(duration);
    expect(lab.models.playhead.length).toBe(done);
  });

  it('plays its playhead with the keys of the clock', async () => {
    const { lab, compare } = await shown(example('nand'));
    lab.models.choose({ duration: 100 });
    await compare();
    const { playhead } = lab.models;
    runCommand(lab, 'play');
    expect([playhead.playing, lab.session.playing]).toEqual([true, false]);
    runCommand(lab, 'play');
    playhead.moveTo(50);
    runCommand(lab, 'reset');
    expect([playhead.playing, playhead.time]).toEqual([false, 0]);
  });

  it('says which sources are not independent, in the words of the shell', async () => {
    const { lab, screen, compare } = await shown(example('shared-cause'));
    lab.models.choose({ models: ['as-drawn', 'logistic'], duration: 5000 });
    await compare();
    screen.getByText(/left and right at shared are not independent: correlation 1, chance below 1e−12/);
    expect(screen.queryByRole('button', { name: 'Open the example where they matter' })).toBeNull();
  });
});

import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { meanInterval } from '../../../engine/compare/damage/mean-interval.ts';
import type { Damage, DamagePoint } from '../../../engine/compare/damage/types.ts';
import type { LayerLoss } from '../../../engine/compare/conversion/types.ts';
import CompareView from '../../../renderer/views/compare/CompareView.svelte';
import DamageTables from '../../../renderer/views/compare/DamageTables.svelte';
import { damageLines, damageTitle } from '../../../renderer/views/compare/damage-lines.ts';
import { energyLines, latencyMarks } from '../../../renderer/views/compare/spikes-lines.ts';
import { joulesText, lossSentence, percentText, shareText } from '../../../renderer/views/compare/spikes-text.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createTestLab } from '../support/lab.ts';
import Frame from './Frame.svelte';

async function shown(activation: Exclude<Activation, 'softmax'> | null, set = 'iris') {
  const all = createTestLab();
  const { lab, engine } = all;
  if (activation) {
    lab.show('train');
    lab.training.task.useSet(set);
    lab.training.task.choose({ activation, hidden: [6], epochs: 5, rate: 0.02 }, 'the network');
    await engine.pass(10);
    lab.training.setPace(Infinity);
    lab.training.togglePlay();
    await engine.pass(1000);
    expect(lab.training.epoch).toBe(5);
  }
  lab.compareTab = 'spikes';
  lab.show('compare');
  const screen = render(Frame, { props: { lab, view: CompareView } });
  return { ...all, screen, user: userEvent.setup() };
}

describe('compare view', () => {
  it('says that nothing is trained yet, and leads to training', async () => {
    const { lab, screen, user } = await shown(null);
    screen.getByText('Nothing is trained yet');
    await user.click(screen.getByRole('button', { name: 'Go to training' }));
    expect(lab.view).toBe('train');
  });

  it('greys the neurons that do not suit, with the reason', async () => {
    const { screen } = await shown('logistic');
    const radio = (name: RegExp) => screen.getByRole('radio', { name }) as HTMLInputElement;
    expect(radio(/stochastic/).checked).toBe(true);
    expect(radio(/integrate/).disabled).toBe(true);
    expect(radio(/Poisson/).disabled).toBe(true);
    const why = document.getElementById(radio(/Poisson/).getAttribute('aria-describedby')!)!;
    expect(why.textContent).toContain('Found logistic units in hidden layer 1');
    // A percentile scales ReLUs, and a reset is of integrate-and-fire neurons.
    expect([screen.queryByLabelText('Percentile'), screen.queryByLabelText('Reset')]).toEqual([null, null]);
  });

  it('converts, tabulates each number of steps, and opens a row as an unsaved circuit', async () => {
    const { lab, engine, screen, user } = await shown('relu');
    const steps = screen.getByLabelText('Steps');
    await user.clear(steps);
    await user.type(steps, '6{Enter}');
    await user.click(screen.getByRole('button', { name: 'Convert and measure' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    const table = screen.getByRole('table', { name: 'Accuracy by number of steps' });
    const heads = [...table.querySelectorAll('tbody th')].map(({ textContent }) => textContent);
    expect(heads).toEqual(['1', '2', '4', '6', 'MLP']);
    const { reference } = lab.spikes.comparison.found!.conversion;
    expect(table.textContent).toContain(percentText(reference));
    await user.click(screen.getByRole('button', { name: 'Open as a circuit' }));
    await vi.waitFor(() => expect(lab.document.name).toMatch(/iris as spikes, test row 1$/));
    expect(lab.document.unsaved).toBe(true);

    // Its inputs and sums are of no other model, and do not keep its neurons from one.
    lab.show('compare');
    await user.click(screen.getByRole('tab', { name: 'One circuit, many models' }));
    lab.models.choose({ duration: 20 });
    await user.click(screen.getByRole('button', { name: 'Compare models' }));
    await engine.pass(1e6);
    await vi.waitFor(() => expect(lab.models.found?.models).toHaveLength(4));
    const became = screen.getByRole('table', { name: /became under Leaky integrate/, hidden: true });
    const sets = [...became.querySelectorAll('tbody tr')].map((row) => row.children[2]!.textContent);
    expect([sets[0], sets.at(-1)]).toEqual(['kept as it is', 'kept as it is']);
  });

  it('marks what was found as stale when the training goes on', async () => {
    const { lab, engine, screen, user } = await shown('relu');
    await user.click(screen.getByRole('button', { name: 'Convert and measure' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    lab.training.task.choose({ seed: 9 }, 'the seed');
    lab.training.togglePlay();
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText(/Of another network:/));
    screen.getByText(/^Irises of three species, 4 – .* softmax, after epoch \d+\. Run it again/, { exact: false });
    expect(screen.getByRole('button', { name: 'Open as a circuit' })).toHaveProperty('disabled', true);
  });

  it('says that the same network has gone on or back since, and how far it was', async () => {
    const { lab, engine, screen, user } = await shown('relu');
    const at = async (epoch: number): Promise<void> => {
      await engine.pass(1000);
      await vi.waitFor(() => expect(lab.training.epoch).toBe(epoch));
    };
    lab.training.stepBack('epoch');
    await at(4);
    await user.click(screen.getByRole('button', { name: 'Convert and measure' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByText('Done.'));
    lab.training.stepEpoch();
    await at(5);
    await vi.waitFor(() => screen.getByText(/^⋯ As the network stood after epoch 4; it has gone on since\./));
    expect(screen.queryByText(/Of another network/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Open as a circuit' })).toHaveProperty('disabled', false);
    lab.training.stepBack('epoch');
    await at(4);
    lab.training.stepBack('epoch');
    await at(3);
    await vi.waitFor(() => screen.getByText(/after epoch 4; it has gone back since\./));
  });

  it('keeps what runs in sight when the training starts anew, with its Cancel, and what came of it', async () => {
    const { lab, engine, screen, user } = await shown('relu');
    await user.click(screen.getByRole('tab', { name: 'Damage' }));
    engine.cost = 5;
    await user.click(screen.getByRole('button', { name: 'Lesion and measure' }));
    lab.training.startAnew();
    await engine.pass(20);
    await vi.waitFor(() => expect(lab.training.epoch).toBe(0));
    await vi.waitFor(() => screen.getByText(/Of another network:/));
    screen.getByText(/Train the present one/);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await engine.pass(1000);
    await vi.waitFor(() =>
      expect(screen.getByRole('button', { name: 'Lesion and measure' })).toHaveProperty('disabled', true),
    );
    screen.getByRole('table', { name: 'Accuracy by share lost' });
  });

  it('refuses tanh units with cause and place, and trains with ReLU instead', async () => {
    const { lab, screen, user } = await shown('tanh');
    screen.getByText(/Found tanh units in hidden layer 1/);
    await user.click(screen.getByRole('button', { name: 'Train with ReLU' }));
    expect([lab.view, lab.training.task.choices.activation]).toEqual(['train', 'relu']);
  });

  it('lesions the MLP alone where no neurons suit, and refuses a quantity', async () => {
    const { lab, engine, screen, user } = await shown('tanh');
    await user.click(screen.getByRole('tab', { name: 'Damage' }));
    await user.click(screen.getByRole('button', { name: 'Lesion and measure' }));
    await engine.pass(1000);
    await vi.waitFor(() => screen.getByRole('table', { name: 'Accuracy after learning again' }));
    expect(lab.damage.comparison.found!.curves.map(({ variant }) => variant)).toEqual(['mlp']);
    const other = await shown('relu', 'sine');
    other.screen.unmount();
    other.lab.compareTab = 'damage';
    render(Frame, { props: { lab: other.lab, view: CompareView } });
    await vi.waitFor(() => screen.getByText('Damage needs classes'));
  });
});

describe('words and lines of a comparison', () => {
  it('gives no interval of one repeat, none where nothing is lost, and says how many repeats are done', () => {
    const point = (lost: number, accuracies: readonly number[]): DamagePoint => ({
      ...{ fraction: lost / 10, lost, accuracies, mean: meanInterval(accuracies) },
    });
    const damage = (points: readonly DamagePoint[]): Damage => ({
      ...{ kind: 'neurons', repeats: 2, samples: 50, curves: [{ variant: 'mlp', points }], recoveries: [] },
    });
    const under = damage([point(0, [0.9, 0.9]), point(5, [0.8, 0.7]), point(8, [0.5])]);
    expect(damageTitle(under)).toBe('Accuracy, 1 of 2 repeats so far');
    const { low } = damageLines(under, { accent: '#000000', quiet: '#111111', dark: true })[0]!.band!;
    expect(low.map((value) => value !== null)).toEqual([false, true, false]);
    expect(damageTitle(damage([point(0, [0.9, 0.9])]))).toBe('Accuracy, mean of 2 with its 95 % interval');
    const screen = render(DamageTables, { props: { damage: under } });
    const cells = [...screen.container.querySelectorAll('tbody td:last-child')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['90.0 %', '75.0 % [11.5, 100.0]', '50.0 %']);
  });

  const layer = (change: Partial<LayerLoss>): LayerLoss => ({
    ...{ layer: 1, size: 4, scale: 1, rate: 0.1, activation: 1, total: 0, clipping: 0, resolution: 0, inherited: 0 },
    ...{ aloneAccuracy: null, aloneAgreement: null, ...change },
  });

  it('names the largest loss and what lessens it', () => {
    const layers = [layer({ clipping: 0.1, resolution: 0.2 }), layer({ layer: 2, inherited: 0.3 })];
    expect(lossSentence(layers, 8)).toMatch(/^Most is lost in hidden layer 2: it hands on/);
    expect(lossSentence(layers.slice(0, 1), 8)).toMatch(/hidden layer 1: 8 steps tell only so many rates apart/);
    expect(lossSentence([layer({})], 8)).toBe('Nothing is lost: every rate is its unit’s output.');
  });

  it('writes energies with a prefix and shares with their interval', () => {
    expect([5.5e-9, 2e-13, 0.0012, null].map(joulesText)).toEqual(['5.5 nJ', '0.2 pJ', '1.2 mJ', '–']);
    expect(percentText({ probability: 0.919, low: 0.906, high: 0.9302 })).toBe('91.9 % [90.6, 93.0]');
    // The mean of three times 0.9195 is less by 1e-16.
    const mean = 0.9195 - 2 ** -53;
    expect(percentText({ probability: mean, low: mean, high: mean })).toBe('92.0 % [92.0, 92.0]');
    expect([mean, 1, 0, null].map(shareText)).toEqual(['92.0 %', '100.0 %', '0.0 %', '–']);
  });

  it('draws no MLP where the hardware runs none, and one mark where both latencies are one', () => {
    const style = { accent: '#000000', quiet: '#111111' };
    const each = { id: 'loihi', label: '', counted: '', source: '', mlp: null, spiking: 2e-9 };
    const { lines, unit } = energyLines([[each], [{ ...each, spiking: 0 }]], 'loihi', style);
    expect(lines).toEqual([{ name: 'spiking', colour: '#000000', dash: [], values: [2, 0], band: null }]);
    expect(unit).toBe('nJ');
    expect(latencyMarks({ mean: 3, median: 2, most: 9 }).map(({ x }) => x)).toEqual([2, 9]);
    expect(latencyMarks({ mean: 1, median: 1, most: 1 })).toHaveLength(1);
  });
});

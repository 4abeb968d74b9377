import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Inspector from '../../../renderer/views/build/Inspector.svelte';
import { network } from '../support/networks.ts';
import { renderView } from './render.ts';

function three() {
  return network({
    time: { dt: 0.1 },
    populations: [
      { id: 'p', model: 'lif', parameters: { V_th: -50 } },
      { id: 'q', model: 'lif', parameters: { V_th: -45 } },
      { id: 'r', model: 'adex' },
    ],
    connections: [
      { id: 'w1', source: 'p', target: 'q', weight: 2 },
      { id: 'w2', source: 'p', target: 'r', weight: -2 },
    ],
  });
}

async function inspecting(ids: readonly string[]) {
  const all = await renderView(Inspector, three());
  all.lab.select(ids);
  await vi.waitFor(() => all.screen.getByRole('heading', { name: / selected$/ }));
  const parameter = (symbol: string) =>
    all.lab.document.network!.populations.map(({ parameters }) => parameters[symbol] ?? null);
  return { ...all, user: userEvent.setup(), parameter };
}

describe('inspector of many parts', () => {
  it('sets a parameter of all, in one step of undo', async () => {
    const { lab, screen, user, parameter } = await inspecting(['p', 'q']);
    const field = screen.getByRole('textbox', { name: 'threshold' });
    expect(field).toHaveProperty('value', '');
    expect(field).toHaveProperty('placeholder', 'mixed');
    await user.type(field, '-0,048 V{Enter}');
    expect(parameter('V_th')).toEqual([-48, -48, null]);
    expect(field).toHaveProperty('value', '−48');
    lab.document.undo();
    expect(parameter('V_th')).toEqual([-50, -45, null]);
  });

  it('offers of several models what they have in common', async () => {
    const { screen } = await inspecting(['p', 'r']);
    screen.getByRole('textbox', { name: 'resting potential' });
    expect(screen.queryByRole('textbox', { name: 'membrane resistance' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'Model' })).toHaveProperty('value', '');
  });

  it('changes the model of all', async () => {
    const { lab, screen, user } = await inspecting(['p', 'r']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Model' }), 'izhikevich');
    expect(lab.document.network!.populations.map(({ model }) => model)).toEqual(['izhikevich', 'lif', 'izhikevich']);
  });

  it('sets the weight and the delay of several synapses', async () => {
    const { lab, screen, user } = await inspecting(['w1', 'w2']);
    await user.type(screen.getByRole('textbox', { name: 'Weight of all' }), '1,5{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Delay of all' }), '3{Enter}');
    expect(lab.document.network!.connections.map(({ weight, delay }) => [weight, delay])).toEqual([
      [1.5, 3],
      [1.5, 3],
    ]);
  });

  it('keeps all values when what is typed is out of range, and says what is', async () => {
    const { screen, user, parameter } = await inspecting(['p', 'q']);
    await user.type(screen.getByRole('textbox', { name: 'membrane time constant' }), '2 s{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Must be at most 1000 ms');
    expect(parameter('tau_m')).toEqual([null, null, null]);
  });
});

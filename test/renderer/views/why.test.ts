import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Causes } from '../../../renderer/state/causes.svelte.ts';
import { WiringState } from '../../../renderer/state/wiring-measures.svelte.ts';
import WhyPanel from '../../../renderer/views/build/WhyPanel.svelte';
import WiringPanel from '../../../renderer/views/build/WiringPanel.svelte';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

/** a drives b, b drives c, against d. */
const chain = network({
  populations: ['a', 'b', 'c'].map((id) => ({
    id,
    label: id.toUpperCase(),
    model: 'mcculloch-pitts',
    parameters: { b: -1 },
  })),
  stimuli: [
    { id: 's', kind: 'spike-times', size: 1, times: [2], sources: [0] },
    { id: 'd', kind: 'clamp', value: 1 },
  ],
  connections: [
    { id: 'sa', source: 's', target: 'a', weight: 1 },
    { id: 'ab', source: 'a', target: 'b', weight: 1 },
    { id: 'bc', source: 'b', target: 'c', weight: 2 },
    { id: 'dc', source: 'd', target: 'c', weight: -0.5 },
  ],
});

async function panel(population: string, steps = 20) {
  const { client } = createTestEngine();
  await client.call('load', { network: chain, levels: [] });
  if (steps > 0) await client.call('step', { count: steps });
  const causes = new Causes(client);
  const screen = render(WhyPanel, { props: { causes, network: chain, population, neuron: 0, steps } });
  return { screen, causes, user: userEvent.setup() };
}

describe('why panel', () => {
  it('shows the arithmetic of a spike, pushes and what opposes', async () => {
    const { screen, user } = await panel('c');
    await user.click(screen.getByRole('button', { name: 'Explain last spike' }));
    await vi.waitFor(() => screen.getByText(/C fired at step 5: z was 0.5, 0.5 above its threshold 0\./));
    const terms = screen.getAllByRole('listitem').map((item) => item.textContent!.replace(/\s+/g, ' ').trim());
    expect(terms).toEqual([
      '■ without input −1',
      '▲ B at step 4 2 × 1 + 2 without it z = −1.5: no spike',
      '▼ D −0.5 × 1 − 0.5'.replace('D', 'd'),
    ]);
  });

  it('unfolds each earlier spike, and lights the way', async () => {
    const { screen, user, causes } = await panel('c');
    await user.click(screen.getByRole('button', { name: 'Explain last spike' }));
    const chip = await vi.waitFor(() => screen.getByRole('button', { name: 'B at step 4' }));
    expect(chip.getAttribute('aria-expanded')).toBe('false');
    await user.click(chip);
    await vi.waitFor(() => screen.getByText(/B fired at step 4/));
    await user.click(screen.getByRole('button', { name: 'A at step 3' }));
    await vi.waitFor(() => screen.getByText(/A fired at step 3/));
    expect(causes.highlight.get('sa')).toBe(3);
    await user.click(chip);
    expect(screen.queryByText(/B fired at step 4/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('offers the spikes there were where there was none', async () => {
    const { screen, user, causes } = await panel('b');
    await causes.ask({ population: 'b', neuron: 0, step: 9 });
    await vi.waitFor(() => screen.getByText(/B did not fire at step 9\./));
    await user.click(screen.getByRole('button', { name: 'step 4' }));
    await vi.waitFor(() => screen.getByText(/B fired at step 4/));
  });

  it('waits for the first step', async () => {
    const { screen } = await panel('c', 0);
    expect(screen.getByRole('button', { name: 'Explain last spike' })).toHaveProperty('disabled', true);
    screen.getByText('Run the circuit first.');
  });
});

describe('wiring panel', () => {
  it('measures the circuit or one population, and says when the circuit has changed', async () => {
    const { client } = createTestEngine();
    const wiring = new WiringState(client);
    wiring.randoms = 1;
    const circuit = example('synfire-chain');
    const screen = render(WiringPanel, { props: { wiring, network: circuit, dark: true } });
    const user = userEvent.setup();
    const valueOf = (name: string) =>
      screen.getByText(name, { selector: 'dt' }).nextElementSibling!.textContent!.trim();
    await user.selectOptions(screen.getByLabelText('of'), 'layer2');
    await user.click(screen.getByRole('button', { name: 'Measure' }));
    await vi.waitFor(() => expect(valueOf('density')).toMatch(/^0 /));
    await user.selectOptions(screen.getByLabelText('of'), '');
    await user.click(screen.getByRole('button', { name: 'Measure' }));
    // Layers that only feed forward: nothing comes back.
    await vi.waitFor(() => expect(valueOf('reciprocity')).toMatch(/^0 /));
    expect(valueOf('synapses')).toMatch(/^[\d,]+ between these neurons; [\d,]+ more from elsewhere, as from inputs/);
    screen.getByRole('figure', { name: 'Degrees' });
    screen.getByRole('rowheader', { name: '021D' });
    await screen.rerender({ wiring, network: { ...circuit }, dark: true });
    screen.getByText('The circuit has changed since; measure it again.');
  });
});

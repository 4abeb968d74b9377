import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Inspector from '../../../renderer/views/build/Inspector.svelte';
import { firingLif } from '../support/lif.ts';
import { example } from '../support/networks.ts';
import { renderView } from './render.ts';

async function inspecting(id: string, name = 'nand') {
  const all = await renderView(Inspector, example(name));
  all.lab.select([id]);
  return { ...all, user: userEvent.setup() };
}

describe('inspector of a neuron', () => {
  it('writes the equation with this neuron’s numbers', async () => {
    const { lab, screen } = await inspecting('nand');
    await lab.session.toggle('a');
    await lab.session.toggle('b');
    await lab.session.stepOnce(3);
    await vi.waitFor(() => screen.getByRole('math', { name: 'z = 1.5 − 1·1 − 1·1 = −0.5' }));
    screen.getByRole('math', { name: 'spike if z >= 0; z = −0.5 gives y = 0' });
    screen.getByRole('heading', { name: 'Equation at step 2' });
  });

  it('typesets it: the sum stands in the markup with its minus signs', async () => {
    const { lab, screen } = await inspecting('nand');
    await lab.session.stepOnce();
    await vi.waitFor(() => expect(screen.container.querySelector('.katex-html')?.textContent).toContain('1.5'));
  });

  it('changes a weight in the running simulation, and undo changes it back', async () => {
    const { lab, screen, user } = await inspecting('nand');
    await lab.session.toggle('a');
    await lab.session.toggle('b');
    await lab.session.stepOnce(2);
    const field = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Weight from a' }));
    await user.clear(field);
    await user.type(field, '-0,25{Enter}');
    expect(lab.document.network?.connections[0]?.weight).toBe(-0.25);
    await lab.session.stepOnce(2);
    await vi.waitFor(() => screen.getByRole('math', { name: 'z = 1.5 − 1·0.25 − 1·1 = 0.25' }));
    lab.document.undo();
    await vi.waitFor(() => expect(field).toHaveProperty('value', '−1'));
    await lab.session.stepOnce(2);
    await vi.waitFor(() => screen.getByRole('math', { name: 'z = 1.5 − 1·1 − 1·1 = −0.5' }));
    expect(lab.session.step).toBe(6);
  });

  it('lets a weight change its sign, and the simulation follows', async () => {
    const { lab, screen, user } = await inspecting('nand');
    await lab.session.toggle('a');
    const field = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Weight from a' }));
    await user.clear(field);
    await user.type(field, '2{Enter}');
    expect(lab.document.network?.connections[0]).toMatchObject({ weight: 2, sign: 'excitatory' });
    await vi.waitFor(() => expect(lab.session.step).toBe(0));
    await lab.session.stepOnce(2);
    await vi.waitFor(() => screen.getByRole('math', { name: 'z = 1.5 + 1·2 − 0·1 = 3.5' }));
    expect(lab.session.issue).toBeNull();
  });

  it('keeps the weight when the text is no number, and says so', async () => {
    const { lab, screen, user } = await inspecting('nand');
    const field = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Weight from a' }));
    await user.clear(field);
    await user.type(field, 'one{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('“one” is not a number');
    expect(lab.document.unsaved).toBe(false);
    await user.keyboard('{Escape}');
    expect(field).toHaveProperty('value', '−1');
  });

  it('shows the measured rate beside the one that the model predicts', async () => {
    const { lab, screen } = await inspecting('coin', 'coin');
    await lab.session.stepOnce(1000);
    await vi.waitFor(() => screen.getByText('rate, last 1,000 steps'));
    screen.getByText(/^700 spikes\/s$/);
    expect(screen.getByText(/ ± /).textContent).toMatch(/^\d{3} ± 1[45] spikes\/s$/);
  });
});

describe('inspector of a neuron in time', () => {
  it('shows its equations, its state with units, and its rate without a law of z', async () => {
    const { lab, screen } = await renderView(Inspector, firingLif());
    lab.select(['n']);
    await lab.session.stepOnce(5000);
    await vi.waitFor(() => screen.getByRole('heading', { name: 'Equation at 500 ms' }));
    screen.getByRole('math', { name: /^dv\/dt = \(E_L - v \+ R_m\*I\) \/ tau_m/ });
    screen.getByRole('math', { name: 'after a spike: v = V_reset' });
    expect(screen.getByLabelText('State now').textContent).toMatch(/^\s*v\s*= −5\d\.?\d* mV\s*$/);
    // 15 mV above rest with a threshold at 10: an interval of 5 + 20·ln 3 ms, which is 37 spikes/s.
    expect(screen.getByText(/^rate, last 500 ms$/).nextElementSibling!.textContent).toMatch(/^(36|37|38) spikes\/s$/);
    expect(screen.queryByText('rate by the model at this z')).toBeNull();
  });

  it('offers its variables to trace, and its parameters with unit and range', async () => {
    const { lab, screen } = await renderView(Inspector, firingLif());
    lab.select(['n']);
    await userEvent.click(await vi.waitFor(() => screen.getByRole('checkbox', { name: 'Trace v (mV)' })));
    expect(lab.document.network!.probes[1]).toMatchObject({ kind: 'trace', target: 'n', variable: 'v' });
    expect(screen.getByRole('textbox', { name: 'threshold' }).parentElement!.textContent).toContain('mV');
    screen.getByText('tau_m · 0.1 to 1000');
    expect(screen.getByRole('textbox', { name: 'Weight from I' }).parentElement!.textContent).toContain('pA');
  });

  it('takes a law for a weight as it is until a number replaces it', async () => {
    const { connections, ...rest } = firingLif();
    const law = { kind: 'normal', mean: 1.6, sd: 0.2 } as const;
    const { lab, screen } = await renderView(Inspector, {
      ...rest,
      connections: connections.map((connection) => ({ ...connection, weight: law })),
    });
    lab.select(['w']);
    await vi.waitFor(() => screen.getByText('normal, mean 1.6, sd 0.2'));
    await userEvent.click(screen.getByRole('button', { name: /1\.6 pA/ }));
    expect(lab.document.network!.connections[0]!.weight).toBe(1.6);
  });
});

describe('inspector of other parts', () => {
  it('switches an input', async () => {
    const { lab, screen, user } = await inspecting('a');
    await user.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Switch to 1' })));
    expect(lab.session.levels.get('a')).toBe(1);
    expect(lab.document.unsaved).toBe(false);
  });

  it('points at the place where an expectation does not parse, and keeps the old one', async () => {
    const { lab, screen, user } = await inspecting('y');
    const field = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Expected' }));
    await user.clear(field);
    await user.type(field, 'a & & b');
    await user.tab();
    expect(screen.getByRole('alert').textContent).toContain('column 5');
    const lamp = lab.document.network?.probes.find(({ id }) => id === 'y');
    expect(lamp).toHaveProperty('expect', '!(a & b)');
  });

  it('shows the circuit’s name and note when nothing is selected', async () => {
    const { lab, screen, user } = await inspecting('y');
    lab.select([]);
    const name = await vi.waitFor(() => screen.getByRole('textbox', { name: 'Circuit' }));
    await user.clear(name);
    await user.type(name, 'My gate');
    await user.tab();
    expect(lab.document.network?.name).toBe('My gate');
  });
});

describe('inspector of spike times', () => {
  async function train() {
    const all = await inspecting('train', 'short-term-depression');
    const field = await vi.waitFor(() => all.screen.getByRole('textbox', { name: 'Spike times in ms' }));
    const times = () => all.lab.document.network!.stimuli.map((one) => one.kind === 'spike-times' && one.times)[0];
    return { ...all, field, times };
  }

  it('takes a list with units, sorted, and undo brings the old one back', async () => {
    const { lab, user, field, times } = await train();
    const before = times();
    await user.clear(field);
    await user.type(field, '20ms, 0,04 s 10');
    await user.tab();
    expect(times()).toEqual([10, 20, 40]);
    await vi.waitFor(() => expect(field).toHaveProperty('value', '10, 20, 40'));
    lab.document.undo();
    expect(times()).toEqual(before);
  });

  it('names a mistake below the field, keeps the text, and changes nothing', async () => {
    const { screen, user, field, times } = await train();
    const before = times();
    await user.clear(field);
    await user.type(field, '20, 3x');
    await user.tab();
    expect(screen.getByRole('alert').textContent).toContain('“x” is not a unit of time');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field).toHaveProperty('value', '20, 3x');
    expect(times()).toEqual(before);
    await user.click(field);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect((field as HTMLTextAreaElement).value.startsWith('50, 100')).toBe(true);
  });
});

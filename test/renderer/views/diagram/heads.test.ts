import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createTestLab } from '../../support/lab.ts';
import Frame from '../Frame.svelte';
import Heads from './Heads.svelte';

/** In a window of 1,280 pixels. */
async function shown() {
  const { lab, engine } = createTestLab();
  lab.show('train');
  lab.training.task.useSet('moons');
  await engine.pass(10);
  const screen = render(Frame, { props: { lab, view: Heads } });
  const user = userEvent.setup();
  const press = async (name: string): Promise<void> => {
    screen.getByRole('button', { name }).focus();
    await user.keyboard('{Enter}');
    await engine.pass(10);
  };
  return { training: lab.training, engine, screen, user, press };
}

const insertion = 'Insert a hidden layer before the outputs';
const focused = (name: string): Promise<void> =>
  vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));

describe('the heads of the layers of a diagram', () => {
  it('keep the keyboard while layers are inserted and taken out, though their buttons go', async () => {
    const { training, screen, press } = await shown();
    const at = (layer: number) => `Activation of all hidden layers, at layer ${layer}`;
    for (const layers of [2, 3, 4]) {
      await press(insertion);
      await focused(at(layers));
    }
    await press('Insert a hidden layer before hidden layer 1');
    await focused(at(1));
    expect(training.task.choices.hidden).toHaveLength(5);
    expect(screen.queryByRole('button', { name: insertion })).toBeNull();
    for (const layers of [5, 4, 3, 2]) {
      await press(`Take hidden layer ${layers} out`);
      await focused(at(layers - 1));
    }
    await press('Take hidden layer 1 out');
    await focused(insertion);
  });

  it('have room for steps of all five layers', async () => {
    const { engine, training, screen } = await shown();
    training.task.choose({ hidden: [4, 4, 4, 4, 4] }, 'the network');
    await engine.pass(10);
    await vi.waitFor(() => screen.getByRole('button', { name: 'One neuron more in hidden layer 5' }));
  });

  it('leave the keyboard where it is after a click, so that Space stays play and pause', async () => {
    const { screen, engine, user, training } = await shown();
    await user.click(screen.getByRole('button', { name: insertion }));
    await engine.pass(10);
    expect(training.task.choices.hidden).toHaveLength(2);
    await vi.waitFor(() => screen.getByRole('button', { name: 'Take hidden layer 2 out' }));
    expect(document.activeElement).toBe(document.body);
  });
});

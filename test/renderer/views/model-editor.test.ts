import { fireEvent, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Inspector from '../../../renderer/views/build/Inspector.svelte';
import { firingLif } from '../support/lif.ts';
import { renderView } from './render.ts';

afterEach(() => (document.body.innerHTML = ''));

/** The editor of a new model that begins as LIF. */
async function editing() {
  const all = await renderView(Inspector, firingLif());
  all.lab.select(['n']);
  const user = userEvent.setup();
  await user.click(await vi.waitFor(() => all.screen.getByRole('button', { name: 'New model from this…' })));
  const dialog = within(await vi.waitFor(() => all.screen.getByRole('dialog', { name: 'New model' })));
  const text = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the model' });
  const type = (change: (text: string) => string) => fireEvent.input(text, { target: { value: change(text.value) } });
  return { ...all, user, dialog, text, type };
}

describe('editor of a model', () => {
  it('begins with the text of the model, its equations and how they are integrated', async () => {
    const { dialog, text } = await editing();
    expect(text.value).toContain('dv/dt = (E_L - v + R_m*I) / tau_m : mV (unless refractory)');
    expect(dialog.getByRole('textbox', { name: 'Id in the file' })).toHaveProperty('value', 'my-lif');
    dialog.getByText('exact, chosen for the equations');
    dialog.getByText('✓ No mistakes');
    expect(dialog.getByRole('button', { name: 'Save model' })).toHaveProperty('disabled', false);
  });

  it('marks a wrong unit with line and column, in the text and in a list, and does not save', async () => {
    const { dialog, text, type, user } = await editing();
    await type((now) => now.replace('R_m*I', 'R_m*R_m'));
    const message = await vi.waitFor(() => dialog.getByRole('button', { name: /^line 1, column \d+/ }));
    const marked = document.querySelector('mark')!.textContent!;
    expect(marked).toContain('R_m*R_m');
    expect(dialog.getByRole('button', { name: 'Save model' })).toHaveProperty('disabled', true);
    dialog.getByText('Cannot be saved: 1 mistake in the text');
    await user.click(message);
    expect(document.activeElement).toBe(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe(marked);
  });

  it('saves what has been mended: the circuit has the model, its neuron takes it, and undo gives all back', async () => {
    const { dialog, type, user, lab, screen } = await editing();
    const before = lab.document.network!;
    await type((now) => now.replace('R_m*I', 'R_m*R_m'));
    await type((now) => now.replace('R_m*R_m', '2*R_m*I'));
    const save = dialog.getByRole('button', { name: 'Save model' });
    await vi.waitFor(() => expect(save).toHaveProperty('disabled', false));
    await user.click(save);
    expect(lab.modelDraft).toBeNull();
    expect(lab.document.network).toMatchObject({ models: [{ id: 'my-lif' }], populations: [{ model: 'my-lif' }] });
    expect(lab.document.network!.models[0]!.text).toContain('2*R_m*I');
    await vi.waitFor(() => screen.getByRole('button', { name: 'Edit model…' }));
    await vi.waitFor(() => expect(lab.session.step).toBe(0));
    await lab.session.stepOnce(10);
    expect(lab.session.issue).toBeNull();
    lab.document.undo();
    expect(lab.document.network).toBe(before);
  });

  it('refuses the id of a built-in model', async () => {
    const { dialog, user } = await editing();
    const id = dialog.getByRole('textbox', { name: 'Id in the file' });
    await user.clear(id);
    await user.type(id, 'adex');
    dialog.getByText('Cannot be saved: “adex” is a built-in model');
    expect(dialog.getByRole('button', { name: 'Save model' })).toHaveProperty('disabled', true);
  });

  it('closes on Escape when nothing was written, and asks when something was', async () => {
    const { dialog, type, user, lab } = await editing();
    await type((now) => `${now}# a note\n`);
    await user.keyboard('{Escape}');
    await vi.waitFor(() => dialog.getByText('Your changes to this model are not saved.'));
    expect(lab.modelDraft).not.toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    await type((now) => now.replace('# a note\n', ''));
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(lab.modelDraft).toBeNull());
  });

  it('deletes a model that no neuron has', async () => {
    const { dialog, user, lab, screen } = await editing();
    await user.click(dialog.getByRole('button', { name: 'Save model' }));
    await user.selectOptions(await vi.waitFor(() => screen.getByRole('combobox', { name: 'Model' })), 'lif');
    lab.select([]);
    await user.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Edit…' })));
    await user.click(await vi.waitFor(() => screen.getByRole('button', { name: 'Delete this model' })));
    expect(lab.document.network!.models).toEqual([]);
  });
});

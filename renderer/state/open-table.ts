import type { FileResult } from '../../app/ipc/contract.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Lab } from './lab.svelte.ts';
import { isModelFile } from './model-file.ts';
import { complain } from './notices.ts';

/** As for files that are opened by the dialog, in MiB. */
const limit = 64;

type Place = Pick<Lab, 'training' | 'model'>;

/** Asks for a table and trains on it; a trained model is shown. */
export async function openTable({ desktop, ...place }: Place & Pick<Lab, 'desktop'>): Promise<void> {
  try {
    const result = await desktop.openTable();
    if (result === null) return;
    if (result.ok) take(place, result.value);
    else refuse(place, 'The table', result.issue);
  } catch (error) {
    complain('The table was not opened', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

/** Trains on a file that was dropped on the window. */
export async function dropTable(place: Place, file: File): Promise<void> {
  const result = await readDropped(file, 'a table as text, such as CSV');
  if (result.ok) take(place, { name: file.name, text: result.value });
  else refuse(place, file.name, result.issue);
}

/** A page of the train view says why; over a model that is shown, a notice does. */
function refuse({ training, model }: Place, name: string, issue: Issue): void {
  if (model.shown) complain(`${name} was not opened`, [issue]);
  else training.refuse({ name, issue });
}

/** While a model is shown a table is one to predict. */
function take({ training, model }: Place, file: { readonly name: string; readonly text: string }): void {
  if (model.shown || isModelFile(file)) void model.take(file);
  else training.task.useFile(file.name, file.text);
}

/** The text of a file that was dropped on the window. */
export async function readDropped(file: File, expected: string): Promise<FileResult<string>> {
  const refused = (message: string, wanted: string): FileResult<never> => ({
    ok: false,
    issue: { path: file.name, message, expected: wanted },
  });
  if (file.size > limit * 2 ** 20)
    return refused(`found ${(file.size / 2 ** 20).toFixed(1)} MiB`, `at most ${limit} MiB`);
  try {
    const bytes = await file.arrayBuffer();
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused('found no text in UTF-8', expected);
  }
}

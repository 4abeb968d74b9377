import type { FileResult } from '../../app/ipc/contract.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';

/** As for files that are opened by the dialog, in MiB. */
const limit = 64;

/** Asks for a table and trains on it. */
export async function openTable({ desktop, training }: Pick<Lab, 'desktop' | 'training'>): Promise<void> {
  try {
    const result = await desktop.openTable();
    if (result === null) return;
    if (result.ok) training.useFile(result.value.name, result.value.text);
    else complain('The table was not opened', [result.issue]);
  } catch (error) {
    complain('The table was not opened', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

/** Trains on a file that was dropped on the window. */
export async function dropTable({ training }: Pick<Lab, 'training'>, file: File): Promise<void> {
  const result = await readDropped(file, 'a table as text, such as CSV');
  if (result.ok) training.useFile(file.name, result.value);
  else complain(`${file.name} was not opened`, [result.issue]);
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

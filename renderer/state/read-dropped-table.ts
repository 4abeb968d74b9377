import type { FileResult } from '../../app/ipc/contract.ts';

/** As for files that are opened by the dialog, in MiB. */
const limit = 64;

/** The text of a file that was dropped on the window. */
export async function readDroppedTable(file: File): Promise<FileResult<string>> {
  const refused = (message: string, expected: string): FileResult<never> => ({
    ok: false,
    issue: { path: file.name, message, expected },
  });
  if (file.size > limit * 2 ** 20)
    return refused(`found ${(file.size / 2 ** 20).toFixed(1)} MiB`, `at most ${limit} MiB`);
  try {
    const bytes = await file.arrayBuffer();
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused('found no text in UTF-8', 'a table as text, such as CSV');
  }
}

import { truthTableToCsv, truthTableToMarkdown } from '../../engine/logic/export-table.ts';
import { copyText } from './copy-text.ts';
import { slug } from './files.svelte.ts';
import type { Lab } from './lab.svelte.ts';
import { complain, tell } from './notices.ts';

/** Writes the table as it is shown to a file, as CSV or Markdown by its ending. */
export async function exportTable({ desktop, truthTable }: Lab): Promise<void> {
  const table = truthTable.table();
  if (!table || !truthTable.asked) return;
  const suggestedName = `${slug(truthTable.asked.part.network.name)}-table`;
  try {
    const texts = { csv: truthTableToCsv(table), md: truthTableToMarkdown(table) };
    const result = await desktop.exportFile({ suggestedName, texts });
    if (result?.ok) tell(`Exported ${result.value.name}`);
    else if (result) complain('The table was not exported', [result.issue]);
  } catch (error) {
    complain('The table was not exported', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

/** Puts the table as Markdown on the clipboard. */
export function copyTable({ truthTable }: Lab): void {
  const table = truthTable.table();
  if (!table) return;
  copyText(truthTableToMarkdown(table));
  tell('Copied the table as Markdown');
}

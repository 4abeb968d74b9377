import { truthTableToCsv, truthTableToMarkdown } from '../../engine/logic/export-table.ts';
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

/** Puts the table as Markdown on the clipboard, by the browser's own copy: it needs no permission. */
export function copyTable({ truthTable }: Lab): void {
  const table = truthTable.table();
  if (!table) return;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', truthTableToMarkdown(table));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  tell('Copied the table as Markdown');
}

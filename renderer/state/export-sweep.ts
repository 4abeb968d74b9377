import { reliabilityToCsv } from '../../engine/logic/reliability/csv.ts';
import { slug } from './files.svelte.ts';
import type { Lab } from './lab.svelte.ts';
import { complain, tell } from './notices.ts';

/** Asks where, and writes the levels of the sweep as a table. */
export async function exportSweep({ desktop, reliability }: Pick<Lab, 'desktop' | 'reliability'>): Promise<void> {
  const { result, measured } = reliability;
  if (!result || !measured) return;
  try {
    const saved = await desktop.exportFile({
      suggestedName: slug(`${measured.name} ${result.kind}`),
      texts: { csv: reliabilityToCsv(result) },
    });
    if (saved?.ok) tell(`Exported ${saved.value.name}`);
    else if (saved) complain('The curve was not exported', [saved.issue]);
  } catch (error) {
    complain('The curve was not exported', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

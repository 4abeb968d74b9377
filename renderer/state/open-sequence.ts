import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';

/** Asks for a file of vectors over time, and takes it as the test of a circuit. */
export async function openSequence(
  { desktop, sequence }: Pick<Lab, 'desktop' | 'sequence'>,
  circuit: string,
): Promise<void> {
  try {
    const result = await desktop.openTable();
    if (result?.ok) sequence.write(circuit, result.value.text);
    else if (result) complain('The test was not opened', [result.issue]);
  } catch (error) {
    complain('The test was not opened', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

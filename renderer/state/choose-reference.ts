import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';

/** Asks for a circuit to which the open one should be equivalent. */
export async function chooseReference({ desktop, truthTable }: Lab): Promise<void> {
  const { choices } = truthTable;
  try {
    const result = await desktop.openFile();
    if (result === null) return;
    if (!result.ok) return complain('The circuit was not opened', [result.issue]);
    const parsed = parseNetworkText(result.value.text);
    if (parsed.ok) choices.reference = { name: result.value.name, network: parsed.value };
    else complain(`${result.value.name} was not opened`, parsed.issues);
  } catch (error) {
    complain('The circuit was not opened', [{ path: '', message: (error as Error).message, expected: 'an answer' }]);
  }
}

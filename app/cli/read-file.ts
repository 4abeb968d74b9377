import { readText } from '../files/read-text.ts';
import { Failure } from './failure.ts';

/** The longest text that a JavaScript string holds, in MiB. */
const limit = 500;

/** The UTF-8 text of a file. Fails in words on what cannot be read or is no text. */
export async function readInput(path: string): Promise<string> {
  const text = await readText(path, limit);
  if (text.ok) return text.value;
  throw new Failure([text.issue]);
}

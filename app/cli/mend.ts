import { OutOfMemoryError } from '../../engine/codegen/memory.ts';
import { fail, Failure } from './failure.ts';

/** Makes something of the user's choices; where they make no sense together, which the engine throws, that is theirs to mend. */
export function orMend<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof OutOfMemoryError)
      fail('options', error.message, 'Choose smaller layers, fewer rows or --precision f32.');
    const [, found, expected] =
      error instanceof Error ? (/^[Ff]ound (.*), expected (.*)$/s.exec(error.message) ?? []) : [];
    if (found === undefined) throw error;
    throw new Failure([{ path: 'options', message: `found ${found}`, expected: expected! }]);
  }
}

import type { Desktop, FileResult, KeptChip } from '../../app/ipc/contract.ts';

const prefix = 'nandrite.chip.';

/** Kept chips in a tab's storage, an entry each, so that a damaged one harms no other. */
export const browserChips: Pick<Desktop, 'keptChips' | 'keepChip' | 'removeChip'> = {
  keptChips: () => Promise.resolve(names().map((name) => read(name))),
  keepChip({ name, text }) {
    const taken = new Set(names());
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    try {
      localStorage.setItem(prefix + free, text);
      return Promise.resolve({ ok: true, value: { name: free, text } });
    } catch {
      return Promise.resolve(failure(free, 'the browser’s storage is full or forbidden', 'room in it'));
    }
  },
  removeChip(name) {
    const kept = read(name);
    if (kept.ok) localStorage.removeItem(prefix + name);
    return Promise.resolve(kept);
  },
};

function names(): string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => key.slice(prefix.length)).sort();
  } catch {
    // A browser that stores nothing keeps nothing.
    return [];
  }
}

function read(name: string): FileResult<KeptChip> {
  const text = localStorage.getItem(prefix + name);
  return text === null
    ? failure(name, 'the browser no longer holds it', 'a chip that is kept')
    : { ok: true, value: { name, text } };
}

function failure(name: string, message: string, expected: string): FileResult<never> {
  return { ok: false, issue: { path: name, message, expected } };
}

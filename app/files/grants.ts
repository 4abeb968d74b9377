import { resolve } from 'node:path';
import type { Issue } from '../../engine/network/issue.ts';

/** The files a page may read again and write: those the user chose in a dialog, opened from the system, or opened lately. */
export class Grants {
  readonly #paths = new Set<string>();

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    this.#paths.add(resolve(path));
  }

  has(path: string): boolean {
    return this.#paths.has(resolve(path));
  }
}

export function notGranted(path: string): Issue {
  const message = `${path} is out of reach: you have not chosen this file in Nandrite.`;
  return { path, message, expected: 'Choose it with Open… or Save As….' };
}

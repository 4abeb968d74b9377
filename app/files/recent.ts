import { readFile } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../ipc/contract.ts';
import { writeAtomically } from './atomic-write.ts';

const recentLimit = 10;

/** The files opened and saved last, newest first, kept in one small JSON file. */
export class RecentFiles {
  readonly #store: string;
  #paths: readonly string[];

  private constructor(store: string, paths: readonly string[]) {
    this.#store = store;
    this.#paths = paths;
  }

  /** Reads the list; a missing or damaged one starts empty, since nothing depends on it. */
  static async load(store: string): Promise<RecentFiles> {
    const text = await readFile(store, 'utf8').catch(() => '[]');
    return new RecentFiles(store, parsePaths(text));
  }

  get files(): readonly RecentFile[] {
    return this.#paths.map((path) => ({ path, name: basename(path) }));
  }

  has(path: string): boolean {
    return this.#paths.includes(path);
  }

  async add(path: string): Promise<void> {
    await this.#replace([path, ...this.#paths.filter((other) => other !== path)].slice(0, recentLimit));
  }

  async remove(path: string): Promise<void> {
    await this.#replace(this.#paths.filter((other) => other !== path));
  }

  async #replace(paths: readonly string[]): Promise<void> {
    this.#paths = paths;
    await writeAtomically(this.#store, JSON.stringify(paths, null, 2));
  }
}

function parsePaths(text: string): readonly string[] {
  try {
    return z.array(z.string().refine(isAbsolute)).parse(JSON.parse(text)).slice(0, recentLimit);
  } catch {
    return [];
  }
}

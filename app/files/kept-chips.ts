import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { FileResult, KeptChip } from '../ipc/contract.ts';
import { fileIssue } from './file-issue.ts';
import { readDocument } from './read-document.ts';
import { writeDocument } from './write-document.ts';

const ending = '.network.json';

/** The chips that the user keeps for every document, a file each in one folder. Nothing that is there is ever replaced. */
export class KeptChips {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All that is kept; a file that cannot be read comes back as an issue, and stays where it is. */
  async list(): Promise<readonly FileResult<KeptChip>[]> {
    try {
      const files = (await readdir(this.#folder)).filter((file) => file.endsWith(ending));
      const names = files.map((file) => file.slice(0, -ending.length)).sort();
      return await Promise.all(names.map((name) => this.#read(name)));
    } catch (error) {
      if (!existsSync(this.#folder)) return [];
      return [{ ok: false, issue: fileIssue(this.#folder, 'read', error) }];
    }
  }

  /** Keeps a chip, under its name or the first like it that is free. */
  async keep({ name, text }: KeptChip): Promise<FileResult<KeptChip>> {
    const parsed = parseNetworkText(text);
    if (!parsed.ok) return { ok: false, issue: parsed.issues[0]! };
    await mkdir(this.#folder, { recursive: true }).catch(() => undefined);
    let free = name;
    for (let number = 2; existsSync(this.#pathOf(free)); number++) free = `${name}-${number}`;
    const written = await writeDocument(this.#pathOf(free), text);
    return written.ok ? { ok: true, value: { name: free, text } } : written;
  }

  /** Removes a chip and gives back what it was. */
  async remove(name: string): Promise<FileResult<KeptChip>> {
    const kept = await this.#read(name);
    if (!kept.ok) return kept;
    try {
      await rm(this.#pathOf(name));
      return kept;
    } catch (error) {
      return { ok: false, issue: fileIssue(this.#pathOf(name), 'written', error) };
    }
  }

  async #read(name: string): Promise<FileResult<KeptChip>> {
    const read = await readDocument(this.#pathOf(name));
    return read.ok ? { ok: true, value: { name, text: read.value.text } } : read;
  }

  #pathOf(name: string): string {
    return join(this.#folder, `${name}${ending}`);
  }
}

import type { Desktop, FileResult, KeptChip } from '../../app/ipc/contract.ts';
import { serializeNetwork } from '../../engine/network/parse.ts';
import { isSameJson } from '../../engine/network/same-json.ts';
import type { Network } from '../../engine/network/types.ts';
import { complain, offer, tell } from './notices.ts';
import { keptName, networkOfOwnChip, readOwnChip, type OwnChip } from './own-chip.ts';

/** The chips that the user keeps beyond any document, through the desktop. */
export class OwnChips {
  chips = $state.raw<readonly OwnChip[]>([]);
  readonly #desktop: Desktop;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
    void this.load();
  }

  /** Reads what is kept; what cannot be read is said, and left as it is. */
  async load(): Promise<void> {
    const found = await this.#desktop.keptChips();
    const issues = found.flatMap((result) => (result.ok ? [] : [result.issue]));
    const chips: OwnChip[] = [];
    for (const result of found) {
      if (!result.ok) continue;
      const read = readOwnChip(result.value.name, result.value.text);
      if (read.ok) chips.push(read.value);
      else issues.push(...read.issues);
    }
    this.chips = chips;
    if (issues.length > 0) complain('Not all of your chips could be read; the files were left as they are', issues);
  }

  /** Keeps a chip type of a network; a second one of the same name is numbered. */
  async keep(network: Network, typeId: string): Promise<void> {
    const own = networkOfOwnChip(network, typeId);
    const same = this.chips.find((chip) => isSameJson({ ...chip.network, name: own.name }, own));
    if (same) return tell(`“${same.network.name}” is among your chips already`);
    const labels = new Set(this.chips.map((chip) => chip.network.name));
    let name = own.name;
    for (let number = 2; labels.has(name); number++) name = `${own.name} ${number}`;
    if (await this.#add({ name: keptName(name), text: serializeNetwork({ ...own, name }) }))
      tell(`“${name}” is kept in my chips`);
  }

  /** Removes a kept chip, which can be put back. */
  async remove(name: string): Promise<void> {
    const label = this.chips.find((chip) => chip.name === name)?.network.name ?? name;
    const result = await this.#attempt('The chip was not removed', () => this.#desktop.removeChip(name));
    if (!result) return;
    this.chips = this.chips.filter((chip) => chip.name !== name);
    offer(`“${label}” was removed from my chips`, 'Put back', () => void this.#add(result));
  }

  async #add(kept: KeptChip): Promise<boolean> {
    const result = await this.#attempt('The chip was not kept', () => this.#desktop.keepChip(kept));
    const read = result && readOwnChip(result.name, result.text);
    if (!read?.ok) return false;
    this.chips = [...this.chips, read.value].sort((a, b) => (a.name < b.name ? -1 : 1));
    return true;
  }

  /** What the desktop answers, or null once what went wrong was said. */
  async #attempt(title: string, task: () => Promise<FileResult<KeptChip>>): Promise<KeptChip | null> {
    try {
      const result = await task();
      if (result.ok) return result.value;
      complain(title, [result.issue]);
    } catch (error) {
      complain(title, [{ path: '', message: (error as Error).message, expected: 'a desktop that answers' }]);
    }
    return null;
  }
}

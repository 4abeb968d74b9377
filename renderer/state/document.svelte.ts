import type { Network } from '../../engine/network/types.ts';

/** Edits of one gesture, such as a drag, that come this close together are one step of undo. */
const gestureTime = 800;
const maxUndo = 500;

/** The network that is open, where it is stored, and the way back through its edits. */
export class OpenDocument {
  network = $state.raw<Network | null>(null);
  /** Where it is stored; null for an example or a new network. */
  path = $state<string | null>(null);
  /** Changes with every network that is opened, not with edits. */
  opening = $state.raw<symbol>(Symbol());
  /** File name, or the network's name when it has no file. */
  name = $state('');
  #saved = $state.raw<Network | null>(null);
  #undo = $state.raw<readonly Network[]>([]);
  #redo = $state.raw<readonly Network[]>([]);
  #gesture = { key: '', time: 0 };

  readonly unsaved = $derived(this.network !== this.#saved);
  readonly canUndo = $derived(this.#undo.length > 0);
  readonly canRedo = $derived(this.#redo.length > 0);

  /** Takes a network as it is stored at `path`, or as a new one. */
  open(network: Network, { path, name }: { path: string | null; name: string }): void {
    this.opening = Symbol();
    this.network = network;
    this.#saved = network;
    this.path = path;
    this.name = name;
    this.#undo = [];
    this.#redo = [];
    this.#gesture = { key: '', time: 0 };
  }

  close(): void {
    this.network = null;
    this.#saved = null;
    this.path = null;
    this.name = '';
  }

  /** Replaces the network; edits with one `gesture` in quick succession are undone together. */
  edit(change: (network: Network) => Network, gesture = ''): void {
    if (!this.network) return;
    const next = change(this.network);
    if (next === this.network) return;
    const now = Date.now();
    const continues = gesture !== '' && gesture === this.#gesture.key && now - this.#gesture.time < gestureTime;
    if (!continues) this.#undo = [...this.#undo, this.network].slice(-maxUndo);
    this.#gesture = { key: gesture, time: now };
    this.#redo = [];
    this.network = next;
  }

  undo(): void {
    const previous = this.#undo.at(-1);
    if (!previous || !this.network) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, this.network];
    this.#travel(previous);
  }

  redo(): void {
    const next = this.#redo.at(-1);
    if (!next || !this.network) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, this.network];
    this.#travel(next);
  }

  /** Remembers that `network` is what the file at `path` now holds. */
  markSaved(network: Network, { path, name }: { path: string; name: string }): void {
    this.#saved = network;
    this.path = path;
    this.name = name;
  }

  #travel(network: Network): void {
    this.#gesture = { key: '', time: 0 };
    this.network = network;
  }
}

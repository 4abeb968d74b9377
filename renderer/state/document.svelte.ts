import type { Network } from '../../engine/network/types.ts';

/** Edits of one gesture, such as a drag, that come this close together are one step of undo. */
const gestureTime = 800;
/** Steps that can be undone. Networks share all that an edit left alone, so a step costs little more than its change. */
const maxUndo = 2000;

/** One step of the way back or forth: what was done, and the network on its other side. */
interface Step {
  /** As after "Undo": `move 3 neurons`. */
  readonly name: string;
  readonly network: Network;
}

/** What was last done to the network; a new object each time. */
export interface Deed {
  readonly kind: 'edit' | 'undo' | 'redo';
  readonly name: string;
}

/** The network that is open, where it is stored, and the way back through its edits. */
export class OpenDocument {
  network = $state.raw<Network | null>(null);
  /** Where it is stored; null for an example or a new network. */
  path = $state<string | null>(null);
  /** Changes with every network that is opened, not with edits. */
  opening = $state.raw<symbol>(Symbol());
  /** File name, or the network's name when it has no file. */
  name = $state('');
  lastDeed = $state.raw<Deed | null>(null);
  #saved = $state.raw<Network | null>(null);
  #undo = $state.raw<readonly Step[]>([]);
  #redo = $state.raw<readonly Step[]>([]);
  #gesture = { key: '', time: 0 };

  readonly unsaved = $derived(this.network !== this.#saved);
  /** Name of the edit that an undo would take back; null when there is none. */
  readonly toUndo = $derived(this.#undo.at(-1)?.name ?? null);
  readonly toRedo = $derived(this.#redo.at(-1)?.name ?? null);

  /** Takes a network as it is stored at `path`, or as a new one. */
  open(network: Network, { path, name }: { path: string | null; name: string }): void {
    this.opening = Symbol();
    this.network = network;
    this.#saved = network;
    this.path = path;
    this.name = name;
    this.lastDeed = null;
    this.#undo = [];
    this.#redo = [];
    this.#gesture = { key: '', time: 0 };
  }

  close(): void {
    this.network = null;
    this.#saved = null;
    this.path = null;
    this.name = '';
    this.lastDeed = null;
  }

  /**
   * Replaces the network. `name` says what is done, as after "Undo": `move 3 neurons`. Edits with one `gesture` in quick
   * succession are undone together, under the last name.
   */
  edit(name: string, change: (network: Network) => Network, gesture = ''): void {
    if (!this.network) return;
    const next = change(this.network);
    if (next === this.network) return;
    const now = Date.now();
    const { key, time } = this.#gesture;
    const first = gesture !== '' && gesture === key && now - time < gestureTime ? this.#undo.at(-1) : undefined;
    const steps = first ? this.#undo.slice(0, -1) : this.#undo.slice(1 - maxUndo);
    this.#undo = [...steps, { name, network: first?.network ?? this.network }];
    this.#gesture = { key: gesture, time: now };
    this.#redo = [];
    this.network = next;
    this.lastDeed = { kind: 'edit', name };
  }

  undo(): void {
    const step = this.#undo.at(-1);
    if (!step || !this.network) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, { name: step.name, network: this.network }];
    this.#travel(step, 'undo');
  }

  redo(): void {
    const step = this.#redo.at(-1);
    if (!step || !this.network) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, { name: step.name, network: this.network }];
    this.#travel(step, 'redo');
  }

  /** Remembers that `network` is what the file at `path` now holds. */
  markSaved(network: Network, { path, name }: { path: string; name: string }): void {
    this.#saved = network;
    this.path = path;
    this.name = name;
  }

  #travel({ name, network }: Step, kind: 'undo' | 'redo'): void {
    this.#gesture = { key: '', time: 0 };
    this.network = network;
    this.lastDeed = { kind, name };
  }
}

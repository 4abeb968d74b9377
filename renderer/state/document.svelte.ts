import { checkChips } from '../../engine/network/check-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import { complain } from './notices.ts';
import { circuitAt, existing, withCircuit, type ChipPath } from './open-chip.ts';

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
  /** All of it, as it is stored. */
  whole = $state.raw<Network | null>(null);
  #chips = $state.raw<ChipPath>([]);
  /** The way to the chip that is open on the canvas; empty for the circuit itself. */
  readonly chips = $derived(this.whole ? existing(this.whole, this.#chips) : []);
  /** What is on the canvas and is edited: the whole network, or the inside of a chip in its place. */
  readonly network = $derived(this.whole && circuitAt(this.whole, this.chips));
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

  readonly unsaved = $derived(this.whole !== this.#saved);
  /** Name of the edit that an undo would take back; null when there is none. */
  readonly toUndo = $derived(this.#undo.at(-1)?.name ?? null);
  readonly toRedo = $derived(this.#redo.at(-1)?.name ?? null);

  /** Takes a network as it is stored at `path`, or as a new one; one that is nowhere else is unsaved from the start. */
  open(
    network: Network,
    { path, name, unsaved = false }: { path: string | null; name: string; unsaved?: boolean },
  ): void {
    this.opening = Symbol();
    this.whole = network;
    this.#chips = [];
    this.#saved = unsaved ? null : network;
    this.path = path;
    this.name = name;
    this.lastDeed = null;
    this.#undo = [];
    this.#redo = [];
    this.#gesture = { key: '', time: 0 };
  }

  close(): void {
    this.whole = null;
    this.#chips = [];
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
    const { network } = this;
    if (!network) return;
    const changed = change(network);
    if (changed !== network) this.editWhole(name, (whole, path) => withCircuit(whole, path, changed), gesture);
  }

  /** The same for a change that reaches beyond what is on the canvas. */
  editWhole(name: string, change: (whole: Network, path: ChipPath) => Network, gesture = ''): void {
    if (!this.whole) return;
    const next = change(this.whole, this.chips);
    if (next === this.whole) return;
    const issues = next.chipTypes.length > 0 ? checkChips(next) : [];
    if (issues.length > 0) return complain(`It was not done: ${name}`, issues);
    const now = Date.now();
    const { key, time } = this.#gesture;
    const first = gesture !== '' && gesture === key && now - time < gestureTime ? this.#undo.at(-1) : undefined;
    const steps = first ? this.#undo.slice(0, -1) : this.#undo.slice(1 - maxUndo);
    this.#undo = [...steps, { name, network: first?.network ?? this.whole }];
    this.#gesture = { key: gesture, time: now };
    this.#redo = [];
    this.whole = next;
    this.lastDeed = { kind: 'edit', name };
  }

  undo(): void {
    const step = this.#undo.at(-1);
    if (!step || !this.whole) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, { name: step.name, network: this.whole }];
    this.#travel(step, 'undo');
  }

  redo(): void {
    const step = this.#redo.at(-1);
    if (!step || !this.whole) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, { name: step.name, network: this.whole }];
    this.#travel(step, 'redo');
  }

  /** Shows the inside of a chip, by the way to it; `[]` goes back to the circuit itself. */
  openChip(path: ChipPath): void {
    this.#chips = path;
  }

  /** Remembers that `network` is what the file at `path` now holds. */
  markSaved(network: Network, { path, name }: { path: string; name: string }): void {
    this.#saved = network;
    this.path = path;
    this.name = name;
  }

  #travel({ name, network }: Step, kind: 'undo' | 'redo'): void {
    this.#gesture = { key: '', time: 0 };
    this.whole = network;
    this.lastDeed = { kind, name };
  }
}

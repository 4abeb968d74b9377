import { StateHistory } from './state-history.svelte.ts';

/** A point of the plane from −1 to 1 in both directions, and its class, from 0. */
export interface PaintedPoint {
  readonly x: number;
  readonly y: number;
  readonly code: number;
}

export const paintedClasses = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** Places of classes among colours and shapes: letters keep those with which they are painted, others come in their order. */
export function classPlaces(classes: readonly string[]): number[] {
  const letters = classes.map((name) => (paintedClasses as readonly string[]).indexOf(name));
  return letters.includes(-1) ? classes.map((_, k) => k) : letters;
}

/** Points of one stroke lie at least so far apart; an eraser takes what lies within its reach. */
export const spacing = 0.06;
export const reach = 0.08;
/** More would cover the plane. */
export const mostPoints = 2000;
const mostUndone = 200;

/** Points that the user paints, kept while the window is open. */
export class PaintedPoints {
  open = $state(false);
  points = $state.raw<readonly PaintedPoint[]>([]);
  /** The class that is painted. */
  code = $state(0);
  /** Whether the next change begins a stroke. */
  #isFresh = false;
  /** A step for each stroke. */
  readonly #history = new StateHistory<readonly PaintedPoint[]>(mostUndone);
  readonly canUndo = $derived(this.#history.toUndo !== null);
  readonly canRedo = $derived(this.#history.toRedo !== null);
  /** Points of each class. */
  readonly counts = $derived(paintedClasses.map((_, code) => this.points.filter((each) => each.code === code).length));
  /** Why they cannot be learnt from; '' where they can. */
  readonly lack = $derived.by(() => {
    const used = this.counts.filter((count) => count > 0).length;
    if (used < 2) return 'Paint points of two classes or more, or there is nothing to tell apart.';
    return this.points.length < 8 ? 'Paint eight points or more: some are set aside to test.' : '';
  });

  /** Begins what one undo takes back. */
  begin(): void {
    this.#isFresh = true;
  }

  /** A stroke that changes nothing is none to take back. */
  #change(points: readonly PaintedPoint[]): void {
    if (this.#isFresh) this.#history.note('stroke', this.points, '', 0);
    this.#isFresh = false;
    this.points = points;
  }

  /** A point of the present class, unless it would lie on another of that class. */
  paint(x: number, y: number): void {
    const code = this.code;
    const isTaken = this.points.some((each) => each.code === code && distance(each, x, y) < spacing);
    if (isTaken || this.points.length >= mostPoints || Math.abs(x) > 1 || Math.abs(y) > 1) return;
    this.#change([...this.points, { x: rounded(x), y: rounded(y), code }]);
  }

  /** Takes away what lies about a place. */
  erase(x: number, y: number): void {
    const left = this.points.filter((each) => distance(each, x, y) > reach);
    if (left.length < this.points.length) this.#change(left);
  }

  clear(): void {
    if (this.points.length === 0) return;
    this.begin();
    this.#change([]);
  }

  undo(): void {
    this.#take(this.#history.undo(this.points));
  }

  redo(): void {
    this.#take(this.#history.redo(this.points));
  }

  #take(points: readonly PaintedPoint[] | null): void {
    if (!points) return;
    this.points = points;
    // What a stroke under way still paints is a step of its own.
    this.begin();
  }

  /** As a table: x, y, class, A before the others. */
  csv(): string {
    const points = [...this.points].sort((a, b) => a.code - b.code);
    return `x,y,class\n${points.map(({ x, y, code }) => `${x},${y},${paintedClasses[code]}\n`).join('')}`;
  }
}

function distance(point: PaintedPoint, x: number, y: number): number {
  return Math.hypot(point.x - x, point.y - y);
}

const rounded = (value: number): number => Number(value.toFixed(3));

import type { CurvePoint, TableSource } from '../worker/training/protocol.ts';
import { complete, curveNames } from './choice-text.ts';
import type { Choices } from './training-choices.ts';
import type { TablePlan } from './learning-task.svelte.ts';
import type { Training } from './training.svelte.ts';

/** As many as can be told apart in one plot. */
export const mostKept = 4;

/** What a training learnt from. */
interface Data {
  readonly source: TableSource;
  readonly plan: TablePlan;
}

/** The curve of a training that was, with all that was chosen for it. */
export interface KeptCurve extends Data {
  readonly id: number;
  /** Its colour and dash, for as long as it is kept. */
  readonly slot: number;
  readonly choices: Choices;
  readonly isAccuracy: boolean;
  readonly curve: readonly CurvePoint[];
}

/** Up to four trainings, to be compared with the one that runs. */
export class KeptCurves {
  curves = $state.raw<readonly KeptCurve[]>([]);
  readonly #training: Training;
  #id = 0;

  constructor(training: Training) {
    this.#training = training;
  }

  /** Curves to come for which room was promised. */
  reserved = $state(0);

  readonly canKeep = $derived.by(
    () =>
      this.#training.started !== null && this.#training.busy === '' && this.curves.length + this.reserved < mostKept,
  );

  /** Of the kept curves, and last of the training that runs. */
  readonly names = $derived.by(() =>
    curveNames(
      this.curves.map(({ choices }) => choices),
      this.#training.task.choices,
    ),
  );

  /** The curve as it stands, when the training goes on as well. */
  keep(): void {
    const { task, curve, started, frame } = this.#training;
    const { source, plan, choices } = task;
    if (!this.canKeep || !started || !frame) return;
    const isWhole = curve.at(-1)?.epoch === frame.standing.epoch;
    const points = isWhole ? curve : [...curve, frame.standing];
    this.add({ source, plan, choices, isAccuracy: started.classes.length > 0, curve: points });
  }

  add(kept: Omit<KeptCurve, 'id' | 'slot'>): void {
    const slot = [0, 1, 2, 3].find((each) => this.curves.every((other) => other.slot !== each));
    if (slot === undefined) throw new Error(`Found ${mostKept} kept curves, expected room for one`);
    this.curves = [...this.curves, { ...kept, id: ++this.#id, slot }];
  }

  /** Removes the oldest until there is room for so many. */
  makeRoom(count: number): void {
    this.curves = this.curves.slice(Math.max(0, this.curves.length + count - mostKept));
  }

  remove(id: number): void {
    this.curves = this.curves.filter((each) => each.id !== id);
  }

  /** All of its choices, also those that it left as they usually are. */
  use({ choices }: KeptCurve): void {
    this.#training.task.choose(complete(choices), 'the set of choices');
  }

  isOfOtherData({ source, plan }: Data): boolean {
    const { source: present, plan: how } = this.#training.task;
    return !isAlike(source, present) || !isAlike({ ...plan }, { ...how });
  }
}

/** A file's text may be long: it is compared as it is, and only lists are written out. */
function isAlike(a: object, b: object): boolean {
  if (a === b) return true;
  const [first, second] = [a, b] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => {
    const [x, y] = [first![key], second![key]];
    return x === y || (typeof x === 'object' && typeof y === 'object' && JSON.stringify(x) === JSON.stringify(y));
  });
}

import type { BuiltInSource, TableRequest, TableSource } from '../worker/training/protocol.ts';
import { complete } from './choice-text.ts';
import { StateHistory } from './state-history.svelte.ts';
import { standardChoices, standardSource, suitedChoices, type Choices } from './training-choices.ts';

/** What of a table is to be learnt. */
export type TablePlan = Omit<TableRequest, 'source'>;

const freshPlan: Required<TablePlan> = {
  ...{ target: null, task: null, classes: null, dropped: [], columns: [], missingTexts: [] },
  ...{ missing: null, strays: 'issue', standardise: true, scaleTarget: false },
};

/** A task as it stood. */
export type TaskState = Pick<LearningTask, 'source' | 'plan' | 'choices' | 'touched'>;

/** Whether the same is to be learnt, but for the number of epochs where that is let be. */
export function isSameTask(a: TaskState, b: TaskState, { butEpochs = false } = {}): boolean {
  if (a.source !== b.source || a.plan !== b.plan) return false;
  if (a.choices === b.choices || !butEpochs) return a.choices === b.choices;
  const [x, y] = [complete(a.choices), complete(b.choices)];
  const isSame = (key: keyof Choices): boolean =>
    x[key] === y[key] || JSON.stringify(x[key]) === JSON.stringify(y[key]);
  return (Object.keys(x) as (keyof Choices)[]).every((key) => key === 'epochs' || isSame(key));
}

/** Who learns it. */
interface Learner {
  /** Other data are to be learnt, in place of those of the task as it was. */
  replace(before: TaskState): void;
  /** What was learnt is no start for what is asked now; the reason in words, as part of a sentence. */
  restart(reason: string): void;
}

/** Data, what of them is to be learnt, and how; the learner follows each change. */
export class LearningTask {
  source = $state.raw<TableSource>(standardSource('moons'));
  plan = $state.raw<Required<TablePlan>>(freshPlan);
  choices = $state.raw<Choices>(suitedChoices('moons'));
  /** What the user has chosen, which other data must not undo. */
  touched = $state.raw<Partial<Choices>>({});
  readonly chosen = $derived(Object.keys(this.touched).length > 0);
  readonly history = new StateHistory<TaskState>();
  readonly #learner: Learner;

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  get state(): TaskState {
    const { source, plan, choices, touched } = this;
    return { source, plan, choices, touched };
  }

  /** Puts a task back in silence: the learner knows it. */
  put({ source, plan, choices, touched }: TaskState): void {
    [this.source, this.plan, this.choices, this.touched] = [source, plan, choices, touched];
  }

  useSet(name: string): void {
    this.#use(standardSource(name), this.#suiting(suitedChoices(name)));
  }

  useFile(name: string, text: string): void {
    this.#use({ kind: 'file', name, text }, this.#suiting(standardChoices));
  }

  /** Rows, noise or seed of a set that is generated. */
  generate(change: Partial<Pick<BuiltInSource, 'rows' | 'noise' | 'seed'>>): void {
    if (this.source.kind !== 'built-in') return;
    this.#note('change of the data', change);
    this.source = { ...this.source, ...change };
    this.#learner.restart('the data have changed');
  }

  /** Whether nothing is said of the table beyond how it was found. */
  get isAsRead(): boolean {
    return JSON.stringify(this.plan) === JSON.stringify(freshPlan);
  }

  /** Takes back all that was said of the table. */
  readAsFound(): void {
    this.#plan(freshPlan, 'the reading of the table has changed');
  }

  /** Target, columns, their types and missing values, classes, and scales. */
  read(change: Partial<TablePlan>, reason = 'the columns have changed'): void {
    this.#plan({ ...this.plan, ...change }, reason);
  }

  /** Another column is the target; what was said of the one before is not for this. */
  predict(target: string): void {
    const dropped = this.plan.dropped.filter((name) => name !== target);
    this.read({ target, dropped, task: null, classes: null }, 'what is predicted has changed');
  }

  choose(change: Partial<Choices>, what: string): void {
    this.note(change, what);
    this.#learner.restart(`${what} has changed`);
  }

  /** Chooses what a training may go on with. */
  note(change: Partial<Choices>, what: string): void {
    this.#note(`change of ${what}`, change);
    this.touched = { ...this.touched, ...change };
    this.choices = { ...this.choices, ...change };
  }

  /** Gives up all choices for those that suit the data. */
  chooseSuitable(): void {
    this.#note('change of all choices', {});
    this.touched = {};
    this.choices = this.#suiting(this.source.kind === 'built-in' ? suitedChoices(this.source.name) : standardChoices);
    this.#learner.restart('the choices are those that suit the data');
  }

  /** The task before the last change; null where there is none. It is to be put. */
  undo(): TaskState | null {
    return this.history.undo(this.state);
  }

  /** The task with the change again that was taken back last. */
  redo(): TaskState | null {
    return this.history.redo(this.state);
  }

  /** What suits other data, unless the user has chosen; a drawn circuit stays what is trained. */
  #suiting(suitable: Choices): Choices {
    const { circuit } = this.choices;
    return { ...suitable, ...(circuit && { circuit }), ...this.touched };
  }

  #use(source: TableSource, choices: Choices): void {
    const before = this.state;
    this.#note('choice of data', {});
    [this.source, this.plan, this.choices] = [source, freshPlan, choices];
    this.#learner.replace(before);
  }

  #plan(plan: Required<TablePlan>, reason: string): void {
    this.#note(`change of ${reason.replace(/ ha(s|ve) changed$/, '')}`, {});
    this.plan = plan;
    this.#learner.restart(reason);
  }

  /** To be called before a change. Only numbers are turned by and by. */
  #note(name: string, change: object): void {
    const isTurned = Object.values(change).every((value) => typeof value === 'number');
    this.history.note(name, this.state, isTurned ? Object.keys(change).join() : '', performance.now());
  }
}

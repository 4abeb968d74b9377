import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Events, Requests } from '../worker/protocol.ts';
import { finerOf } from '../worker/training/choices.ts';
import type { CurvePoint, Started, Stride, TableAnswer, TrainingFrame } from '../worker/training/protocol.ts';
import type { ReadingName } from '../worker/training/readings-protocol.ts';
import { Effort } from './effort.svelte.ts';
import { latest } from './latest.ts';
import { isSameTask, LearningTask, type TaskState } from './learning-task.svelte.ts';
import { sourceName, type Choices } from './training-choices.ts';
import { TrainingWorker, type RunRequest } from './training-worker.ts';

/** A training that gave way to other data, as the window showed it. */
interface Earlier extends Pick<Training, 'table' | 'started' | 'curve'> {
  readonly task: TaskState;
  readonly shown: number;
}

const goingBack = 'Going back …';
const goingOn = 'Going on …';

/** Data, the network that learns them, and how far it has come. It goes on whatever the window shows. */
export class Training {
  readonly task = new LearningTask({
    replace: (before) => this.#replace(before),
    restart: (reason) => this.#restart(reason),
  });
  /** The training before other data were taken, to go back to until something is learnt of them. */
  before = $state.raw<Earlier | null>(null);
  /** What the worker is at, in words, while nothing can be trained; '' otherwise. */
  busy = $state('');
  /** What was found in the source; null before the first answer. */
  table = $state.raw<TableAnswer | null>(null);
  /** A file that could not be opened; what was there before goes on. */
  refused = $state.raw<{ readonly name: string; readonly issue: Issue } | null>(null);
  /** Why no training could be started. */
  issues = $state.raw<readonly Issue[]>([]);
  started = $state.raw<Started | null>(null);
  /** What the user wants: it outlasts a restart. */
  playing = $state(false);
  pace = $state(30);
  curve = $state.raw<readonly CurvePoint[]>([]);
  frame = $state.raw<TrainingFrame | null>(null);
  /** The circuit in Build with what was learnt, as long as nothing else has changed there. */
  putBack = $state.raw<Network | null>(null);
  /** Why the training stands at epoch 0 again, in words. */
  notice = $state('');

  readonly epoch = $derived(this.frame?.epoch ?? 0);
  readonly batch = $derived(this.frame?.batch ?? 0);
  /** Whether layers are trained, which make a model; what a circuit learns is put into the circuit. */
  readonly hasLayers = $derived(this.started !== null && !this.started.circuit);
  readonly canStepBack = $derived(this.started !== null && this.busy === '' && this.epoch + this.batch > 0);
  readonly over = $derived(this.frame?.over ?? false);
  readonly effort = new Effort();
  /** What would be lost with the window, as the question on closing names it; '' where it is soon learnt again. */
  readonly atStake = $derived(this.effort.isWorthKeeping ? `the training of ${this.effort.of}` : '');
  readonly #worker: TrainingWorker;
  /** What the worker has read. */
  #sent: Pick<TaskState, 'source' | 'plan'> | null = null;
  #id = 0;
  /** The training that is shown; none while one is being started, whose frames may come before its answer. */
  #shown = 0;

  constructor(startClient: () => EngineClient) {
    this.#worker = new TrainingWorker(startClient);
    this.#worker.on('trainingFrame', (frame) => this.#receive(frame));
  }

  /** Starts the worker and reads the first set; afterwards nothing. */
  open(): void {
    if (this.#worker.open()) this.#follow();
  }

  /** The worker that keeps the training, for what is found out beside it. */
  get client(): EngineClient {
    const { client } = this.#worker;
    if (!client) throw new Error('Found no worker, expected a training that was opened');
    return client;
  }

  /** What the worker says beside the training. */
  onWorker<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): void {
    this.#worker.on(event, listener);
  }

  /** Shows why a file was not opened; null goes back to what was there. */
  refuse(refused: Training['refused']): void {
    this.refused = refused;
  }

  /** Back to the data before, and to how far they were learnt. */
  async useBefore(): Promise<void> {
    const { before } = this;
    if (!before || this.busy !== '') return;
    this.task.history.forgetSince((state) => isSameTask(state, before.task));
    await this.#goBack(before);
  }

  async #goBack(before: Earlier): Promise<void> {
    // What is changed while the worker answers is a change of these data.
    this.task.put(before.task);
    this.busy = goingBack;
    const frame = await this.client.call('goBackToTable', null).catch(() => null);
    if (this.busy !== goingBack) return;
    this.busy = '';
    if (frame?.id !== before.shown) return this.#renew(null);
    // Frames that were under way have brought more of the curve.
    const { table, started, curve } = this.before ?? before;
    this.#sent = before.task;
    this.#shown = before.shown;
    [this.table, this.before, this.started, this.curve, this.issues] = [table, null, started, curve, []];
    const wished = this.playing;
    this.#receive(frame);
    this.playing = wished;
    if (wished) this.#play();
  }

  /** Takes back the last change of what is to be learnt, or does it again. It is learnt anew, which the seed makes the same, unless it is held. */
  travel(way: 'undo' | 'redo'): void {
    // What is hidden behind the page of a refused file is let be.
    if (this.refused) return;
    const { before } = this;
    const present = this.task.state;
    const change = this.task.history[way === 'undo' ? 'toUndo' : 'toRedo'];
    const state = this.task[way]();
    if (!state) return;
    const reason = `the ${change} is ${way === 'undo' ? 'taken back' : 'done again'}`;
    if (this.busy === '' && before && isSameTask(before.task, state)) return void this.#goBack(before);
    this.task.put(state);
    if (isSameTask(present, state, { butEpochs: true })) return void this.#goOn(true, reason);
    if (present.source !== state.source) this.before = this.#held(present);
    this.#restart(reason);
  }

  /** What the worker holds where other data take its place, until something is learnt of them. */
  #held(task: TaskState): Earlier | null {
    const { table, started, curve } = this;
    return started ? { task, table, started, curve, shown: this.#shown } : this.before;
  }

  /** A training goes on to other epochs where it can, and starts anew where their number shapes what it learns. */
  async chooseEpochs(change: Pick<Choices, 'epochs' | 'schedule'>): Promise<void> {
    const isOther = JSON.stringify(change.schedule) !== JSON.stringify(finerOf(this.task.choices).schedule);
    this.task.note(change, 'the number of epochs');
    await this.#goOn(!isOther, 'the number of epochs has changed');
  }

  async #goOn(may: boolean, reason: string): Promise<void> {
    const shown = this.#shown;
    const canGoOn = may && this.started !== null && this.busy === '';
    // Play, pressed before the answer, is a wish to go on.
    if (canGoOn) this.busy = goingOn;
    const { epochs } = this.task.choices;
    const goesOn = canGoOn && (await this.client.call('extendTraining', { epochs }).catch(() => false));
    if (this.busy === goingOn) this.busy = '';
    else if (canGoOn) return;
    if (!goesOn && this.#shown === shown) this.#restart(reason);
    else if (goesOn && this.playing) this.#play();
  }

  togglePlay(): void {
    // A large table takes its time: a wish to play waits for it, and can be taken back.
    if (this.busy !== '') {
      this.playing = !this.playing;
      return;
    }
    if (!this.started) return;
    if (this.playing) return this.#pause();
    this.notice = '';
    this.playing = true;
    if (this.over) this.#follow();
    else this.#play();
  }

  setPace(pace: number): void {
    this.pace = pace;
    if (this.playing && this.busy === '') this.#play();
  }

  stepEpoch(): void {
    if (this.started && !this.over && this.busy === '') this.#ask('stepEpoch', null);
  }

  stepBatch(): void {
    if (this.started && !this.over && this.busy === '') this.#ask('stepBatch', null);
  }

  /** Back to weights that were there before; what follows from them is the same again. */
  stepBack(by: Stride): void {
    if (!this.canStepBack) return;
    this.playing = false;
    this.#ask('stepBack', { by });
  }

  /** Back to epoch 0 with the same weights as at first, since the seed draws them. */
  startAnew(): void {
    this.playing = false;
    this.notice = '';
    this.#follow();
  }

  /** Has frames carry a reading until the returned function is called. */
  watch(name: ReadingName): () => void {
    return this.#worker.watch(name);
  }

  #play(): void {
    this.#ask('playTraining', { pace: this.pace });
  }

  #pause(): void {
    this.playing = false;
    this.#ask('pauseTraining', null);
  }

  #replace(task: TaskState): void {
    this.#renew(this.#held(task));
  }

  #renew(before: Earlier | null): void {
    this.refused = null;
    this.before = before;
    this.playing = false;
    this.notice = '';
    this.#follow();
  }

  /** What was learnt under other choices is no start for these; a training that ran goes on running. */
  #restart(reason: string): void {
    this.notice = this.epoch > 0 ? `Started anew: ${reason}.` : '';
    this.#follow();
  }

  readonly #follow = latest(async (isOld) => {
    const { client } = this.#worker;
    if (!client) return;
    try {
      if ((await this.#read(client)) && !isOld()) await this.#start(client);
    } catch (error) {
      this.#sent = null;
      this.#fail([{ path: '', message: (error as Error).message, expected: 'data and a network that fit memory' }]);
    }
    // What is wished since then goes on from here.
    if (isOld()) return;
    this.busy = '';
    if (!this.started) this.playing = false;
    if (this.playing) this.#play();
  });

  /** Reads the source where it is new; true when there is something to learn. */
  async #read(client: EngineClient): Promise<boolean> {
    const { source, plan } = this.task;
    const isNew = source !== this.#sent?.source;
    if (!isNew && plan === this.#sent?.plan) return Boolean(this.table?.problem);
    // What means missing is asked of the cells themselves.
    const isReadAnew = isNew || plan.missingTexts !== this.#sent?.plan.missingTexts;
    this.busy = 'Reading the table …';
    this.#sent = { source, plan };
    if (isNew) this.#forget();
    const answer = await client.call('readTable', { source: isReadAnew ? source : null, ...plan });
    this.table = answer;
    if (!answer.problem) this.#fail([]);
    return answer.problem !== null;
  }

  async #start(client: EngineClient): Promise<void> {
    const id = ++this.#id;
    this.#shown = 0;
    this.busy = 'Preparing the rows …';
    const answer = await client.call('startTraining', { id, ...this.task.choices });
    if (!answer.ok) return this.#fail(answer.issues);
    const { started, frame } = answer;
    this.#shown = id;
    this.before = null;
    this.effort.begin(sourceName(this.task.source));
    this.started = started;
    this.frame = frame;
    this.curve = frame.points;
    this.issues = [];
  }

  #forget(): void {
    this.table = null;
    this.#fail([]);
  }

  #fail(issues: readonly Issue[]): void {
    this.#shown = 0;
    if (!this.before) this.effort.forget();
    this.issues = issues;
    this.started = null;
    this.frame = null;
    this.curve = [];
  }

  #receive(frame: TrainingFrame): void {
    const { before } = this;
    // What was under way when a file was opened is not measured again.
    if (frame.id === before?.shown) this.before = { ...before, curve: grown(before, frame) };
    if (frame.id !== this.#shown) return;
    this.curve = grown(this, frame);
    this.frame = frame;
    this.effort.note(frame.playing, performance.now());
    if (this.busy !== '') return;
    if (frame.over || (!this.#worker.isAsked && !frame.playing)) this.playing = false;
  }

  #ask<N extends RunRequest>(name: N, ask: Requests[N]['ask']): void {
    this.#worker.ask(name, ask).catch((error: Error) => {
      this.playing = false;
      this.#fail([{ path: '', message: error.message, expected: 'a training that runs' }]);
    });
  }
}

/** A curve with what a frame brings; without what was after it where the training went back. */
function grown({ curve, started }: Pick<Earlier, 'curve' | 'started'>, frame: TrainingFrame): readonly CurvePoint[] {
  const { epoch, batch, isBack, points } = frame;
  const now = epoch + batch / started!.batches;
  const left = isBack ? curve.filter((point) => point.epoch <= now) : curve;
  return points.length > 0 ? [...left, ...points] : left;
}

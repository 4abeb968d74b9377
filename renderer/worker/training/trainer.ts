import type { Problem } from '../../../engine/data/problem.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import { createSpeedometer } from '../speedometer.ts';
import { problemOf, readTable, summarise, type ReadTable } from './read-table.ts';
import { planOf } from './table-plan.ts';
import { summariseColumns, textsOfTarget } from './table-summary.ts';
import type { Stride, TableAnswer, TableRequest, TrainingAnswer, TrainingFrame, TrainingRequest } from './protocol.ts';
import type { ReadingName } from './readings-protocol.ts';
import { startRun, type TrainingRun } from './run.ts';
import type { Slices } from './slices.ts';
import type { TrainedSubject } from './trained-subject.ts';

/** Time spent learning before the worker listens for messages again, and between two frames, in ms. */
const chunkTime = 12;
const frameTime = 40;
const mostAtOnce = 4096;

/** Keeps one table and one training of it, in chunks short enough that `pause` is heard. */
export function createTrainer(environment: HostEnvironment, emit: Emit) {
  let read: ReadTable | null = null;
  let [name, runName] = ['', ''];
  let runMissing: readonly string[] = [];
  let problem: Problem | null = null;
  let run: TrainingRun | null = null;
  let runId = 0;
  /** What the run learns from, while other tables are read that nothing was learnt of yet. */
  let before: { readonly read: ReadTable; readonly name: string; readonly problem: Problem } | null = null;
  let playing = false;
  let watched: readonly ReadingName[] = [];
  let pace = Infinity;
  /** Batches that are due but not done; and where to stop. */
  let due = 0;
  let stopAt = Infinity;
  let [lastTick, lastFrame] = [0, 0];
  let goesBack = false;
  /** Batches between two looks at the clock. */
  let chunk = 1;
  /** A tick that belongs to an earlier `play` must not go on. */
  let playId = 0;
  const speedometer = createSpeedometer(environment);

  function frameOf(current: TrainingRun, isBack = false): TrainingFrame {
    lastFrame = environment.now();
    const { measures, stepsPerEpoch } = current;
    const { step, over, explosion, cause, ending } = current.course;
    return {
      ...{ id: runId, epoch: Math.floor(step / stepsPerEpoch), batch: step % stepsPerEpoch, isBack },
      ...{ playing, over, explosion, cause, ending },
      samplesPerSecond: speedometer.stepsPerSecond(),
      standing: measures.standing(),
      points: measures.takePoints(),
      confusion: measures.confusion(),
      picture: current.picture(),
      readings: current.read(watched),
    };
  }

  function theRun(): TrainingRun {
    if (!run) throw new Error('Found no training, expected `startTraining` first');
    return run;
  }

  function halt(): null {
    playing = false;
    speedometer.clear();
    // Figures beside weights that stand still are of these weights.
    if (!goesBack) run?.course.settle();
    if (run) emit('trainingFrame', frameOf(run));
    return null;
  }

  function play(newPace: number, end: number): null {
    if (theRun().course.over) return halt();
    if (!playing) due = 1;
    pace = newPace;
    stopAt = end;
    playing = true;
    lastTick = environment.now();
    const id = ++playId;
    environment.later(() => tick(id), 0);
    return null;
  }

  function tick(id: number): void {
    if (id !== playId || !run) return;
    if (!isBack(run)) return void environment.later(() => tick(id), 0);
    if (!playing) return;
    const { course } = run;
    const now = environment.now();
    due = pace === Infinity ? Infinity : due + ((now - lastTick) / 1000) * pace * run.stepsPerEpoch;
    lastTick = now;
    // Batches that a slow machine cannot do are let go, else the backlog would grow for ever.
    due = learnUntil(run, now + chunkTime) ? due : 0;
    speedometer.note(run.samplesDone, true);
    if (course.step >= stopAt) course.settle();
    if (course.over || course.step >= stopAt) return void halt();
    if (environment.now() - lastFrame >= frameTime) emit('trainingFrame', frameOf(run));
    environment.later(() => tick(id), pace === Infinity ? 0 : Math.max(0, 16 - (environment.now() - now)));
  }

  /** Does the batches that are due; false when time ran out first. */
  function learnUntil({ course }: TrainingRun, deadline: number): boolean {
    while (due >= 1 && !course.over && course.step < stopAt) {
      const before = environment.now();
      const count = Math.min(Math.floor(due), chunk, stopAt - course.step);
      due -= course.advance(count);
      const after = environment.now();
      suit(after - before);
      if (after >= deadline) return due < 1;
    }
    return true;
  }

  /** Goes on with the way back, if it is on one, for as long as others may wait; true when it is there. */
  function isBack(current: TrainingRun): boolean {
    if (!goesBack) return true;
    const deadline = environment.now() + chunkTime;
    for (let before = environment.now(); !current.course.goOnBack(chunk); before = environment.now()) {
      suit(environment.now() - before);
      if (environment.now() >= deadline) return false;
    }
    goesBack = false;
    lastTick = environment.now();
    emit('trainingFrame', frameOf(current, true));
    return true;
  }

  /** Looks at the clock neither at every batch nor too late. */
  function suit(time: number): void {
    if (time > chunkTime / 2) chunk = Math.max(1, chunk >> 1);
    else if (time < chunkTime / 8) chunk = Math.min(mostAtOnce, 2 * chunk);
  }

  function refresh(): null {
    // Of a training that is out of sight the figures wait until it is back.
    if (run && !before) emit('trainingFrame', frameOf(run));
    return null;
  }

  return {
    async read(request: TableRequest): Promise<TableAnswer> {
      if (request.source) {
        // Nothing goes on unseen.
        playing = false;
        if (!before && run && read && problem) before = { read, name, problem };
        read = null;
      }
      problem = null;
      if (request.source) {
        const parsed = await readTable(request.source, environment.digits, request.missingTexts);
        if (!parsed.ok) return { columns: [], rows: 0, problem: null, issues: parsed.issues, texts: [] };
        read = parsed.value;
        name = request.source.name;
      }
      if (!read) throw new Error('Found no table, expected a source');
      const { table } = read;
      const columns = summariseColumns(table);
      const parsed = problemOf(read, request);
      problem = parsed.ok ? parsed.value : null;
      return {
        ...{ columns, rows: table.rows },
        problem: parsed.ok ? summarise(parsed.value, read) : null,
        issues: parsed.ok ? [] : parsed.issues,
        texts: textsOfTarget(table, planOf(read, request)),
      };
    },

    /** Back to the table before the last one, and to how far its training had come; null where that is lost. */
    goBackToTable(): TrainingFrame | null {
      if (!before || !run) return null;
      ({ read, name, problem } = before);
      before = null;
      speedometer.clear();
      // On a way back it is heard when it is there.
      if (!goesBack) run.course.settle();
      return frameOf(run);
    },

    start(request: TrainingRequest): TrainingAnswer {
      playing = false;
      if (!problem) throw new Error('Found no problem, expected `readTable` first');
      const started = startRun(problem, request);
      if (!started.ok) return started;
      [run, before, goesBack] = [started.value, null, false];
      runId = request.id;
      runName = name;
      runMissing = read?.missingTexts ?? [];
      chunk = 1;
      speedometer.clear();
      return { ok: true, started: run.started, frame: frameOf(run) };
    },

    play: (newPace: number) => play(newPace, Infinity),

    pause: () => halt(),

    extend(epochs: number): boolean {
      const current = theRun();
      const isLonger = current.extend(epochs);
      if (isLonger) emit('trainingFrame', frameOf(current));
      return isLonger;
    },

    subject: (): TrainedSubject => theRun().subject(runName),

    model: (): TrainedModel => theRun().model(runName, runMissing),

    /** What it learns from. */
    problem: (): Problem => theRun().problem,
    /** A row in the network as it stands, and how far it has come. */
    caseAt(row: number | null) {
      const { course, stepsPerEpoch, caseAt } = theRun();
      const { step } = course;
      return { found: caseAt(row), epoch: Math.floor(step / stepsPerEpoch), batch: step % stepsPerEpoch };
    },

    /** Starts trainings of the data as they are now. */
    starter() {
      if (!problem) throw new Error('Found no problem, expected `readTable` first');
      const own = problem;
      return (request: TrainingRequest) => startRun(own, request);
    },

    slices: (): Slices => theRun().slices,

    watch(readings: readonly ReadingName[]): null {
      watched = readings;
      return refresh();
    },

    refresh,

    stepEpoch(): null {
      const { course, stepsPerEpoch } = theRun();
      return play(Infinity, (Math.floor(course.step / stepsPerEpoch) + 1) * stepsPerEpoch);
    },

    stepBatch: () => play(Infinity, theRun().course.step + 1),

    stepBack(by: Stride): null {
      const { course, stepsPerEpoch } = theRun();
      const { step } = course;
      const target = by === 'batch' ? step - 1 : (Math.ceil(step / stepsPerEpoch) - 1) * stepsPerEpoch;
      if (target < 0) return halt();
      [playing, goesBack] = [false, true];
      speedometer.clear();
      course.rewind(target);
      tick(++playId);
      return null;
    },
  };
}

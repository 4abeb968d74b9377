import { describe, expect, it } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import { startExperiment } from '../../../engine/learning/experiment.ts';
import { choicesOf } from '../../../renderer/worker/training/choices.ts';
import type { TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { startRun, type TrainingRun } from '../../../renderer/worker/training/run.ts';

const request: TrainingRequest = {
  ...{ id: 1, testShare: 0.25, hidden: [16], activation: 'tanh', optimizer: 'adam', rate: 0.05, batch: 32 },
  ...{ epochs: 400, seed: 1 },
};

function problemOf(name: string, noise = 0.1): Problem {
  const { table, plan } = datasets.get(name)!;
  const read = readProblem(table({ rows: 200, noise, seed: 1 }), plan);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

function start(problem: Problem, change: Partial<TrainingRequest> = {}): TrainingRun {
  const started = startRun(problem, { ...request, ...change });
  if (!started.ok) throw new Error(JSON.stringify(started.issues));
  return started.value;
}

function toTheEnd({ course }: TrainingRun): void {
  while (!course.over) course.advance(100);
}

/** The same training by the shell: its measures are those of the weights that are kept. */
function byShell(problem: Problem, change: Partial<TrainingRequest>) {
  const { labelled, target } = problem;
  const codes = target.task === 'classification' ? target.codes : null;
  const experiment = startExperiment(
    problem,
    splitRows(labelled, request.testShare, { seed: request.seed, codes }),
    choicesOf({ ...request, ...change }),
  );
  while (!experiment.advance(1000));
  const { epoch, training } = experiment;
  const { explosion } = training;
  return { epoch, explosion, ...experiment.finish(), parameters: [...experiment.network.parameters()] };
}

describe('the end of a training in the window', () => {
  it('keeps, where an explosion ends early stopping, what the shell keeps', () => {
    const problem = problemOf('sine');
    const change = { activation: 'relu', optimizer: 'sgd', rate: 1.2, patience: 3000, epochs: 3000 } as const;
    const run = start(problem, change);
    toTheEnd(run);
    const shell = byShell(problem, change);
    expect(shell.explosion).not.toBeNull();
    expect(run.model('sine').parameters).toEqual(shell.parameters);
    expect(run.measures.standing().testLoss).toBeCloseTo(shell.test.loss, 12);
    expect(run.course.explosion).toMatch(/The weights of epoch \d+, the best on the watched rows, are kept$/);
  });

  it('writes into the model how many epochs were done, not which one is kept', () => {
    const problem = problemOf('moons', 0.4);
    const run = start(problem, { patience: 5 });
    toTheEnd(run);
    const { epoch, parameters } = byShell(problem, { patience: 5 });
    expect(run.course.ending).toMatchObject({ epoch });
    expect(run.course.ending!.kept).toBeLessThan(epoch);
    expect(run.model('moons')).toMatchObject({ training: { epochsDone: epoch }, parameters });
  });
});

describe('the way back', () => {
  it('keeps the points of the curve that were not sent yet, up to where it goes', () => {
    const run = start(problemOf('moons'));
    run.measures.takePoints();
    while (run.course.step < 40 * run.stepsPerEpoch) run.course.advance(50);
    run.course.rewind(38 * run.stepsPerEpoch);
    while (!run.course.goOnBack(1));
    expect(run.measures.takePoints().map(({ epoch }) => epoch)).toEqual(Array.from({ length: 38 }, (_, k) => k + 1));
  });

  it('is gone in parts, is where it leads to at once, and ends exactly there', () => {
    const problem = problemOf('moons');
    // 512 × 512 weights and their moments: few checkpoints fit, so that much is learnt again.
    const change = { hidden: [512, 512], epochs: 6, batch: 50 };
    const run = start(problem, change);
    const there = start(problem, change);
    while (there.course.step < 4 * there.stepsPerEpoch) there.course.advance(1);
    while (run.course.step < 5 * run.stepsPerEpoch) run.course.advance(1);
    run.course.rewind(4 * run.stepsPerEpoch - 1);
    expect(run.course.step).toBe(4 * run.stepsPerEpoch - 1);
    let parts = 1;
    while (!run.course.goOnBack(1)) parts++;
    expect(parts).toBeGreaterThan(1);
    expect(parts).toBeLessThanOrEqual(4 * run.stepsPerEpoch);
    run.course.advance(1);
    expect(run.subject('moons').parameters).toEqual(there.subject('moons').parameters);
  });
});

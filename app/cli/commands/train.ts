import { describeReport } from '../../../engine/data/report.ts';
import { checkFolds, checkShare, foldRows, splitRows, type Split } from '../../../engine/data/split.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import { startExperiment, type Choices, type Experiment } from '../../../engine/learning/experiment.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOptions, problemOf, repeatableDataOptions } from '../data-options.ts';
import { fail, Failure } from '../failure.ts';
import { formatTraining, trainingToJson, type FoldResult } from '../format-training.ts';
import type { Io } from '../io.ts';
import { learningOptions, readChoices } from '../learning-options.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readTable } from '../read-table.ts';
import { workOff } from '../work.ts';

export const train: Command = {
  definition: {
    meta: {
      name: 'train',
      description:
        'Train a multilayer perceptron on a table; print losses, accuracy and confusion. Ctrl+C ends early, keeps what there is, and exits with 1',
    },
    args: {
      ...dataOptions,
      ...learningOptions,
      test: { type: 'string', valueHint: 'SHARE', description: 'Rows set aside for testing; 0.2 when left out' },
      folds: { type: 'string', valueHint: 'N', description: 'Cross-validation: each of N parts is tested on once' },
      out: { type: 'string', valueHint: 'FILE', description: 'Where to write the model, .model.json' },
      ...commonOptions,
    },
  },
  repeatable: [...repeatableDataOptions],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const choices = readChoices(args);
  const out = args.text('out');
  if (out !== null && !/[^/\\]\.model\.json$/i.test(out))
    fail('--out', `found "${out}"`, 'a name that ends in .model.json');
  if (out !== null) await checkWritable(out);
  const input = await readTable(args, choices.seed, io);
  const { name } = input;
  const problem = problemOf(input, args);
  const splits = splitsOf(problem, args, choices);
  const results: FoldResult[] = [];
  let complete = true;
  let last: Experiment | null = null;
  for (const [k, split] of splits.entries()) {
    const experiment = start(problem, split, choices);
    const label = splits.length > 1 ? `Fold ${k + 1} of ${splits.length}` : 'Training';
    const before = io.now();
    complete = (await learn(experiment, choices, label, io)) && complete;
    const seconds = (io.now() - before) / 1000;
    results.push({
      ...experiment.finish(),
      epochs: experiment.epoch,
      seconds,
      explosion: experiment.training.explosion,
    });
    last = experiment;
    if (!complete) break;
  }
  if (out !== null) await writeText(out, `${JSON.stringify(modelOf(name, last!, choices, results), null, 1)}\n`);
  for (const { explosion } of results) if (explosion) io.stderr.write(`nandrite: ${explosion.message}\n`);
  if (!complete) io.stderr.write('nandrite: interrupted; the weights so far are kept\n');
  const said = { name, problem, experiment: last!, choices, results, out };
  io.stdout.write(args.isSet('json') ? trainingToJson(said) : formatTraining(said, describeReport(problem.report)));
  return complete && results.every(({ explosion }) => explosion === null) ? 0 : 1;
}

function splitsOf(problem: Problem, args: Arguments, { seed }: Choices): Split[] {
  const { labelled, target } = problem;
  const codes = target.task === 'classification' ? target.codes : null;
  const folds = wholeOption(args, 'folds', { min: 2 });
  const share = numberOption(args, 'test', { above: 0, below: 1 });
  if (folds !== null && share !== null) fail('--test', 'is given besides --folds', 'one of the two');
  const issue = folds === null ? checkShare(labelled, share ?? 0.2) : checkFolds(labelled, folds);
  if (issue) fail(folds === null ? '--test' : '--folds', issue.message, issue.expected);
  return folds === null
    ? [splitRows(labelled, share ?? 0.2, { seed, codes })]
    : foldRows(labelled, folds, { seed, codes });
}

/** Choices that do not fit the data are the user's to mend. */
function start(problem: Problem, split: Split, choices: Choices): Experiment {
  try {
    return startExperiment(problem, split, choices);
  } catch (error) {
    const [, found, expected] =
      error instanceof Error ? (/^Found (.*), expected (.*)$/s.exec(error.message) ?? []) : [];
    if (found === undefined) throw error;
    throw new Failure([{ path: 'options', message: `found ${found}`, expected: expected! }]);
  }
}

function learn(experiment: Experiment, { epochs }: Choices, label: string, io: Io): Promise<boolean> {
  const total = epochs * experiment.training.stepsPerEpoch;
  return workOff(
    { label, total, done: () => experiment.training.step, advance: (count) => experiment.advance(count) },
    io,
  );
}

function modelOf(name: string, experiment: Experiment, choices: Choices, results: readonly FoldResult[]): TrainedModel {
  const { preparation, spec, loss, network } = experiment;
  const { optimizer, schedule, batch, epochs, l1, l2, seed } = choices;
  const { test } = results.at(-1)!;
  const measured = { loss: test.loss, accuracy: test.classification?.accuracy, r2: test.regression?.r2 };
  return {
    format: 'nandrite.model',
    version: 1,
    ...{ name, preparation, spec, loss },
    parameters: [...network.parameters()],
    training: { optimizer, schedule, batch, epochs, l1, l2, seed, test: measured },
  };
}

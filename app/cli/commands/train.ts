import { basename } from 'node:path';
import { diagnose } from '../../../engine/data/diagnosis/diagnose.ts';
import type { Finding } from '../../../engine/data/diagnosis/finding.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOptions, problemOf, repeatableDataOptions } from '../data-options.ts';
import { fail } from '../failure.ts';
import { formatTraining } from '../format-training.ts';
import type { Io } from '../io.ts';
import { learn, type Learnt, type Task } from '../learn.ts';
import { learningOptions, readChoices } from '../learning-options.ts';
import { networkOption, readDrawnNetwork } from '../network-option.ts';
import { readSpiking, spikingOptions } from '../spiking-options.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readTable } from '../read-table.ts';
import { suitedPlan } from '../suited-plan.ts';
import { allRows, roundsOf, splitOptions, type Round } from '../splits.ts';
import { trainedText } from '../trained-file.ts';
import { trainingToJson } from '../training-json.ts';
import type { FoldResult, TrainingResult } from '../training-result.ts';

export const train: Command = {
  definition: {
    meta: {
      name: 'train',
      description:
        'Train a multilayer perceptron, layers of spiking neurons, or a circuit as drawn, on a table; print losses, accuracy and confusion. Ctrl+C ends early, keeps the weights so far (with --patience the best), and exits with 1',
    },
    args: {
      ...dataOptions,
      network: networkOption,
      ...learningOptions,
      ...spikingOptions,
      ...splitOptions,
      out: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Where to write what was learnt: .model.json, or .network.json of a circuit',
      },
      'report-init': {
        type: 'boolean',
        description: 'Show what the first weights do to activations and gradients, layer by layer',
      },
      ...commonOptions,
    },
  },
  repeatable: [...repeatableDataOptions],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const choices = readChoices(args);
  const spiking = readSpiking(args);
  if (spiking && args.isSet('report-init'))
    fail('--report-init', 'is given besides --spiking, whose units have no slope to report', 'one of the two');
  const out = await readOut(args);
  const network = await readDrawnNetwork(args);
  const input = await readTable(args, choices.seed, io);
  const problem = problemOf(
    input,
    args,
    suitedPlan({ network, spiking, distortion: choices.distortion ?? null }, input.plan),
  );
  if (choices.balanced && problem.target.task === 'regression')
    fail('--balanced', 'is for classes, and the target is a quantity', 'a target of classes, or no --balanced');
  const drawn = network && { network, file: args.text('network')! };
  const showsStart = args.isSet('report-init') || args.isSet('json');
  const task: Task = { problem, choices, drawn, spiking, showsStart };
  const rounds = roundsOf(problem, args, choices.seed);
  const { folds, last } = await learnRounds(task, rounds, io);
  const isRefit = out !== null && rounds.length > 1 && last.isComplete;
  const kept = isRefit ? await learn(task, allRows(problem), 'All rows', io) : last;
  const findings = input.isGenerated ? [] : findingsOf(problem, input.findings);
  // Of a training that no step could be taken of, there is nothing to keep, and a file that is there stays.
  const written = kept.explosion !== null && kept.epochs === 0 ? null : out;
  const result = {
    ...{
      name: input.name,
      touched: input.touched,
      missingTexts: input.missingTexts,
      findings,
      task,
      folds,
      kept,
      isRefit,
      out: written,
    },
    asked: rounds.length,
  };
  if (written !== null) await writeText(written, trainedText(result));
  else if (out !== null) io.stderr.write(`nandrite: ${out} is not written: nothing was learnt\n`);
  for (const line of warningsOf(result)) io.stderr.write(`nandrite: ${line}\n`);
  io.stdout.write(args.isSet('json') ? trainingToJson(result) : formatTraining(result));
  const explosions = [kept, ...folds].filter(({ explosion }) => explosion !== null);
  return kept.isComplete && explosions.length === 0 ? 0 : 1;
}

/** What can be written is known before anything is trained. */
async function readOut(args: Arguments): Promise<string | null> {
  const out = args.text('out');
  if (out === null) return null;
  const ending = args.text('network') === null ? '.model.json' : '.network.json';
  const name = basename(out).toLowerCase();
  if (name.endsWith(ending) && name !== ending) {
    await checkWritable(out);
    return out;
  }
  const why = ending === '.model.json' ? '' : ', since a circuit is written as the network it is';
  fail('--out', `found "${out}"`, `a name that ends in ${ending}${why}`);
}

/** One after the other; Ctrl+C ends with the one under way. Networks are let go once they are measured. */
async function learnRounds(
  task: Task,
  rounds: readonly Round[],
  io: Io,
): Promise<{ readonly folds: readonly FoldResult[]; readonly last: Learnt }> {
  const folds: FoldResult[] = [];
  let last: Learnt | null = null;
  for (const [k, { split, seed, label }] of rounds.entries()) {
    const bar = label === '' ? 'Training' : `${k + 1} of ${rounds.length}: ${label}`;
    last = await learn({ ...task, choices: { ...task.choices, seed } }, split, bar, io);
    const { experiment, epochs, seconds, explosion } = last;
    const measures = { train: experiment.measure(), test: experiment.measure(split.test) };
    folds.push({ ...measures, seed, label, epochs, seconds, explosion });
    if (!last.isComplete) break;
  }
  return { folds, last: last! };
}

/** Columns that are kept though they are constant have been thought of. */
function findingsOf(problem: Problem, reading: readonly Finding[]): Finding[] {
  return diagnose(problem, reading).filter(
    ({ kind }) => !kind.endsWith('constant') || problem.plan.constants !== 'keep',
  );
}

function warningsOf({ folds, kept, isRefit, asked, out }: TrainingResult): string[] {
  const explosions = [...folds, ...(isRefit ? [kept] : [])].flatMap(({ explosion }) => explosion?.message ?? []);
  if (kept.isComplete) return explosions;
  const written = out === null || asked === 1 || isRefit ? '' : `, and those of ${folds.at(-1)!.label} written`;
  return [...explosions, `interrupted; the best weights so far are kept${written}`];
}

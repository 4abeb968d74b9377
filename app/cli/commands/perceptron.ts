import { fitPreparation } from '../../../engine/data/fit.ts';
import { inputNames } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import { perceptronBound } from '../../../engine/learning/perceptron/bound.ts';
import { readTwoClasses } from '../../../engine/learning/perceptron/classes.ts';
import { startPerceptron } from '../../../engine/learning/perceptron/rule.ts';
import { decideSeparability } from '../../../engine/learning/perceptron/separability.ts';
import { limits } from '../../../engine/network/limits.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOptions, problemOf, repeatableDataOptions } from '../data-options.ts';
import { fail } from '../failure.ts';
import { formatPerceptron, perceptronToJson } from '../format-perceptron.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { unwrap } from '../read-network.ts';
import { readTable } from '../read-table.ts';
import { workOff } from '../work.ts';

const { 'scale-target': _scaleTarget, 'no-scaling': _noScaling, ...tableOptions } = dataOptions;

export const perceptron: Command = {
  definition: {
    meta: {
      name: 'perceptron',
      description:
        'Train one threshold neuron on two classes by the perceptron rule; print its mistakes, their bound (R/γ)², or the proof that no neuron parts the classes; exits with 1 where rows are left wrong',
    },
    args: {
      ...tableOptions,
      mode: { type: 'string', valueHint: 'NAME', description: 'online (when left out) or batch' },
      rate: { type: 'string', valueHint: 'X', description: 'Learning rate; 1 when left out' },
      order: { type: 'string', valueHint: 'NAME', description: 'Of rows: given (when left out) or seeded' },
      scaling: { type: 'boolean', description: 'Inputs at mean 0 and deviation 1; as they are when left out' },
      epochs: { type: 'string', valueHint: 'N', description: 'Passes over all rows at most; 1000 when left out' },
      seed: { type: 'string', valueHint: 'N', description: 'Of the order, and of generated data; 1 when left out' },
      ...commonOptions,
    },
  },
  repeatable: [...repeatableDataOptions],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const mode = choiceOption(args, 'mode', ['online', 'batch']) ?? 'online';
  const seed = wholeOption(args, 'seed', { min: 0, max: limits.seed }) ?? 1;
  const options = {
    ...({ output: 'step', mode, seed } as const),
    rate: numberOption(args, 'rate', { above: 0, max: 1e6 }) ?? 1,
    order: choiceOption(args, 'order', ['given', 'seeded']) ?? ('given' as const),
  };
  const epochs = wholeOption(args, 'epochs', { min: 1, max: 1e9 }) ?? 1000;
  const input = await readTable(args, seed, io);
  const problem = problemOf(input, args, { standardise: args.isSet('scaling'), encoding: 'single' });
  const { target } = problem;
  if (target.task !== 'classification' || target.classes.length !== 2) {
    const found = target.task === 'classification' ? `${target.classes.length} classes` : 'quantities';
    fail('--target', `"${target.name}" has ${found}`, 'two classes; --classes "a,b=x; c=y" merges more into two');
  }
  const preparation = fitPreparation(problem, problem.labelled);
  const { samples } = prepareRows(problem, preparation, problem.labelled);
  const classes = unwrap(readTwoClasses(samples), input.file);
  const separability = decideSeparability(classes);
  const session = startPerceptron(classes, options);
  const total = epochs * (mode === 'batch' ? 1 : classes.count);
  const isComplete = await workOff(
    {
      label: 'Learning',
      total,
      done: () => session.steps,
      note: () => `${session.mistakes} mistakes`,
      advance: (count) => session.advance(Math.min(count, total - session.steps)) || session.steps >= total,
    },
    io,
  );
  const bound = separability.kind === 'separable' ? perceptronBound(classes, options) : null;
  const names = { inputs: inputNames(preparation), classes: target.classes };
  const result = { name: input.name, options, classes, session, separability, bound, names, isComplete };
  io.stdout.write(args.isSet('json') ? perceptronToJson(result) : formatPerceptron(result));
  if (!isComplete) io.stderr.write(`nandrite: interrupted after ${session.steps} steps\n`);
  return session.hasConverged ? 0 : 1;
}

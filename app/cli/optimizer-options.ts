import type { Choices } from '../../engine/learning/experiment.ts';
import { defaultRates, optimizerNames, optimizerOf } from '../../engine/learning/optimizers.ts';
import { scheduleKinds, suitedSchedule } from '../../engine/learning/schedules.ts';
import type { Arguments } from './arguments.ts';
import { choiceOption } from './choice.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';

const names = [...optimizerNames, 'lbfgs'] as const;

/** Options of the steps by which weights are changed, in the order of the help. */
export const optimizerOptions = {
  optimizer: { type: 'string', valueHint: 'NAME', description: `${names.join(', ')}; adam when left out` },
  rate: { type: 'string', valueHint: 'X', description: 'Learning rate; 0.01 for adam when left out' },
  schedule: {
    type: 'string',
    valueHint: 'NAME',
    description: `Of the rate: ${scheduleKinds.join(', ')}; constant when left out`,
  },
  batch: {
    type: 'string',
    valueHint: 'N|full',
    description: 'Samples a step: 32 when left out, 1 for online learning',
  },
} as const;

/** What the options ask of each step; a schedule is laid out for so many epochs. */
export function readSteps(args: Arguments, epochs: number): Pick<Choices, 'optimizer' | 'schedule' | 'batch'> {
  return {
    optimizer: readOptimizer(args),
    schedule: suitedSchedule(choiceOption(args, 'schedule', scheduleKinds) ?? 'constant', epochs),
    batch: readBatch(args),
  };
}

function readOptimizer(args: Arguments): Choices['optimizer'] {
  const name = choiceOption<(typeof names)[number]>(args, 'optimizer', names) ?? 'adam';
  if (name === 'lbfgs') {
    const misfit = ['rate', 'schedule', 'batch', 'l1', 'dropout', 'precision'].find((each) => !fitsLbfgs(args, each));
    if (misfit === undefined) return { name, memory: 10 };
    const reason = 'which takes all rows at once and finds the length of its steps';
    fail(`--${misfit}`, `is given besides --optimizer lbfgs, ${reason}`, `another optimizer, or no --${misfit}`);
  }
  const standard = name === 'adam' || name === 'adamw' ? 0.01 : defaultRates[name];
  return optimizerOf(name, { rate: numberOption(args, 'rate', { above: 0, max: 1e6 }) ?? standard });
}

function fitsLbfgs(args: Arguments, name: string): boolean {
  const text = args.text(name);
  return text === null || (name === 'batch' && text === 'full') || (name === 'precision' && text === 'f64');
}

function readBatch(args: Arguments): number | 'full' {
  return args.text('batch') === 'full' ? 'full' : (wholeOption(args, 'batch', { min: 1 }) ?? 32);
}

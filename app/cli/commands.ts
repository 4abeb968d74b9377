import type { Command } from './command.ts';
import { bench } from './commands/bench.ts';
import { compare } from './commands/compare.ts';
import { convert } from './commands/convert.ts';
import { exportCommand } from './commands/export.ts';
import { gradientCheck } from './commands/gradient-check.ts';
import { grade } from './commands/grade.ts';
import { importCommand } from './commands/import.ts';
import { models } from './commands/models.ts';
import { perceptron } from './commands/perceptron.ts';
import { predict } from './commands/predict.ts';
import { reliability } from './commands/reliability.ts';
import { reproduce } from './commands/reproduce.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { sequence } from './commands/sequence.ts';
import { synthesize } from './commands/synthesize.ts';
import { train } from './commands/train.ts';
import { truthTable } from './commands/truth-table.ts';
import { validate } from './commands/validate.ts';
import { why } from './commands/why.ts';
import { wiring } from './commands/wiring.ts';

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  run,
  'truth-table': truthTable,
  synthesize,
  grade,
  import: importCommand,
  export: exportCommand,
  sequence,
  reliability,
  compare,
  train,
  perceptron,
  predict,
  convert,
  'gradient-check': gradientCheck,
  why,
  wiring,
  validate,
  reproduce,
  models,
  schema,
  bench,
};

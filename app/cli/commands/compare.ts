import { compareModels } from '../../../engine/compare/comparison.ts';
import { mappingRules } from '../../../engine/compare/mapping/rules.ts';
import type { CompareOptions } from '../../../engine/compare/types.ts';
import { limits } from '../../../engine/network/limits.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { comparisonToJson, formatComparison } from '../format-comparison.ts';
import type { Io } from '../io.ts';
import { numberOption } from '../numbers.ts';
import { readNetwork } from '../read-network.ts';
import { readModels, readSet } from '../set-option.ts';
import { workOff } from '../work.ts';

const ruleIds = mappingRules.map(({ id }) => id);

export const compare: Command = {
  definition: {
    meta: {
      name: 'compare',
      description:
        'Run one circuit under several neuron models with one seed and the same drive: rates, outputs, differences, convergence of spike counts on rates, correlations that a rate model cannot see; exits with 1 where a model could not go on or Ctrl+C ends it early',
    },
    args: {
      network: { type: 'positional', description: 'File of a network' },
      models: {
        type: 'string',
        valueHint: 'A,B,…',
        description: 'Ids of models, or as-drawn; the others are held against the first',
      },
      rule: {
        type: 'string',
        valueHint: 'ID',
        description: `How parameters and weights are carried over: ${ruleIds.join(', ')}. Left out: what suits each pair`,
      },
      set: {
        type: 'string',
        valueHint: 'MODEL.NAME=X',
        description:
          'A number in place of what the rule chooses: gain, offset, tau, dt, rateScale, a connection’s weight, or a parameter as MODEL.POPULATION.SYMBOL=X; may be repeated',
      },
      duration: {
        type: 'string',
        valueHint: 'MS',
        description: 'How long to run, in ms of the network (5000, or twice as long as the circuit takes to settle)',
      },
      window: {
        type: 'string',
        valueHint: 'MS',
        description:
          'Window over which spikes are counted; may be repeated (1, 2, 5, 10 … up to a thirtieth of the duration)',
      },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      traces: { type: 'boolean', description: 'With --json: traces and spikes as well' },
      ...commonOptions,
    },
  },
  repeatable: ['window', 'set'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  if (args.isSet('traces') && !args.isSet('json')) fail('--traces', 'is given without --json', 'both, or neither');
  const models = readModels(args.text('models'));
  const rule = choiceOption(args, 'rule', ruleIds);
  const duration = numberOption(args, 'duration', { above: 0, max: limits.time });
  const windows = args
    .texts('window')
    .map(readWindow)
    .sort((a, b) => a - b);
  const network = await readNetwork(args, io);
  const options: CompareOptions = {
    models,
    ...(rule !== null && { rule }),
    ...(duration !== null && { duration }),
    ...(windows.length > 0 && { windows }),
    overrides: readSet(args.texts('set'), network),
    now: () => io.now(),
  };
  const started = compareModels(network, options);
  if (!started.ok) throw new Failure(started.issues.map((issue) => ({ file: args.text('network')!, ...issue })));
  const comparison = started.value;
  const isComplete = await workOff(
    {
      label: 'Comparing, steps',
      total: comparison.progress.total,
      done: () => comparison.progress.done,
      advance: (count) => comparison.advance(count),
    },
    io,
  );
  const result = comparison.result();
  io.stdout.write(args.isSet('json') ? comparisonToJson(result, args.isSet('traces')) : formatComparison(result));
  if (!isComplete) io.stderr.write(`nandrite: interrupted after ${result.done} of ${result.duration} ms\n`);
  const cut = result.models.filter(({ isCut }) => isCut).map(({ id }) => id);
  if (cut.length > 0)
    io.stderr.write(
      `nandrite: ${cut.join(', ')} had more spikes than are kept: no convergence, no correlations; take a shorter --duration\n`,
    );
  for (const { id, failure } of result.models) {
    if (failure !== null) io.stderr.write(`nandrite: ${id} stopped: ${failure}\n`);
  }
  return isComplete && result.models.every(({ failure }) => failure === null) ? 0 : 1;
}

function readWindow(text: string): number {
  const window = Number(text);
  return window > 0 && Number.isFinite(window) ? window : fail('--window', `found "${text}"`, 'a time in ms above 0');
}

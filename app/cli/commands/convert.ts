import { startConversion } from '../../../engine/compare/conversion/conversion.ts';
import { suitedNeurons } from '../../../engine/compare/conversion/check.ts';
import { convertDense } from '../../../engine/compare/conversion/convert.ts';
import { everyStep } from '../../../engine/compare/conversion/points.ts';
import { convertedNetwork } from '../../../engine/compare/conversion/to-network.ts';
import type { Conversion, Converted, ConversionOptions } from '../../../engine/compare/conversion/types.ts';
import { startDamage } from '../../../engine/compare/damage/damage.ts';
import type { Damage } from '../../../engine/compare/damage/types.ts';
import { outputNames } from '../../../engine/data/preparation.ts';
import type { DenseSpec } from '../../../engine/learning/dense/spec.ts';
import { isSpikingSpec, parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Arguments } from '../arguments.ts';
import { generatorOptions } from '../built-in-data.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import {
  conversionOptions,
  damageOptions,
  readConversion,
  readDamage,
  type DamageChoice,
} from '../conversion-options.ts';
import { conversionToJson } from '../conversion-json.ts';
import { dataOption } from '../data-options.ts';
import { fail, Failure } from '../failure.ts';
import { formatConversion } from '../format-conversion.ts';
import type { Io } from '../io.ts';
import { modelRowOptions, readModelRows, type ModelRows } from '../model-rows.ts';
import { wholeOption } from '../numbers.ts';
import { checkPlace, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { parseFile, unwrap } from '../read-network.ts';
import { workOff } from '../work.ts';

export const convert: Command = {
  definition: {
    meta: {
      name: 'convert',
      description:
        'Turn a trained multilayer perceptron into spiking neurons; print accuracy by number of steps, where the loss arises, latency and energy, and with --lesion what damage does. Ctrl+C ends early, tells what is done, and exits with 1',
    },
    args: {
      model: { type: 'positional', description: 'File of a model, .model.json' },
      ...conversionOptions,
      data: { ...dataOption, description: `${dataOption.description}; what the model has learnt, when left out` },
      ...generatorOptions,
      'missing-text': {
        type: 'string',
        valueHint: 'TEXT',
        description: 'Spelling of a missing value; may be repeated',
      },
      ...modelRowOptions,
      ...damageOptions,
      case: {
        type: 'string',
        valueHint: 'N',
        description: 'Which of the rows --out holds before the network; 1 when left out',
      },
      out: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Where to write the spiking network with one row before it, .network.json',
      },
      ...commonOptions,
    },
  },
  repeatable: ['missing-text'],
  execute,
};

/** What `convert` has to tell. */
export interface ConvertResult {
  readonly name: string;
  readonly spec: DenseSpec;
  readonly rows: ModelRows;
  readonly conversion: Conversion;
  readonly damage: Damage | null;
  readonly isComplete: boolean;
  readonly out: string | null;
}

async function execute(args: Arguments, io: Io): Promise<number> {
  if (choiceOption(args, 'to', ['spiking']) === null) fail('--to', 'is missing', 'spiking');
  const path = args.text('model')!;
  const out = await readOut(args, path);
  const { model, spec } = await readPerceptron(path);
  const options = readConversion(args, spec);
  const damage = readDamage(args);
  const rows = await readModelRows(model, args, io);
  const converted = unwrap(convertDense({ ...model, spec }, rows.train.samples, options), path);
  const row = readCase(args, rows, out);
  const { conversion, isComplete } = await measureSpikes(model, converted, rows, args, io);
  const done = damage && isComplete ? await measureDamage({ ...model, spec }, rows, damage, options, args, io) : null;
  if (out !== null) await writeText(out, networkText(model, converted, rows, row));
  const isAllDone = isComplete && (done?.isComplete ?? true);
  const result: ConvertResult = {
    ...{ name: model.name, spec, rows, conversion, damage: done?.damage ?? null, isComplete: isAllDone, out },
  };
  io.stdout.write(args.isSet('json') ? conversionToJson(result) : formatConversion(result));
  if (!isAllDone)
    io.stderr.write(`nandrite: interrupted; ${conversion.samples} of ${rows.test.rows.length} rows done\n`);
  return isAllDone ? 0 : 1;
}

async function readOut(args: Arguments, model: string): Promise<string | null> {
  const out = args.text('out');
  if (out === null) return null;
  if (!/[^/\\]\.network\.json$/i.test(out)) fail('--out', `found "${out}"`, 'a name that ends in .network.json');
  await checkPlace(out, { model, data: args.text('data') });
  return out;
}

async function readPerceptron(path: string): Promise<{ readonly model: TrainedModel; readonly spec: DenseSpec }> {
  const model = unwrap(parseTrainedModel(parseFile(await readInput(path), path)), path);
  const { spec } = model;
  if (!isSpikingSpec(spec)) return { model, spec };
  throw new Failure([
    {
      file: path,
      path: 'spec',
      message: 'found spiking neurons already',
      expected: 'layers trained without --spiking',
    },
  ]);
}

/** Index among the rows of the one that the network is written with. */
function readCase(args: Arguments, { test }: ModelRows, out: string | null): number {
  const number = wholeOption(args, 'case', { min: 1, max: test.rows.length });
  if (number !== null && out === null) fail('--case', 'is given without --out', '--out FILE.network.json as well');
  return (number ?? 1) - 1;
}

async function measureSpikes(
  { preparation }: TrainedModel,
  converted: Converted,
  { test }: ModelRows,
  args: Arguments,
  io: Io,
): Promise<{ readonly conversion: Conversion; readonly isComplete: boolean }> {
  const points = args.isSet('each') ? { points: everyStep(converted.options.steps) } : {};
  const run = startConversion({ converted, preparation, data: test, ...points });
  const work = { label: 'Spiking, rows', total: run.total, first: 1 };
  const isComplete = await workOff({ ...work, done: () => run.done, advance: (count) => run.advance(count) }, io);
  return { conversion: run.result(), isComplete };
}

async function measureDamage(
  model: TrainedModel & { readonly spec: DenseSpec },
  { train, test }: ModelRows,
  choice: DamageChoice,
  options: ConversionOptions,
  args: Arguments,
  io: Io,
): Promise<{ readonly damage: Damage; readonly isComplete: boolean }> {
  const neurons = args.text('neuron') === null ? suitedNeurons(model.spec) : [options.neuron];
  const conversions = neurons.map((neuron) => ({ ...options, neuron }));
  const run = unwrap(startDamage({ ...model, ...choice, train, test, conversions, seed: options.seed }), '--lesion');
  const work = { label: 'Damage, rows', total: run.total, first: 1 };
  const isComplete = await workOff({ ...work, done: () => run.done, advance: (count) => run.advance(count) }, io);
  return { damage: run.result(), isComplete };
}

function networkText(
  { name, preparation }: TrainedModel,
  converted: Converted,
  { test }: ModelRows,
  k: number,
): string {
  const { samples, rows } = test;
  const x = samples.x.slice(k * samples.inputs, (k + 1) * samples.inputs);
  const names = outputNames(preparation);
  const title = `${name} as spikes, row ${rows[k]! + 1}`;
  return serializeNetwork(convertedNetwork(converted, { x, row: rows[k]!, name: title, outputNames: names }));
}

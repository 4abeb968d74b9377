import { basename } from 'node:path';
import { exportModel, modelEndings, modelFormats, type ModelFormat } from '../../../engine/formats/trained/export.ts';
import { parseTrainedModel } from '../../../engine/learning/model.ts';
import {
  exportEndings,
  exportFormats,
  exportNetlist,
  type ExportFormat,
} from '../../../engine/logic/netlists/export/export.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { fail } from '../failure.ts';
import type { Io } from '../io.ts';
import { checkPlace, writeContent } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { parseFile, readNetworkFile, unwrap } from '../read-network.ts';

export const exportCommand: Command = {
  definition: {
    meta: {
      name: 'export',
      description:
        'Write a circuit of McCulloch–Pitts neurons as a netlist of gates, or a trained model for other programs; says on stderr what is not kept',
    },
    args: {
      file: {
        type: 'positional',
        description: 'File of a network of toggles, McCulloch–Pitts neurons and lamps, or of a trained model',
      },
      to: {
        type: 'string',
        valueHint: 'FORMAT',
        description:
          'Of a network: bench (ISCAS) or verilog; of a model: onnx, json, typescript, python, or network (a circuit of rate neurons)',
      },
      precision: {
        type: 'string',
        valueHint: 'f32|f64',
        description: 'Of the numbers of an ONNX file; f32 when left out, as runtimes expect',
      },
      out: { type: 'string', valueHint: 'FILE', description: 'Write it here; left out, texts go to standard output' },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

type Format = ExportFormat | ModelFormat;

interface Exported {
  readonly content: string | Uint8Array;
  readonly losses: readonly string[];
}

async function execute(args: Arguments, io: Io): Promise<number> {
  const formats: readonly Format[] = [...exportFormats, ...modelFormats];
  const format = choiceOption(args, 'to', formats) ?? fail('--to', 'is missing', formats.join(' or '));
  const precision = choiceOption(args, 'precision', ['f32', 'f64']);
  if (precision !== null && format !== 'onnx') fail('--precision', `is given for ${format}`, 'it for onnx only');
  const file = args.text('file')!;
  const out = args.text('out');
  if (format === 'onnx' && out === null) fail('--out', 'is missing', 'a file, since ONNX is no text');
  if (out !== null) await checkOut(out, file, format);
  const { content, losses } = await read(file, format, precision ?? 'f32');
  for (const loss of losses) io.stderr.write(`nandrite: not kept: ${escapeControls(loss)}\n`);
  if (out !== null) await writeContent(out, content);
  if (args.isSet('json')) {
    io.stdout.write(`${JSON.stringify({ file, format, losses, ...(out === null && { text: content }) }, null, 2)}\n`);
  } else if (out === null) io.stdout.write(content as string);
  return 0;
}

/** A file is named as what it is: whoever opens it goes by that. */
async function checkOut(out: string, file: string, format: Format): Promise<void> {
  const ending = endings[format];
  const name = basename(out).toLowerCase();
  const isTaken = format === 'json' && /\.(model|network)\.json$/.test(name);
  if (!name.endsWith(ending) || name === ending || isTaken)
    fail(
      '--out',
      `found "${out}"`,
      `a name that ends in ${ending}${isTaken ? ', and not as models or circuits do' : ''}`,
    );
  await checkPlace(out, { file });
}

const endings: Readonly<Record<Format, string>> = { ...modelEndings, json: '.json', ...exportEndings };

/** The kind of the file decides which formats it has. */
async function read(file: string, format: Format, precision: 'f32' | 'f64'): Promise<Exported> {
  const input = parseFile(await readInput(file), file);
  const isModel = typeof input === 'object' && input !== null && 'format' in input && input.format === 'nandrite.model';
  const isOfModels = (modelFormats as readonly string[]).includes(format);
  if (isModel !== isOfModels) {
    const [kind, others] = isModel ? ['a trained model', modelFormats] : ['a network', exportFormats];
    const what = isOfModels ? 'trained models' : 'networks';
    fail('--to', `${format} is a format of ${what}, "${file}" is ${kind}`, others.join(' or '));
  }
  if (isModel)
    return unwrap(exportModel(unwrap(parseTrainedModel(input), file), format as ModelFormat, { precision }), file);
  const { text, losses } = unwrap(exportNetlist(await readNetworkFile(file), format as ExportFormat), file);
  return { content: text, losses };
}

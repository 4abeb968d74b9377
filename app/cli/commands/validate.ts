import { chooseMethod } from '../../../engine/integration/choose.ts';
import { isSpikingSpec, parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { parseExpected } from '../../../engine/logic/expected.ts';
import { parseTask } from '../../../engine/logic/task.ts';
import { readModel } from '../../../engine/models/define.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Issue, Parsed } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';
import { describe } from '../../../engine/network/zod-issues.ts';
import { parseRun } from '../../../engine/runs/parse.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { Failure } from '../failure.ts';
import { countOf } from '../../../engine/network/count.ts';
import type { Io } from '../io.ts';
import { markIssues } from '../mark-issues.ts';
import { readInput } from '../read-file.ts';
import { parseFile, unwrap } from '../read-network.ts';
import { readSpikeFiles } from '../read-spikes.ts';

export const validate: Command = {
  definition: {
    meta: {
      name: 'validate',
      description:
        'Check a file of a network, run, trained model, task or neuron model; exit with 2 when it is not valid',
    },
    args: {
      file: {
        type: 'positional',
        description: 'File of a network, run, trained model or task, or the text of a neuron model, .neuron',
      },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const file = args.text('file')!;
  const text = await readInput(file);
  const isNeuron = file.toLowerCase().endsWith('.neuron');
  const { format, contents } = isNeuron ? checkNeuron(text, file) : await checkJson(text, file);
  const result = { valid: true, file, format, version: 1 };
  io.stdout.write(args.isSet('json') ? `${JSON.stringify(result, null, 2)}\n` : `${file}: valid, ${contents}\n`);
  return 0;
}

interface Checked {
  readonly format: string;
  /** What is in the file, in words. */
  readonly contents: string;
}

function checkNeuron(text: string, file: string): Checked {
  const model = readModel({ id: 'model', label: file, text, reference: '' });
  if (model.ok) return { format: 'nandrite.neuron', contents: describeNeuron(model.value) };
  throw new Failure(markIssues(model.issues, () => text).map((issue) => ({ file, ...issue })));
}

async function checkJson(text: string, file: string): Promise<Checked> {
  const input = parseFile(text, file);
  const format = formatOf(input);
  if (format === 'nandrite.run') {
    const { steps, network } = unwrap(parseRun(input), file, input);
    return { format, contents: `a run of ${countOf(steps, 'step')} of ${describeNetwork(network)}` };
  }
  if (format === 'nandrite.model') {
    return { format, contents: describeTrained(unwrap(parseTrainedModel(input), file, input)) };
  }
  if (format === 'nandrite.task') {
    const { name, inputs, outputs } = unwrap(parseTask(input), file, input);
    const counts = `${countOf(inputs.length, 'input')}, ${countOf(outputs.length, 'output')}`;
    return { format, contents: `task "${escapeControls(name)}" (${counts})` };
  }
  if (format !== undefined && format !== 'nandrite.network') unwrap(unknownFormat(format), file);
  const network = await readSpikeFiles(unwrap(parseNetwork(input), file, input), file);
  unwrap(parseExpected([], network), file, input);
  return { format: 'nandrite.network', contents: describeNetwork(network) };
}

function formatOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'format' in input ? input.format : undefined;
}

function unknownFormat(format: unknown): Parsed<never> {
  const issue: Issue = {
    path: 'format',
    message: `found ${describe(format)}`,
    expected: '"nandrite.network", "nandrite.run", "nandrite.model" or "nandrite.task"',
  };
  return { ok: false, issues: [issue] };
}

function describeNeuron({ parsed, output, parameters, inTime }: NeuronModel): string {
  const { equations, method } = parsed;
  const integrator = inTime ? `in time by ${method ?? chooseMethod(parsed)}` : 'step-based';
  const parts = [countOf(equations.length, 'differential equation'), countOf(parameters.length, 'parameter')];
  return `a model of ${output === 'spikes' ? 'spikes' : 'a rate'}, ${integrator} (${parts.join(', ')})`;
}

function describeTrained({ name, spec, preparation, parameters }: TrainedModel): string {
  const layers = isSpikingSpec(spec) ? [...spec.hidden, spec.readout] : spec.layers;
  const sizes = [spec.inputs, ...layers.map(({ size }) => size)].join(' – ');
  const { task, name: target } = preparation.target;
  return `trained model "${escapeControls(name)}" (${sizes}, ${countOf(parameters.length, 'parameter')}; ${task} of "${escapeControls(target)}")`;
}

function describeNetwork(network: Network): string {
  const { name, stimuli, models, chips } = network;
  // Neurons and connections with those in chips.
  const { populations, connections } = flattenNetwork(network);
  const neurons = populations.reduce((sum, { size }) => sum + size, 0);
  const counts = [
    countOf(neurons, 'neuron'),
    stimuli.length === 1 ? '1 stimulus' : `${stimuli.length} stimuli`,
    countOf(connections.length, 'connection'),
    ...(chips.length > 0 ? [countOf(chips.length, 'chip')] : []),
    ...(models.length > 0 ? [`${countOf(models.length, 'model')} of its own`] : []),
  ];
  return `network "${escapeControls(name)}" (${counts.join(', ')})`;
}

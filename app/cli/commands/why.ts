import { createExplainer } from '../../../engine/analysis/causes/explain.ts';
import { nearestName } from '../../../engine/logic/nearest.ts';
import { countOf } from '../../../engine/network/count.ts';
import { limits } from '../../../engine/network/limits.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { createSimulation } from '../create-simulation.ts';
import { fail } from '../failure.ts';
import { causesToJson, formatCauses, formatSilence } from '../format-causes.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { readNetwork } from '../read-network.ts';
import { stepsToRun } from '../run-options.ts';
import { workOff } from '../work.ts';

export const why: Command = {
  definition: {
    meta: {
      name: 'why',
      description:
        'Explain a spike: the synapses and earlier spikes that made it, back through time; exits with 1 where the neuron did not fire then, and says when it did',
    },
    args: {
      network: { type: 'positional', description: 'File of a network' },
      neuron: {
        type: 'string',
        valueHint: 'ID[:INDEX]',
        description: 'Which neuron: its population, and its number there (0)',
      },
      step: { type: 'string', valueHint: 'N|last', description: 'The step of its spike; its last one when left out' },
      time: { type: 'string', valueHint: 'MS', description: 'The same in ms of the network' },
      depth: {
        type: 'string',
        valueHint: 'N',
        description: 'How far back: 1 its own inputs, 2 also those of the neurons behind them (2)',
      },
      steps: {
        type: 'string',
        valueHint: 'N',
        description: 'How many steps to run (when neither is given 1,000, and at least 100 ms)',
      },
      duration: { type: 'string', valueHint: 'MS', description: 'How long to run, in ms of the network' },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const network = await readNetwork(args, io);
  const { dt } = network.time;
  const end = stepsToRun(args, dt);
  const question = {
    ...neuronOf(args, network),
    step: stepOf(args, dt, end),
    end,
    depth: wholeOption(args, 'depth', { min: 1, max: 1000 }) ?? 2,
  };
  // Fails in words where the network is too large for the memory.
  createSimulation(network, { maxRows: 1 }).close();
  const explanation = createExplainer(network).explain(question);
  const complete = await workOff(
    {
      label: 'Simulating',
      total: question.step === 'last' ? end : question.step + 1,
      done: () => explanation.progress.step,
      note: () => `${countOf(explanation.progress.spikes, 'spike')} explained`,
      advance: (count) => explanation.advance(count),
    },
    io,
  );
  const answer = explanation.answer();
  if (!complete) io.stderr.write('nandrite: interrupted; what is told is not the whole\n');
  if (args.isSet('json')) io.stdout.write(causesToJson(question, answer));
  else
    io.stdout.write(
      answer.kind === 'caused' ? formatCauses(network, answer.graph) : formatSilence(network, question, answer.firedAt),
    );
  return complete && answer.kind === 'caused' ? 0 : 1;
}

function neuronOf(args: Arguments, network: Network): { population: string; neuron: number } {
  const { populations } = flattenNetwork(network);
  const text = args.text('neuron') ?? fail('--neuron', 'is missing', 'the neuron whose spike is to be explained');
  const at = text.lastIndexOf(':');
  const name = at < 0 ? text : text.slice(0, at);
  // Ids first: labels need not be unique.
  const found = populations.find(({ id }) => id === name) ?? populations.find(({ label }) => label === name);
  if (!found) {
    const ids = populations.map(({ id }) => id);
    const near = nearestName(name, ids);
    return fail(
      '--neuron',
      `there is no population "${name}"`,
      `one of ${ids.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  const index = at < 0 ? '0' : text.slice(at + 1);
  const neuron = /^\d+$/.test(index) ? Number(index) : Number.NaN;
  if (!(neuron < found.size)) fail('--neuron', `found "${text}"`, `${found.id}:0 to ${found.id}:${found.size - 1}`);
  return { population: found.id, neuron };
}

function stepOf(args: Arguments, dt: number, end: number): number | 'last' {
  const time = numberOption(args, 'time', { min: 0 });
  const text = args.text('step');
  if (time !== null && text !== null) fail('--time', 'is given besides --step', 'one of the two');
  if (time === null && (text === null || text === 'last')) return 'last';
  const step = time === null ? wholeOption(args, 'step', { min: 0, max: limits.seed })! : Math.round(time / dt);
  if (step >= end)
    fail(
      time === null ? '--step' : '--time',
      `found step ${step} of a run of ${end}`,
      'one within the run, or more --steps',
    );
  return step;
}

import { models as registered } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import { commonOptions, type Command } from '../command.ts';

export const models: Command = {
  definition: {
    meta: { name: 'models', description: 'List the neuron models with their equations, parameters and twins' },
    args: { ...commonOptions },
  },
  repeatable: [],
  async execute(args, io) {
    io.stdout.write(args.isSet('json') ? toJson() : registered.map(formatModel).join('\n'));
    return 0;
  },
};

function formatModel({ id, label, equations, parameters, output, random, twin, reference }: NeuronModel): string {
  const parameterLines = parameters.map(
    ({ symbol, label: name, unit, default: standard, min, max }) =>
      `  parameter   ${symbol}: ${name}, ${standard} by default, ${min} to ${max} (unit ${unit})\n`,
  );
  return [
    `${id}: ${label}\n`,
    ...equations.map((equation, index) => `  ${index === 0 ? 'equations ' : '          '}  ${equation}\n`),
    ...parameterLines,
    `  output      ${output === 'spikes' ? 'spikes' : 'a rate'}, ${random ? 'random' : 'deterministic'}\n`,
    `  twin        ${twin}\n`,
    `  reference   ${reference}\n`,
  ].join('');
}

function toJson(): string {
  const list = registered.map(({ id, label, output, random, twin, equations, parameters, variables, reference }) => ({
    id,
    label,
    output,
    random,
    twin,
    equations,
    parameters,
    variables,
    reference,
  }));
  return `${JSON.stringify({ models: list }, null, 2)}\n`;
}

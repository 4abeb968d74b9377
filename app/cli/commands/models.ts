import { nearestName } from '../../../engine/logic/nearest.ts';
import { findModel, models as registered } from '../../../engine/models/index.ts';
import type { NeuronModel } from '../../../engine/models/types.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail } from '../failure.ts';
import { formatModel, formatModels, modelToJson } from '../format-models.ts';
import type { Io } from '../io.ts';

export const models: Command = {
  definition: {
    meta: {
      name: 'models',
      description: 'List the neuron models with their equations, integrators and parameters, or show one in full',
    },
    args: {
      id: { type: 'positional', required: false, description: 'Id of the model to show in full, such as lif' },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const id = args.text('id');
  const shown = id === null ? registered : [find(id)];
  if (args.isSet('json')) io.stdout.write(`${JSON.stringify({ models: shown.map(modelToJson) }, null, 2)}\n`);
  else io.stdout.write(id === null ? formatModels(shown) : formatModel(shown[0]!));
  return 0;
}

function find(id: string): NeuronModel {
  const model = findModel(id);
  if (model) return model;
  const ids = registered.map((each) => each.id);
  const near = nearestName(id, ids);
  fail('<id>', `there is no model "${id}"`, `one of ${ids.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
}

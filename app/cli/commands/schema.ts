import { networkJsonSchema } from '../../../engine/network/schema.ts';
import { runJsonSchema } from '../../../engine/runs/schema.ts';
import { taskJsonSchema } from '../../../engine/logic/task.ts';
import { modelJsonSchema } from '../../../engine/learning/model.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail } from '../failure.ts';

export const schema: Command = {
  definition: {
    meta: { name: 'schema', description: 'Print the JSON Schema of a file format' },
    args: {
      format: { type: 'positional', required: false, description: 'network (when left out), run, model or task' },
      ...commonOptions,
    },
  },
  repeatable: [],
  async execute(args, io) {
    const format = args.text('format') ?? 'network';
    const build = Object.hasOwn(schemas, format) ? schemas[format] : undefined;
    if (!build) fail('<format>', `there is no format "${format}"`, `one of ${Object.keys(schemas).join(', ')}`);
    io.stdout.write(`${JSON.stringify(build(), null, 2)}\n`);
    return 0;
  },
};

const schemas: Readonly<Record<string, () => Record<string, unknown>>> = {
  network: networkJsonSchema,
  run: runJsonSchema,
  model: modelJsonSchema,
  task: taskJsonSchema,
};

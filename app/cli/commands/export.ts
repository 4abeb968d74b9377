import { exportFormats, exportNetlist } from '../../../engine/logic/netlists/export/export.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { fail } from '../failure.ts';
import type { Io } from '../io.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readNetworkFile, unwrap } from '../read-network.ts';

export const exportCommand: Command = {
  definition: {
    meta: {
      name: 'export',
      description: 'Write a circuit of McCulloch–Pitts neurons as a netlist of gates; says on stderr what is not kept',
    },
    args: {
      network: { type: 'positional', description: 'File of a network of toggles, McCulloch–Pitts neurons and lamps' },
      to: { type: 'string', valueHint: 'FORMAT', description: 'bench (ISCAS) or verilog' },
      out: { type: 'string', valueHint: 'FILE', description: 'Write the netlist here; left out, to standard output' },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const format = choiceOption(args, 'to', exportFormats) ?? fail('--to', 'is missing', exportFormats.join(' or '));
  const file = args.text('network')!;
  const out = args.text('out');
  if (out !== null) await checkWritable(out);
  const { text, losses } = unwrap(exportNetlist(await readNetworkFile(file), format), file);
  for (const loss of losses) io.stderr.write(`nandrite: not kept: ${escapeControls(loss)}\n`);
  if (out !== null) await writeText(out, text);
  if (args.isSet('json')) {
    io.stdout.write(`${JSON.stringify({ file, format, losses, ...(out === null && { text }) }, null, 2)}\n`);
  } else if (out === null) io.stdout.write(text);
  return 0;
}

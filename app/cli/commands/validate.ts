import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { parseJson } from '../../../engine/network/json.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Issue, Network, Parsed } from '../../../engine/network/types.ts';
import { describe } from '../../../engine/network/zod-issues.ts';
import { parseRun } from '../../../engine/runs/parse.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { countOf } from '../format-table.ts';
import type { Io } from '../io.ts';
import { readInput } from '../read-file.ts';
import { unwrap } from '../read-network.ts';

export const validate: Command = {
  definition: {
    meta: { name: 'validate', description: 'Check a file of a network or run; exit with 2 when it is not valid' },
    args: { file: { type: 'positional', description: 'File of a network or run' }, ...commonOptions },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const file = args.text('file')!;
  const { format, contents } = unwrap(check(unwrap(parseJson(await readInput(file)), file)), file);
  const result = { valid: true, file, format, version: 1 };
  io.stdout.write(args.isSet('json') ? `${JSON.stringify(result, null, 2)}\n` : `${file}: valid, ${contents}\n`);
  return 0;
}

interface Checked {
  readonly format: string;
  /** What is in the file, in words. */
  readonly contents: string;
}

function check(input: unknown): Parsed<Checked> {
  const format = formatOf(input);
  if (format === 'nandrite.run') {
    const run = parseRun(input);
    if (!run.ok) return run;
    const { steps, network } = run.value;
    return {
      ok: true,
      value: { format, contents: `a run of ${countOf(steps, 'step')} of ${describeNetwork(network)}` },
    };
  }
  if (format !== undefined && format !== 'nandrite.network') return unknownFormat(format);
  const network = parseNetwork(input);
  if (!network.ok) return network;
  const expectations = parseExpectations([], network.value);
  if (!expectations.ok) return expectations;
  return { ok: true, value: { format: 'nandrite.network', contents: describeNetwork(network.value) } };
}

function formatOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'format' in input ? input.format : undefined;
}

function unknownFormat(format: unknown): Parsed<never> {
  const issue: Issue = {
    path: 'format',
    message: `found ${describe(format)}`,
    expected: '"nandrite.network" or "nandrite.run"',
  };
  return { ok: false, issues: [issue] };
}

function describeNetwork({ name, populations, stimuli, connections }: Network): string {
  const neurons = populations.reduce((sum, { size }) => sum + size, 0);
  const counts = [
    countOf(neurons, 'neuron'),
    stimuli.length === 1 ? '1 stimulus' : `${stimuli.length} stimuli`,
    countOf(connections.length, 'connection'),
  ];
  return `network "${escapeControls(name)}" (${counts.join(', ')})`;
}

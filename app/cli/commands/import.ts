import { readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { importEndings, importNetlist, isNetlistName } from '../../../engine/logic/netlists/import.ts';
import { parseHdl } from '../../../engine/logic/netlists/hdl/hdl.ts';
import type { ResolveChip } from '../../../engine/logic/netlists/hdl/library.ts';
import { parseTest } from '../../../engine/logic/netlists/hdl/parse-test.ts';
import { runTest } from '../../../engine/logic/netlists/hdl/run-test.ts';
import type { TestReport } from '../../../engine/logic/netlists/hdl/compare-lines.ts';

import type { ImportedNetwork } from '../../../engine/logic/netlists/to-network.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { escapeControls } from '../escape.ts';
import { fail, Failure } from '../failure.ts';
import { countOf } from '../../../engine/network/count.ts';
import type { Io } from '../io.ts';
import { markIssues } from '../mark-issues.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';

export const importCommand: Command = {
  definition: {
    meta: {
      name: 'import',
      description:
        'Read a netlist into a circuit of McCulloch–Pitts neurons; with --test, exit with 1 when a line of its output is wrong',
    },
    args: {
      file: {
        type: 'positional',
        description: `Netlist: ISCAS ${importEndings.join(', ')} (nand2tetris); chips beside an .hdl are found`,
      },
      out: { type: 'string', valueHint: 'FILE', description: 'Write the network here; left out, to standard output' },
      test: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Run this nand2tetris script (.tst) against the .cmp it names',
      },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const file = args.text('file')!;
  const out = args.text('out');
  const testFile = args.text('test');
  if (/\.(tst|cmp)$/i.test(file)) fail('<file>', ...scriptWords(file));
  if (!isNetlistName(file))
    fail('<file>', `no format is known for "${file}"`, `a name that ends in ${importEndings.join(', ')}`);
  if (testFile !== null && !file.toLowerCase().endsWith('.hdl'))
    fail('--test', 'is for nand2tetris chips', 'an .hdl file');
  if (out !== null) await checkWritable(out);
  const text = await readInput(file);
  const source = { name: file, text, resolve: besides(file) };
  const imported = unwrapText(importNetlist(source), file, text);
  const report = testFile === null ? null : await runScript(testFile, source);
  for (const loss of imported.losses) io.stderr.write(`nandrite: not kept: ${escapeControls(loss)}\n`);
  if (out !== null) await writeText(out, serializeNetwork(imported.network));
  if (args.isSet('json')) io.stdout.write(toJson(file, imported, report, out));
  else if (out === null && report === null) io.stdout.write(serializeNetwork(imported.network));
  else io.stdout.write(`${describe(imported)}\n${report === null ? '' : formatReport(report)}`);
  return report?.pass === false ? 1 : 0;
}

/** A script or its result is no netlist: it goes with the chip that it tests. */
function scriptWords(file: string): [message: string, expected: string] {
  const { name, ext } = parse(file);
  const chip = join(dirname(file), `${name}.hdl`);
  if (ext.toLowerCase() === '.tst')
    return [`"${file}" is a test script of a chip`, `the chip, with the script as in: import ${chip} --test ${file}`];
  const script = join(dirname(file), `${name}.tst`);
  return [`"${file}" is what a test script compares with`, `the chip, as in: import ${chip} --test ${script}`];
}

/** Chips lie in the folder of the file. */
function besides(file: string): ResolveChip {
  return (name) => {
    try {
      return readFileSync(join(dirname(file), `${name}.hdl`), 'utf8');
    } catch {
      return null;
    }
  };
}

async function runScript(
  testFile: string,
  source: { name: string; text: string; resolve: ResolveChip },
): Promise<TestReport> {
  const script = await readInput(testFile);
  const test = unwrapText(parseTest(script), testFile, script);
  const chip = unwrapText(parseHdl(source.text, source.resolve), source.name, source.text);
  const wanted = test.compareTo === null ? null : await readInput(join(dirname(testFile), test.compareTo));
  return unwrapText(runTest(chip, test, wanted), testFile, script);
}

/** What was parsed from a text, or a failure that marks the place in it. */
function unwrapText<T>(parsed: Parsed<T>, file: string, text: string): T {
  if (parsed.ok) return parsed.value;
  const marked = markIssues(parsed.issues, (path) => (path === '' ? text : null));
  throw new Failure(marked.map((issue) => ({ file, ...issue })));
}

function describe({ network, period, longestPath }: ImportedNetwork): string {
  const { populations, stimuli, probes, name } = network;
  const neurons = populations.reduce((sum, { size }) => sum + size, 0);
  const inputs = stimuli.filter(({ kind }) => kind === 'toggle').length;
  const time =
    period > 0
      ? `a clock cycle of ${countOf(period, 'step')}`
      : `an answer after ${countOf(longestPath, 'step')} at most`;
  const ports = `${countOf(inputs, 'input')}, ${countOf(probes.length, 'output')}`;
  return `${escapeControls(name)}: ${countOf(neurons, 'neuron')}, ${ports}, ${time}`;
}

function formatReport({ lines, right, wrong, pass }: TestReport): string {
  if (pass === null) return `${lines.map(({ found }) => found).join('\n')}\n`;
  const shown = lines.flatMap((line, index) =>
    line.right === false
      ? [
          `line ${index + 1}`,
          `  found    ${escapeControls(line.found ?? 'nothing')}`,
          `  expected ${escapeControls(line.expected ?? 'nothing')}`,
        ]
      : [],
  );
  return `${[...shown.slice(0, 60), `${countOf(right, 'line')} right, ${wrong} wrong`].join('\n')}\n`;
}

function toJson(file: string, imported: ImportedNetwork, report: TestReport | null, out: string | null): string {
  const { network, losses, period, longestPath } = imported;
  const result = {
    file,
    period,
    longestPath,
    losses,
    ...(report && { test: report }),
    ...(out === null && { network }),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

import { dirname, resolve } from 'node:path';
import { checkReference, startGrading } from '../../../engine/logic/grade.ts';
import { parseTask, type Task } from '../../../engine/logic/task.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';
import { linkTarget } from '../../files/link-target.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { findNetworks } from '../find-networks.ts';
import { gradesToCsv, type GradedFile } from '../format-grades.ts';
import type { Io } from '../io.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { parseFile, readNetworkFile, unwrap } from '../read-network.ts';
import { workOff } from '../work.ts';

export const grade: Command = {
  definition: {
    meta: {
      name: 'grade',
      description:
        'Measure circuits against one task and write a line of CSV for each; exit with 1 when any does not pass or Ctrl+C ends it early',
    },
    args: {
      task: { type: 'positional', description: 'File of a task, .task.json: names, expectations, limits' },
      file: { type: 'positional', description: 'Files of networks, or folders of .network.json files, any number' },
      out: { type: 'string', valueHint: 'FILE', description: 'Write the CSV there instead of to the output' },
      ...commonOptions,
    },
  },
  repeatable: ['file'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const path = args.text('task')!;
  const out = args.text('out');
  const input = parseFile(await readInput(path), path);
  const task = unwrap(parseTask(input), path, input);
  const reference = task.reference === undefined ? null : await readReference(path, task.reference, task);
  const files = await findNetworks(args.texts('file'));
  if (out !== null) await checkOut(out, [path, ...files]);
  const grades: GradedFile[] = [];
  for (const file of files) {
    const result = await gradeFile(
      { file, task, reference, label: `Grading ${grades.length + 1} of ${files.length}` },
      io,
    );
    if (result === null) break;
    grades.push(result);
  }
  const passed = grades.filter(({ pass }) => pass).length;
  const complete = grades.length === files.length;
  if (out !== null) await writeText(out, gradesToCsv(grades));
  if (args.isSet('json'))
    io.stdout.write(
      `${JSON.stringify({ task: task.name, pass: complete && passed === files.length, files: grades }, null, 2)}\n`,
    );
  else if (out === null) io.stdout.write(gradesToCsv(grades));
  io.stderr.write(
    `nandrite: ${passed} of ${grades.length} ${grades.length === 1 ? 'circuit passes' : 'circuits pass'}\n`,
  );
  if (!complete) io.stderr.write(`nandrite: interrupted after ${grades.length} of ${files.length} files\n`);
  return complete && passed === files.length ? 0 : 1;
}

async function readReference(taskPath: string, name: string, task: Task): Promise<Network> {
  const file = resolve(dirname(taskPath), name);
  const reference = await readNetworkFile(file);
  const issues = checkReference(reference, task);
  if (issues.length > 0) throw new Failure(issues.map((issue) => ({ file, ...issue })));
  return reference;
}

/** The grades must not take the place of what they are of. */
async function checkOut(out: string, inputs: readonly string[]): Promise<void> {
  await checkWritable(out);
  const target = await linkTarget(out);
  for (const input of inputs) {
    if ((await linkTarget(input)) === target) fail('--out', `"${out}" is read as well`, 'a file of its own');
  }
}

interface Submission {
  readonly file: string;
  readonly task: Task;
  readonly reference: Network | null;
  readonly label: string;
}

/** The grade of a file, with its error where it cannot be read or run; null when interrupted. */
async function gradeFile({ file, task, reference, label }: Submission, io: Io): Promise<GradedFile | null> {
  const network = await readSubmission(file);
  if (!network.ok) return failed(file, '', network.issues);
  const { name } = network.value;
  const grading = startGrading(network.value, task, reference);
  if (!grading.ok) return failed(file, name, grading.issues);
  const { measurement } = grading.value;
  const complete = await workOff(
    {
      label,
      total: measurement.progress.stepsTotal,
      done: () => measurement.progress.stepsRun,
      advance: (maxSteps) => measurement.advance(maxSteps),
    },
    io,
  );
  return complete ? { file, name, ...grading.value.grade() } : null;
}

async function readSubmission(
  file: string,
): Promise<{ readonly ok: true; readonly value: Network } | { readonly ok: false; readonly issues: readonly Issue[] }> {
  try {
    return { ok: true, value: await readNetworkFile(file) };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, issues: error.issues };
    throw error;
  }
}

function failed(file: string, name: string, issues: readonly Issue[]): GradedFile {
  const nothing = { worstRow: null, probability: null, latency: null, latencyUnit: 'step' as const };
  return { file, name, pass: false, rowsRight: 0, rowsTotal: 0, ...nothing, neurons: 0, error: errorText(issues) };
}

/** The first issue, and how many more there are. */
function errorText([issue, ...others]: readonly Issue[]): string {
  if (issue === undefined) return 'unknown';
  const { path, message, expected } = issue;
  // Sentences stand alone.
  const first = /^[A-Z]/.test(expected) ? `${message} ${expected}` : `${path}: ${message}; expected ${expected}`;
  return others.length > 0 ? `${first} (and ${others.length} more)` : first;
}

import * as z from 'zod';
import type { Issue, Parsed } from '../network/issue.ts';
import { limits } from '../network/limits.ts';
import { checkHeader, parseNetwork } from '../network/parse.ts';
import { finite, id, text } from '../network/schema-parts.ts';
import type { Network } from '../network/types.ts';
import { issuesOf } from '../network/zod-issues.ts';
import { parseConditions } from './condition.ts';
import { parseExpected } from './expected.ts';
import { parseExpectedTable } from './expected-table.ts';
import { maxRows } from './rows.ts';

const taskSchema = z.strictObject({
  format: z.literal('nandrite.task'),
  version: z.literal(1),
  name: text.default('Untitled'),
  note: text.default(''),
  inputs: z.array(id).max(1000).describe('Ids of the toggles that a circuit must have'),
  outputs: z.array(id).min(1).max(1000).describe('Ids of the lamps that a circuit must have'),
  expect: z.array(z.string()).default([]).describe('As "y = !(a & b)", or "s = a + b" of outputs s0, s1 …'),
  table: z
    .union([z.string(), z.array(z.string())], { error: 'a text, or an array of its lines' })
    .optional()
    .describe('A table in CSV or Markdown with names in its heading; - is anything'),
  reference: z
    .string()
    .min(1)
    .optional()
    .describe('File of a circuit to be equivalent to, from the folder of the task'),
  only: z.array(z.string()).default([]).describe('Conditions on the rows that count, as "a + b < 10"'),
  models: z.array(z.string()).default([]).describe('Ids of the neuron models allowed; any when empty'),
  maxNeurons: z.int().min(1).max(limits.populationSize).optional(),
  required: finite.min(0).lt(1).default(0.5).describe('Probability that a right answer must exceed'),
  trials: z.int().min(1).max(1_000_000).default(1000),
  rows: z.int().min(1).max(maxRows).optional().describe('Rows to draw; all up to 12 inputs when left out'),
  settleSteps: z.int().min(1).max(100_000_000).optional(),
  window: finite.gt(0).max(limits.time).optional().describe('ms'),
  spikes: z.int().min(1).max(1_000_000).optional(),
  seed: z.int().min(0).max(limits.seed).default(1).describe('The same for all, in place of that of their files'),
});

/** What circuits are to do, to grade them by; `reference` is a file's name. */
export type Task = Readonly<z.output<typeof taskSchema>>;

/** JSON Schema (draft 2020-12) of a task. */
export function taskJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(taskSchema, { io: 'input' });
}

/** Unknown input → a task whose expectations and conditions make sense, or all that is wrong with it. Never throws. */
export function parseTask(input: unknown): Parsed<Task> {
  const header = checkHeader(input, 'nandrite.task');
  if (header) return header;
  const parsed = taskSchema.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, input) };
  const issues = checkTask(parsed.data);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: parsed.data };
}

/** The text of a task's table. */
export function tableText({ table }: Task): string | null {
  if (table === undefined) return null;
  return typeof table === 'string' ? table : table.join('\n');
}

function checkTask(task: Task): Issue[] {
  const { expect, table, reference } = task;
  const sources = [expect.length > 0, table !== undefined, reference !== undefined].filter(Boolean).length;
  if (sources !== 1) {
    const message = sources === 0 ? 'nothing is expected' : 'outputs are expected in more ways than one';
    return [{ path: 'expect', message, expected: 'one of expect, table and reference' }];
  }
  const skeleton = skeletonOf(task);
  if (!skeleton.ok) return [...skeleton.issues];
  const conditions = parseConditions(task.only, skeleton.value);
  const expected = parseExpected(expect, skeleton.value);
  const written = parseExpectedTable(tableText(task) ?? task.outputs.join(), skeleton.value);
  return [
    ...(conditions.ok ? [] : conditions.issues),
    ...(expected.ok ? [] : expected.issues),
    ...(written.ok ? [] : written.issues.map((issue) => ({ ...issue, path: `table, ${issue.path}` }))),
  ];
}

/** The smallest circuit with the names of the task. */
function skeletonOf({ inputs, outputs }: Task): Parsed<Network> {
  const names = [...inputs, ...outputs];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    const message = `"${twice}" is named twice`;
    return {
      ok: false,
      issues: [{ path: 'inputs', message, expected: 'a name of its own for each input and output' }],
    };
  }
  const neuron = unusedId(names);
  return parseNetwork({
    format: 'nandrite.network',
    version: 1,
    populations: [{ id: neuron, model: 'mcculloch-pitts' }],
    stimuli: inputs.map((each) => ({ kind: 'toggle', id: each })),
    probes: outputs.map((each) => ({ kind: 'lamp', id: each, target: neuron })),
  });
}

function unusedId(names: readonly string[]): string {
  let neuron = 'n';
  while (names.includes(neuron)) neuron += 'n';
  return neuron;
}

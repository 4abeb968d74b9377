import { functionFromExpressions } from '../../../engine/logic/synthesis/from-expressions.ts';
import { functionFromTable } from '../../../engine/logic/synthesis/from-table.ts';
import type { BooleanFunction } from '../../../engine/logic/synthesis/function.ts';
import { learnByPerceptron } from '../../../engine/logic/synthesis/learn.ts';
import { gateStyles } from '../../../engine/logic/synthesis/types.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Arguments } from '../arguments.ts';
import { choiceOption } from '../choice.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { formatSynthesis, synthesisToJson } from '../format-synthesis.ts';
import type { Io } from '../io.ts';
import { markIssues } from '../mark-issues.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { awaitSynthesis } from '../start-synthesis.ts';

export const synthesize: Command = {
  definition: {
    meta: {
      name: 'synthesize',
      description:
        'Build a circuit for a Boolean expression or truth table: minimised, tested for being a threshold function, and verified; exits with 1 where a row is wrong or Ctrl+C ends it early',
    },
    args: {
      expression: {
        type: 'positional',
        required: false,
        description: 'Such as "!(a & b)"; or several, as "sum = a ^ b" "carry = a & b"',
      },
      table: {
        type: 'string',
        valueHint: 'FILE',
        description:
          "A truth table in place of expressions: columns with a | before the outputs, CSV or Markdown; - is a don't-care",
      },
      outputs: {
        type: 'string',
        valueHint: 'A,B',
        description: 'Columns of the table that are outputs (those after the |, else the last)',
      },
      missing: {
        type: 'string',
        valueHint: 'NAME',
        description: 'What rows are that the table lacks: error (when left out) or dont-care',
      },
      gates: {
        type: 'string',
        valueHint: 'NAME',
        description:
          'nand (when left out), threshold: the fewest threshold neurons found, or threshold-2: two layers of them',
      },
      learn: { type: 'boolean', description: 'Let the perceptron rule learn the same function beside it' },
      out: { type: 'string', valueHint: 'FILE', description: 'Write the network' },
      ...commonOptions,
    },
  },
  repeatable: ['expression'],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const style = choiceOption(args, 'gates', gateStyles) ?? 'nand';
  const file = args.text('out');
  if (file !== null) await checkWritable(file);
  const target = await readFunction(args);
  const made = await awaitSynthesis(io.startSynthesis({ target, style }), io.signal);
  if (made === null) {
    io.stderr.write('nandrite: interrupted before a circuit was found; nothing is written\n');
    return 1;
  }
  if (!made.ok) throw new Failure(made.issues);
  const { synthesis, wrong } = made.value;
  if (file !== null && wrong.length === 0) await writeText(file, serializeNetwork(synthesis.network));
  const learnt = args.isSet('learn')
    ? target.outputs.map(({ values }) => learnByPerceptron(values, target.inputs.length))
    : null;
  const result = { synthesis, rows: 2 ** target.inputs.length, wrong, learnt, file: wrong.length === 0 ? file : null };
  io.stdout.write(args.isSet('json') ? synthesisToJson(result) : formatSynthesis(result));
  return wrong.length === 0 ? 0 : 1;
}

async function readFunction(args: Arguments): Promise<BooleanFunction> {
  const texts = args.texts('expression');
  const path = args.text('table');
  if (texts.length > 0 && path !== null) fail('--table', 'stands beside an expression', 'one or the other');
  if (path === null) return fromExpressions(texts, args);
  const missing = choiceOption(args, 'missing', ['error', 'dont-care']);
  const outputs = args
    .text('outputs')
    ?.split(',')
    .map((name) => name.trim());
  const text = await readInput(path);
  const parsed = functionFromTable(text, { ...(missing && { missing }), ...(outputs && { outputs }) });
  if (parsed.ok) return parsed.value;
  const issues = parsed.issues.map(withRemedy);
  throw new Failure(markIssues(issues, () => text).map((issue) => ({ file: path, ...issue })));
}

function fromExpressions(texts: readonly string[], args: Arguments): BooleanFunction {
  for (const name of ['outputs', 'missing'])
    if (args.text(name) !== null) fail(`--${name}`, 'stands without a table', '--table FILE beside it');
  if (texts.length === 0) fail('<expression>', 'is missing', 'an expression such as "a & !b", or --table FILE');
  const parsed = functionFromExpressions(texts);
  if (parsed.ok) return parsed.value;
  throw new Failure(markIssues(parsed.issues, (path) => texts[Number(/\d+/.exec(path)?.[0])] ?? null));
}

/** The engine does not know how the shell calls its options. */
function withRemedy(issue: Issue): Issue {
  return issue.path === 'table' ? { ...issue, expected: `${issue.expected} by --missing dont-care` } : issue;
}

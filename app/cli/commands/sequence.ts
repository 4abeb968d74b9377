import { checkSequence } from '../../../engine/logic/sequence/check.ts';
import { parseSequence } from '../../../engine/logic/sequence/parse.ts';
import { recordSequence } from '../../../engine/logic/sequence/record.ts';
import { createSequenceRun } from '../../../engine/logic/sequence/run.ts';
import type { SequenceReport } from '../../../engine/logic/sequence/types.ts';
import { sequenceToText } from '../../../engine/logic/sequence/write.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail, Failure } from '../failure.ts';
import { formatSequence } from '../format-sequence.ts';
import type { Io } from '../io.ts';
import { numberOption, wholeOption } from '../numbers.ts';
import { checkWritable, writeText } from '../outputs.ts';
import { readInput } from '../read-file.ts';
import { readNetwork, unwrap } from '../read-network.ts';
import { workOff } from '../work.ts';

export const sequence: Command = {
  definition: {
    meta: {
      name: 'sequence',
      description:
        'Test a circuit that remembers by input vectors over time; exit with 1 when an answer is wrong or Ctrl+C ends it early',
    },
    args: {
      network: { type: 'positional', description: 'File of a network with toggles as inputs and lamps as outputs' },
      test: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Vectors: a line of names such as "hold s r | q", then a line of bits for each',
      },
      trials: { type: 'string', valueHint: 'N', description: 'Trials of a random circuit (1000)' },
      required: { type: 'string', valueHint: 'P', description: 'Probability that the right answer must exceed (0.5)' },
      seed: { type: 'string', valueHint: 'N', description: 'Seed, in place of the one in the file' },
      record: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Write the vectors with what the circuit answers now as what is expected; this verifies nothing',
      },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const path = args.text('test') ?? fail('--test', 'is missing', '--test FILE with the vectors');
  const options = {
    trials: wholeOption(args, 'trials', { min: 1, max: 1_000_000 }) ?? 1000,
    required: numberOption(args, 'required', { min: 0, below: 1 }) ?? 0.5,
  };
  const target = args.text('record');
  if (target !== null) await checkWritable(target);
  const network = await readNetwork(args, io);
  const vectors = unwrap(parseSequence(await readInput(path), network), path);
  const issues = checkSequence(network, vectors, options);
  if (issues.length > 0) throw new Failure(issues.map((issue) => ({ file: args.text('network')!, ...issue })));

  const running = createSequenceRun(network, vectors, options);
  const isComplete = await workOff(
    {
      label: 'Running, steps',
      total: running.progress.stepsTotal,
      done: () => running.progress.stepsRun,
      advance: (maxSteps) => running.advance(maxSteps),
    },
    io,
  );
  const report = running.report();
  io.stdout.write(args.isSet('json') ? `${JSON.stringify(report, null, 2)}\n` : formatSequence(report));
  if (!isComplete) {
    const { stepsRun, stepsTotal } = running.progress;
    io.stderr.write(`nandrite: interrupted after ${stepsRun} of ${stepsTotal} steps\n`);
    return 1;
  }
  if (target === null) return report.pass === false ? 1 : 0;
  await writeText(target, sequenceToText(recordSequence(vectors, report)));
  io.stderr.write(`nandrite: ${target} holds what the circuit answered, right or wrong: nothing of it is verified\n`);
  return wasRun(report) ? 0 : 1;
}

/** A recording succeeds when there was an answer to record, whatever was expected before. */
function wasRun({ vectors }: SequenceReport): boolean {
  return vectors.every(({ reason }) => reason === null);
}

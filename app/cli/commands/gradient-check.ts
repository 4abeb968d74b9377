import type { Preparation } from '../../../engine/data/preparation.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import { circuitSubject } from '../../../engine/learning/circuit-experiment.ts';
import { designDense, suitedInitializer } from '../../../engine/learning/design.ts';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { startGradientCheck, type GradientCheck } from '../../../engine/learning/gradient-check.ts';
import type { Choices } from '../../../engine/learning/experiment.ts';
import type { Learner } from '../../../engine/learning/learner.ts';
import type { Samples } from '../../../engine/learning/samples.ts';
import { spikingSubject } from '../../../engine/learning/spiking-experiment.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { dataOptions, problemOf, repeatableDataOptions } from '../data-options.ts';
import { countOf } from '../../../engine/network/count.ts';
import type { Io } from '../io.ts';
import { learningOptions, readChoices } from '../learning-options.ts';
import { networkOption, readDrawnNetwork } from '../network-option.ts';
import { orMend } from '../mend.ts';
import { readSpiking, spikingOptions } from '../spiking-options.ts';
import { wholeOption } from '../numbers.ts';
import { unwrap } from '../read-network.ts';
import { readTable } from '../read-table.ts';
import { suitedPlan } from '../suited-plan.ts';
import { workOff } from '../work.ts';

const { hidden, activation, loss, init, seed } = learningOptions;
const { spiking, surrogate, slope, steps, encoding } = spikingOptions;

export const gradientCheck: Command = {
  definition: {
    meta: {
      name: 'gradient-check',
      description:
        'Compare backpropagation with central differences at the first weights, parameter by parameter; exits with 1 beyond 1e-7',
    },
    args: {
      ...dataOptions,
      ...{ hidden, activation, loss, init, seed },
      ...{ spiking, surrogate, slope, steps, encoding },
      network: networkOption,
      samples: { type: 'string', valueHint: 'N', description: 'Rows to check on; 32 when left out' },
      ...commonOptions,
    },
  },
  repeatable: [...repeatableDataOptions],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const choices = readChoices(args);
  const ofSpikes = readSpiking(args);
  const network = await readDrawnNetwork(args);
  const input = await readTable(args, choices.seed, io);
  const problem = problemOf(input, args, suitedPlan({ network, spiking: ofSpikes, distortion: null }, input.plan));
  const count = wholeOption(args, 'samples', { min: 1 }) ?? 32;
  const preparation = fitPreparation(problem, problem.labelled);
  const { samples } = prepareRows(problem, preparation, problem.labelled.slice(0, count));
  const learner: Learner = network
    ? unwrap(circuitSubject(network, preparation, choices), args.text('network')!).make(samples)
    : ofSpikes
      ? orMend(() => spikingSubject(preparation, choices, ofSpikes, true).make(samples))
      : denseOf(preparation, samples, choices);
  if (!network || choices.initializer)
    learner.initialise(
      choices.initializer ?? (ofSpikes ? { kind: 'glorot' } : suitedInitializer(choices)),
      createRandom(choices.seed),
    );
  const start = io.now();
  learner.gradient();
  const backwardSeconds = (io.now() - start) / 1000;
  const session = startGradientCheck(learner);
  const isComplete = await workOff(
    {
      label: 'Checking parameters',
      total: learner.parameterCount,
      first: 1,
      done: () => session.done,
      advance: (many) => session.advance(many),
    },
    io,
  );
  const check = session.result();
  const differenceSeconds = (io.now() - start) / 1000 - backwardSeconds;
  const passes = check.maxRelativeError <= tolerance;
  const result = {
    ...check,
    checked: session.done,
    rows: samples.count,
    backwardSeconds,
    differenceSeconds,
    passes,
    isSmooth: ofSpikes !== null,
  };
  io.stdout.write(args.isSet('json') ? `${JSON.stringify(result, null, 2)}\n` : format(result));
  if (!isComplete) {
    const how = `${session.done.toLocaleString('en')} of ${countOf(check.parameters, 'parameter')}`;
    io.stderr.write(`nandrite: interrupted after ${how}\n`);
  }
  return passes && isComplete ? 0 : 1;
}

const tolerance = 1e-7;

function denseOf(preparation: Preparation, samples: Samples, choices: Choices): Learner {
  const { spec, loss: lossName } = designDense(preparation, choices);
  return orMend(() => createDense(spec, samples, { loss: lossName }));
}

interface Result extends GradientCheck {
  /** Parameters, fewer than all after Ctrl+C. */
  readonly checked: number;
  readonly rows: number;
  readonly backwardSeconds: number;
  readonly differenceSeconds: number;
  readonly passes: boolean;
  /** Spikes were the smooth function that their surrogate is the slope of, without resets. */
  readonly isSmooth: boolean;
}

function format({ parameters, maxRelativeError, worst, evaluations, evaluationsOneSided, ...rest }: Result): string {
  const ms = (seconds: number): string => `${(1000 * seconds).toPrecision(3)} ms`;
  return [
    `${countOf(parameters, 'parameter')}, ${countOf(rest.rows, 'row')}: backpropagation is ${rest.passes ? 'right' : 'wrong'}${rest.checked < parameters ? ' as far as it was checked' : ''}\n`,
    `largest relative error ${maxRelativeError.toExponential(2)}${worst ? `, at ${worst.name}: ${worst.backpropagated} by backpropagation, ${worst.difference} by differences` : ''}\n`,
    `one backward pass in ${ms(rest.backwardSeconds)}; ${evaluations.toLocaleString('en')} evaluations in ${ms(rest.differenceSeconds)} (one-sided differences: ${evaluationsOneSided.toLocaleString('en')})\n`,
    rest.isSmooth
      ? 'spikes were taken as the smooth function that their surrogate is the slope of, without resets\n'
      : '',
  ].join('');
}

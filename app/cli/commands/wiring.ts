import { createWiringMeasurement, defaultRandoms } from '../../../engine/analysis/wiring/measure.ts';
import { nearestName } from '../../../engine/logic/nearest.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { Arguments } from '../arguments.ts';
import { commonOptions, type Command } from '../command.ts';
import { fail } from '../failure.ts';
import { formatWiring, wiringToJson } from '../format-wiring.ts';
import type { Io } from '../io.ts';
import { wholeOption } from '../numbers.ts';
import { readNetwork } from '../read-network.ts';
import { workOff } from '../work.ts';

export const wiring: Command = {
  definition: {
    meta: {
      name: 'wiring',
      description:
        'Measure the wiring of a circuit: degrees, clustering, path lengths, triads, rich club, beside random graphs of the same degrees; Ctrl+C ends early, keeps what there is, and exits with 1',
    },
    args: {
      network: { type: 'positional', description: 'File of a network' },
      population: { type: 'string', valueHint: 'ID', description: 'Only the neurons of this population' },
      random: {
        type: 'string',
        valueHint: 'N',
        description: `Random graphs with the same in- and out-degrees to compare with (${defaultRandoms}; 0 for none)`,
      },
      seed: {
        type: 'string',
        valueHint: 'N',
        description: 'Seed of wiring and random graphs, in place of the one in the file',
      },
      ...commonOptions,
    },
  },
  repeatable: [],
  execute,
};

async function execute(args: Arguments, io: Io): Promise<number> {
  const randoms = wholeOption(args, 'random', { min: 0, max: 10_000 }) ?? defaultRandoms;
  const network = await readNetwork(args, io);
  const population = populationOf(args, network);
  const measurement = createWiringMeasurement(network, { population, randoms });
  const isComplete = await workOff(
    {
      label: 'Measuring, graphs',
      first: 1,
      total: measurement.progress.total,
      done: () => measurement.progress.done,
      advance: (count) => measurement.advance(count),
    },
    io,
  );
  const measures = measurement.result();
  if (!isComplete) {
    const { done, total } = measurement.progress;
    io.stderr.write(`nandrite: interrupted after ${done} of ${total} graphs\n`);
  }
  if (measures) io.stdout.write(args.isSet('json') ? wiringToJson(measures) : formatWiring(measures));
  return isComplete ? 0 : 1;
}

function populationOf(args: Arguments, network: Network): string | null {
  const { populations } = flattenNetwork(network);
  const id = args.text('population');
  if (id === null || populations.some((each) => each.id === id)) return id;
  const ids = populations.map((each) => each.id);
  const near = nearestName(id, ids);
  fail(
    '--population',
    `there is no population "${id}"`,
    `one of ${ids.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
  );
}

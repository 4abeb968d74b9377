import type { Compared, WiringMeasures } from '../../engine/analysis/wiring/measure.ts';
import type { Degrees } from '../../engine/analysis/wiring/degrees.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber } from './format-table.ts';

/** The measures as lists; what is compared with random graphs stands beside them. */
export function formatWiring(measures: WiringMeasures): string {
  const parts = [formatColumns(overview(measures))];
  const triads = Object.entries(measures.triads).filter(([, each]) => each.value > 0 || (each.randomMean ?? 0) > 0);
  if (triads.length > 0) parts.push(formatCompared('triad', triads));
  const club = clubRows(measures);
  if (club.length > 0) parts.push(formatCompared('rich club', club));
  const { randoms, randomsAsked } = measures;
  const short = randoms < randomsAsked ? ` of ${randomsAsked}` : '';
  if (randoms > 0) parts.push(`Random: ${randoms}${short} graphs with the same in- and out-degrees.\n`);
  return parts.join('\n');
}

function overview(measures: WiringMeasures): string[][] {
  const { clustering, paths, components, selfSynapses, parallelSynapses, outerSynapses } = measures;
  const apart = [
    ...(selfSynapses > 0 ? [`${countOf(selfSynapses, 'self-synapse')}`] : []),
    ...(parallelSynapses > 0 ? [`${parallelSynapses.toLocaleString('en')} parallel`] : []),
  ];
  const outer =
    outerSynapses > 0
      ? `; ${outerSynapses.toLocaleString('en')} more from elsewhere, as from inputs, not measured`
      : '';
  const sample = paths.coverage < 1 ? `, from a sample of ${shortNumber(100 * paths.coverage)} % of the neurons` : '';
  return [
    ['neurons', measures.neurons.toLocaleString('en')],
    [
      'synapses',
      `${measures.synapses.toLocaleString('en')}${apart.length > 0 ? `, of which ${apart.join(', ')} not measured` : ''}${outer}`,
    ],
    ['joined pairs', measures.edges.toLocaleString('en')],
    ['density', shortNumber(measures.density)],
    ['reciprocity', orDash(measures.reciprocity)],
    ['degrees in', degreesText(measures.inDegrees)],
    ['degrees out', degreesText(measures.outDegrees)],
    [
      'clustering',
      `${shortNumber(clustering.directed)} directed (Fagiolo), ${orDash(clustering.transitivity)} transitivity without directions`,
    ],
    ['path length', `${orDash(paths.mean)} on average, ${paths.longest} at most${sample}`],
    ['unreachable', `${shortNumber(100 * paths.unreachable)} % of the pairs`],
    [
      'strong components',
      `${components.length.toLocaleString('en')}, the largest of ${countOf(components[0] ?? 0, 'neuron')}`,
    ],
    ['small-world index', orDash(measures.smallWorld)],
  ];
}

function degreesText({ mean, sd, max }: Degrees): string {
  return `${shortNumber(mean)} ± ${shortNumber(sd)}, ${max} at most`;
}

/** A dozen of the degrees, evenly, from the last at which all neurons are still in the club. */
function clubRows({ richClub }: WiringMeasures): [string, Compared][] {
  const from = Math.max(0, richClub.findIndex(({ value }) => value !== richClub[0]!.value) - 1);
  const every = Math.max(1, Math.ceil((richClub.length - from) / 12));
  return richClub.flatMap((each, k) =>
    k >= from && (k - from) % every === 0 ? [[`degree > ${k}`, each] as [string, Compared]] : [],
  );
}

function formatCompared(title: string, rows: readonly (readonly [string, Compared])[]): string {
  const table = rows.map(([name, { value, randomMean, randomSd, z }]) => [
    ...[name, shortNumber(value)],
    ...[orDash(randomMean), orDash(randomSd), orDash(z)],
  ]);
  return formatColumns([[title, 'here', 'random', 'sd', 'z'], ...table], new Set([1, 2, 3, 4]));
}

function orDash(value: number | null): string {
  return value === null ? '–' : shortNumber(value);
}

export function wiringToJson(measures: WiringMeasures): string {
  return `${JSON.stringify(measures, null, 2)}\n`;
}

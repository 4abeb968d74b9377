import type { Degrees } from '../../../engine/analysis/wiring/degrees.ts';
import type { WiringMeasures } from '../../../engine/analysis/wiring/measure.ts';
import type { Curves } from '../../plots/curve-plot.ts';

/** A measure by name, as it is, and what random graphs of the same degrees have; '' where that is not compared. */
export type WiringRow = readonly [name: string, value: string, hint: string];

export function wiringRows(measures: WiringMeasures): readonly WiringRow[] {
  const { clustering, paths, components, selfSynapses, parallelSynapses, outerSynapses } = measures;
  const apart = selfSynapses + parallelSynapses;
  const sample = paths.coverage < 1 ? `from ${number(100 * paths.coverage)} % of the neurons` : '';
  return [
    ['neurons', whole(measures.neurons), ''],
    [
      'synapses',
      whole(measures.synapses),
      [
        'between these neurons',
        outerSynapses > 0 ? `${whole(outerSynapses)} more from elsewhere, as from inputs, not measured` : '',
        apart > 0 ? `${whole(apart)} onto themselves or parallel, not measured` : '',
      ]
        .filter(Boolean)
        .join('; '),
    ],
    ['density', number(measures.density), 'of the possible pairs'],
    ['reciprocity', orDash(measures.reciprocity), 'of the synapses have one back'],
    ['degree in', degrees(measures.inDegrees), `up to ${whole(measures.inDegrees.max)}`],
    ['degree out', degrees(measures.outDegrees), `up to ${whole(measures.outDegrees.max)}`],
    ['clustering', number(clustering.directed), 'directed (Fagiolo 2007)'],
    ['transitivity', orDash(clustering.transitivity), 'directions ignored'],
    ['mean path', orDash(paths.mean), ['synapses', sample].filter(Boolean).join(', ')],
    ['longest path', whole(paths.longest), sample],
    ['unreachable', `${number(100 * paths.unreachable)} %`, 'of the pairs'],
    ['strong components', whole(components.length), `the largest of ${whole(components[0] ?? 0)}`],
    ['small-world index', orDash(measures.smallWorld), 'above 1: clustered, yet short'],
  ];
}

export interface TriadRow {
  readonly name: string;
  readonly here: string;
  readonly random: string;
  readonly z: string;
  /** Far from chance: |z| above 2. */
  readonly isOdd: boolean;
}

/** The triads that there are, here or in random graphs. */
export function triadRows({ triads }: WiringMeasures): readonly TriadRow[] {
  return Object.entries(triads).flatMap(([name, { value, randomMean, z }]) =>
    value === 0 && (randomMean ?? 0) === 0
      ? []
      : [{ name, here: whole(value), random: orDash(randomMean), z: orDash(z), isOdd: z !== null && Math.abs(z) > 2 }],
  );
}

/** Vertices by their degree: in as the dashed line, out as the other. */
export function degreeCurves({ inDegrees, outDegrees }: WiringMeasures): Curves {
  const length = Math.max(inDegrees.histogram.length, outDegrees.histogram.length);
  const column = ({ histogram }: Degrees): number[] => Array.from({ length }, (_, k) => histogram[k] ?? 0);
  return { epochs: Array.from({ length }, (_, k) => k), train: column(inDegrees), test: column(outDegrees) };
}

/** φ by degree: the mean of the random graphs as the dashed line, the circuit as the other. */
export function clubCurves({ richClub }: WiringMeasures): Curves {
  return {
    epochs: richClub.map((_, k) => k),
    train: richClub.map(({ randomMean }) => randomMean),
    test: richClub.map(({ value }) => value),
  };
}

/** From 0 to the highest of all values. */
export function rangeFromZero({ train, test }: Curves): readonly [number, number] {
  const highest = [...train, ...test].reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return [0, highest > 0 ? highest * 1.05 : 1];
}

function degrees({ mean, sd }: Degrees): string {
  return `${number(mean)} ± ${number(sd)}`;
}

export function orDash(value: number | null): string {
  return value === null ? '–' : number(value);
}

function number(value: number): string {
  return Number.isInteger(value) ? whole(value) : String(Number(value.toPrecision(4)));
}

function whole(value: number): string {
  return value.toLocaleString('en');
}

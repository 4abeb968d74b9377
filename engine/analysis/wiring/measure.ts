import type { Network } from '../../network/types.ts';
import { clusteringOf, type Clustering } from './clustering.ts';
import { strongComponents } from './components.ts';
import { degreesOf, densityOf, reciprocityOf, type Degrees } from './degrees.ts';
import type { Graph } from './graph.ts';
import { pathsOf, type Paths } from './paths.ts';
import { rewire } from './rewire.ts';
import { richClub } from './rich-club.ts';
import { wiringOfNetwork, type Wiring } from './synapses.ts';
import { triadCensus, triadNames, type TriadCensus, type TriadName } from './triads.ts';

export interface WiringOptions {
  /** Id of a population to measure alone; null or left out for the whole circuit. */
  readonly population?: string | null;
  /** Random graphs of the same degrees to compare with; 20 when left out. */
  readonly randoms?: number;
  /** Of the random graphs and of sampled paths; the network's own when left out. */
  readonly seed?: number;
}

export const defaultRandoms = 20;

/** A measure beside the same of random graphs with the same in- and out-degrees. Nulls without such graphs, z also where all have one value. */
export interface Compared {
  readonly value: number;
  readonly randomMean: number | null;
  /** Of the sample, with n − 1. */
  readonly randomSd: number | null;
  readonly z: number | null;
}

export interface WiringMeasures extends Omit<Wiring, 'graph'> {
  readonly neurons: number;
  /** Pairs of different neurons that some synapse joins: what the measures count. */
  readonly edges: number;
  readonly density: number;
  readonly reciprocity: number | null;
  readonly inDegrees: Degrees;
  readonly outDegrees: Degrees;
  readonly clustering: Clustering;
  readonly paths: Paths;
  /** Sizes of strongly connected components, largest first. */
  readonly components: readonly number[];
  readonly triads: Readonly<Record<TriadName, Compared>>;
  /** φ(k) at place k; `ratio` is φ / its mean in random graphs. */
  readonly richClub: readonly (Compared & { readonly ratio: number | null })[];
  /** σ = (C / C_random) / (L / L_random), of directed clustering and mean path: Humphries & Gurney (2008). Above 1 is small-world. */
  readonly smallWorld: number | null;
  /** Random graphs that were made, of those asked for. */
  readonly randoms: number;
  readonly randomsAsked: number;
}

/** Wiring that is being measured; a caller that stops early has what is done. */
export interface WiringMeasurement {
  /** Does up to `maxSteps` small steps; true when all is measured. */
  advance(maxSteps: number): boolean;
  /** Graphs measured: the circuit's own, then random ones. */
  readonly progress: { readonly done: number; readonly total: number };
  /** Null until the circuit itself is measured. */
  result(): WiringMeasures | null;
}

interface Measured {
  readonly clustering: Clustering;
  readonly paths: Paths;
  readonly triads: TriadCensus;
  readonly richClub: readonly number[];
}

/** Throws on a population that is not there. */
export function createWiringMeasurement(network: Network, options: WiringOptions = {}): WiringMeasurement {
  const { population = null, randoms = defaultRandoms, seed = network.seed } = options;
  return measureWiring(wiringOfNetwork(network, population), randoms, seed);
}

export function measureWiring(wiring: Wiring, randoms: number, seed: number): WiringMeasurement {
  const all: Measured[] = [];
  function* work(): Generator<void, void> {
    all.push(yield* measure(wiring.graph, seed));
    for (let copy = 1; copy <= randoms; copy++) {
      const random = yield* rewire(wiring.graph, seed, copy);
      all.push(yield* measure(random, seed));
    }
  }
  const working = work();
  let done = false;
  return {
    advance(maxSteps) {
      for (let k = 0; k < maxSteps && !done; k++) done = working.next().done === true;
      return done;
    },
    get progress() {
      return { done: all.length, total: 1 + randoms };
    },
    result: () => (all.length > 0 ? resultOf(wiring, all[0]!, all.slice(1), randoms) : null),
  };
}

function* measure(graph: Graph, seed: number): Generator<void, Measured> {
  const triads = yield* triadCensus(graph);
  const clustering = yield* clusteringOf(graph);
  const paths = yield* pathsOf(graph, seed);
  return { triads, clustering, paths, richClub: richClub(graph) };
}

function resultOf(
  { graph, ...wiring }: Wiring,
  own: Measured,
  randoms: readonly Measured[],
  randomsAsked: number,
): WiringMeasures {
  const { clustering, paths } = own;
  return {
    ...wiring,
    neurons: graph.size,
    edges: graph.edges,
    density: densityOf(graph),
    reciprocity: reciprocityOf(graph),
    inDegrees: degreesOf(graph, graph.in),
    outDegrees: degreesOf(graph, graph.out),
    ...{ clustering, paths },
    components: strongComponents(graph),
    triads: Object.fromEntries(
      triadNames.map((name) => [
        name,
        compare(
          own.triads[name],
          randoms.map(({ triads }) => triads[name]),
        ),
      ]),
    ) as Record<TriadName, Compared>,
    richClub: own.richClub.map((value, k) => {
      const compared = compare(
        value,
        randoms.map((each) => each.richClub[k]!),
      );
      return { ...compared, ratio: compared.randomMean ? value / compared.randomMean : null };
    }),
    smallWorld: smallWorldOf(own, randoms),
    randoms: randoms.length,
    randomsAsked,
  };
}

function compare(value: number, others: readonly number[]): Compared {
  if (others.length === 0) return { value, randomMean: null, randomSd: null, z: null };
  const randomMean = meanOf(others);
  if (others.length < 2) return { value, randomMean, randomSd: null, z: null };
  const squares = others.reduce((sum, each) => sum + (each - randomMean) ** 2, 0);
  const randomSd = Math.sqrt(squares / (others.length - 1));
  return { value, randomMean, randomSd, z: randomSd > 0 ? (value - randomMean) / randomSd : null };
}

function smallWorldOf({ clustering, paths }: Measured, randoms: readonly Measured[]): number | null {
  const lengths = randoms.flatMap((each) => each.paths.mean ?? []);
  if (paths.mean === null || lengths.length === 0) return null;
  const clusters = meanOf(randoms.map((each) => each.clustering.directed));
  return clusters > 0 ? clustering.directed / clusters / (paths.mean / meanOf(lengths)) : null;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

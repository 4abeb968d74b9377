import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphOf, type Graph } from '../../../../engine/analysis/wiring/graph.ts';
import { measureWiring, type WiringMeasures } from '../../../../engine/analysis/wiring/measure.ts';
import { richClub } from '../../../../engine/analysis/wiring/rich-club.ts';

type Edges = readonly (readonly [number, number])[];

interface Golden {
  readonly directed: Record<
    string,
    {
      readonly size: number;
      readonly edges: Edges;
      readonly density: number;
      readonly reciprocity: number;
      readonly inDegrees: readonly number[];
      readonly outDegrees: readonly number[];
      readonly clustering: number;
      readonly transitivity: number;
      readonly paths: readonly number[];
      readonly components: readonly number[];
      readonly triads: Record<string, number>;
    }
  >;
  readonly richClub: Record<
    string,
    { readonly size: number; readonly edges: Edges; readonly byDegree: Record<string, number> }
  >;
}

const path = resolve(import.meta.dirname, '../../../golden/networkx-wiring/golden.json');
const golden = JSON.parse(readFileSync(path, 'utf8')) as Golden;

function graph(size: number, edges: Edges): Graph {
  return graphOf(
    size,
    edges.map(([a]) => a),
    edges.map(([, b]) => b),
  );
}

function measure(graph: Graph): WiringMeasures {
  const measurement = measureWiring(
    { graph, synapses: graph.edges, selfSynapses: 0, parallelSynapses: 0, outerSynapses: 0 },
    0,
    1,
  );
  while (!measurement.advance(100));
  return measurement.result()!;
}

function histogram(degrees: readonly number[]): number[] {
  return Array.from({ length: Math.max(...degrees) + 1 }, (_, k) => degrees.filter((each) => each === k).length);
}

describe('wiring measures beside networkx', () => {
  it.each(Object.keys(golden.directed))('agrees on the directed graph "%s"', (name) => {
    const wanted = golden.directed[name]!;
    const found = measure(graph(wanted.size, wanted.edges));
    expect(found.density).toBeCloseTo(wanted.density, 12);
    expect(found.reciprocity).toBeCloseTo(wanted.reciprocity, 12);
    expect(found.inDegrees.histogram).toEqual(histogram(wanted.inDegrees));
    expect(found.outDegrees.histogram).toEqual(histogram(wanted.outDegrees));
    expect(found.clustering.directed).toBeCloseTo(wanted.clustering, 12);
    expect(found.clustering.transitivity ?? 0).toBeCloseTo(wanted.transitivity, 12);
    expect(found.paths.histogram).toEqual(wanted.paths);
    expect(found.components).toEqual(wanted.components);
    expect(Object.fromEntries(Object.entries(found.triads).map(([triad, { value }]) => [triad, value]))).toEqual(
      wanted.triads,
    );
  });

  it.each(Object.keys(golden.richClub))('agrees on the rich club of "%s"', (name) => {
    const { size, edges, byDegree } = golden.richClub[name]!;
    const found = richClub(graph(size, [...edges, ...edges.map(([a, b]) => [b, a] as const)]));
    for (const [degree, phi] of Object.entries(byDegree)) expect(found[2 * Number(degree)]).toBeCloseTo(phi, 12);
    expect(Object.keys(byDegree).length).toBeGreaterThan(3);
  });
});

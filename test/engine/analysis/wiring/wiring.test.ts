import fc from 'fast-check';
import Graphology from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { density } from 'graphology-metrics/graph/density.js';
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { describe, expect, it } from 'vitest';
import { strongComponents } from '../../../../engine/analysis/wiring/components.ts';
import { densityOf } from '../../../../engine/analysis/wiring/degrees.ts';
import { degreeOf, graphOf, hasEdge, type Graph } from '../../../../engine/analysis/wiring/graph.ts';
import {
  createWiringMeasurement,
  measureWiring,
  type WiringMeasures,
} from '../../../../engine/analysis/wiring/measure.ts';
import { pathsOf } from '../../../../engine/analysis/wiring/paths.ts';
import { rewire } from '../../../../engine/analysis/wiring/rewire.ts';
import { compile } from '../../../../engine/simulation/compile.ts';
import { synapseTotal } from '../../../../engine/simulation/compiled.ts';
import { wiringOfNetwork } from '../../../../engine/analysis/wiring/synapses.ts';
import { createRandom } from '../../../../engine/simulation/random.ts';
import { networkOf } from '../../support/networks.ts';

type Edge = readonly [number, number];

function graph(size: number, edges: readonly Edge[]): Graph {
  return graphOf(
    size,
    edges.map(([a]) => a),
    edges.map(([, b]) => b),
  );
}

function end<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function measure(graph: Graph, randoms = 0, seed = 1): WiringMeasures {
  const measurement = measureWiring(
    { graph, synapses: graph.edges, selfSynapses: 0, parallelSynapses: 0, outerSynapses: 0 },
    randoms,
    seed,
  );
  while (!measurement.advance(1000));
  return measurement.result()!;
}

/** A ring in which each vertex reaches its `reach` next ones on both sides; each edge's target is redrawn with a probability (Watts & Strogatz 1998). */
function smallWorld(size: number, reach: number, probability: number): Graph {
  const random = createRandom(5);
  const edges: Edge[] = [];
  for (let v = 0; v < size; v++)
    for (let k = 1; k <= reach; k++)
      for (const side of [-1, 1]) {
        const { uniform } = random.at(0, v, 2 * k + (side + 1) / 2);
        edges.push([v, uniform() < probability ? Math.floor(uniform() * size) : (v + side * k + size) % size]);
      }
  return graph(size, edges);
}

/** Each new vertex joins three older ones both ways, in proportion to their degree (Barabási & Albert 1999). */
function scaleFree(size: number): Graph {
  const random = createRandom(6);
  const ends = [0, 1, 2];
  const edges: Edge[] = [];
  for (let v = 3; v < size; v++) {
    const { uniform } = random.at(0, v, 0);
    const chosen = new Set<number>();
    while (chosen.size < 3) chosen.add(ends[Math.floor(uniform() * ends.length)]!);
    for (const w of chosen) {
      edges.push([v, w], [w, v]);
      ends.push(v, w);
    }
  }
  return graph(size, edges);
}

const edgeLists = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 120 })),
  );

describe('measures worked out by hand', () => {
  it('a ring of three, one way', () => {
    const found = measure(
      graph(3, [
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
    );
    expect(found).toMatchObject({ density: 0.5, reciprocity: 0, components: [3] });
    // Of the directed triangles that could pass each vertex, half need the other way round.
    expect(found.clustering).toEqual({ directed: 0.5, transitivity: 1 });
    expect(found.paths).toEqual({ mean: 1.5, histogram: [0, 3, 3], longest: 2, unreachable: 0, coverage: 1 });
    expect(Object.entries(found.triads).filter(([, { value }]) => value > 0)).toEqual([
      ['030C', { value: 1, randomMean: null, randomSd: null, z: null }],
    ]);
  });

  it('a feed-forward chain with one shortcut', () => {
    // 0 → 1 → 2 → 3, 0 → 2.
    const found = measure(
      graph(4, [
        [0, 1],
        [1, 2],
        [2, 3],
        [0, 2],
      ]),
    );
    expect(found.components).toEqual([1, 1, 1, 1]);
    expect(found.paths.histogram).toEqual([0, 4, 2]);
    expect(found.paths.mean).toBeCloseTo(8 / 6, 12);
    expect(found.paths.unreachable).toBeCloseTo(0.5, 12);
    const seen = Object.fromEntries(
      Object.entries(found.triads).flatMap(([name, { value }]) => (value > 0 ? [[name, value]] : [])),
    );
    // {0,1,2} feeds forward; {0,2,3} and {1,2,3} are chains; {0,1,3} does not hang together.
    expect(seen).toEqual({ '030T': 1, '021C': 2 });
    expect(found.outDegrees.histogram).toEqual([1, 2, 1]);
  });

  it('a rich club of three hubs in both directions, each with a follower', () => {
    const hubs: Edge[] = [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 1],
      [0, 2],
      [2, 0],
    ];
    const found = measure(graph(6, [...hubs, [0, 3], [1, 4], [2, 5]]));
    // Hubs have degree 5, followers 1: above 1 the hubs alone are left, and all their edges are there.
    expect(found.richClub.map(({ value }) => value)).toEqual([9 / 30, 1, 1, 1, 1]);
  });

  it('nothing at all', () => {
    const found = measure(graph(1, []), 3);
    expect(found).toMatchObject({ density: 0, reciprocity: null, smallWorld: null, richClub: [], components: [1] });
    expect(found.paths).toMatchObject({ mean: null, unreachable: 0 });
  });
});

describe('the graph of a circuit', () => {
  const circuit = networkOf({
    populations: [
      { id: 'a', model: 'lif', size: 3 },
      { id: 'b', model: 'lif', size: 2 },
    ],
    stimuli: [{ id: 's', kind: 'poisson', rate: 5, size: 4 }],
    connections: [
      { source: 's', target: 'a', weight: 1 },
      { source: 'a', target: 'b', weight: 1 },
      { source: 'a', target: 'a', connector: { kind: 'AllToAll', self: true }, weight: 1 },
      {
        source: 'b',
        target: 'a',
        connector: {
          kind: 'FromList',
          list: [
            [0, 1],
            [0, 1],
            [1, 2],
          ],
        },
        weight: 1,
      },
    ],
  });

  it('has neurons as vertices, and leaves out stimuli, loops and parallel synapses', () => {
    const wiring = wiringOfNetwork(circuit);
    expect(wiring).toMatchObject({ synapses: 6 + 9 + 3, selfSynapses: 3, parallelSynapses: 1, outerSynapses: 12 });
    // With those of stimuli they are all that a simulation has.
    expect(wiring.synapses + wiring.outerSynapses).toBe(synapseTotal(compile(circuit).compiled));
    expect(wiring.graph).toMatchObject({ size: 5, edges: 6 + 6 + 2 });
    expect(hasEdge(wiring.graph, 3, 1)).toBe(true);
    expect(hasEdge(wiring.graph, 3, 0)).toBe(false);
  });

  it('is that of one population where asked', () => {
    const { graph: own, outerSynapses } = wiringOfNetwork(circuit, 'a');
    expect(own).toMatchObject({ size: 3, edges: 6 });
    expect(outerSynapses).toBe(12 + 3);
    expect(() => wiringOfNetwork(circuit, 'c')).toThrow('Found population "c", expected one of a, b');
  });
});

describe('beside graphology', () => {
  it('has the same density, components and path lengths, whatever the graph', () => {
    fc.assert(
      fc.property(edgeLists, ([size, edges]) => {
        const own = graph(size, edges);
        const other = new Graphology({ type: 'directed' });
        for (let v = 0; v < size; v++) other.addNode(v);
        for (const [a, b] of edges) if (a !== b) other.mergeEdge(a, b);
        expect(own.edges).toBe(other.size);
        if (size > 1) expect(densityOf(own)).toBeCloseTo(density(other), 12);
        const sizes = stronglyConnectedComponents(other).map(({ length }) => length);
        expect(strongComponents(own)).toEqual(sizes.sort((a, b) => b - a));
        const lengths = Array.from({ length: size }, (_, v) => Object.values(singleSourceLength(other, v))).flat();
        const { histogram } = end(pathsOf(own, 1));
        histogram.forEach((count, length) => {
          if (length > 0) expect(count).toBe(lengths.filter((each) => each === length).length);
        });
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('follows a long chain, which recursion would not', () => {
    const size = 50_000;
    const chain = graph(
      size,
      Array.from({ length: size }, (_, v) => [v, (v + 1) % size] as const),
    );
    expect(strongComponents(chain)).toEqual([size]);
  });
});

describe('random graphs of the same degrees', () => {
  it('keep each in- and out-degree, and have neither loops nor double edges', () => {
    fc.assert(
      fc.property(edgeLists, fc.nat(1000), ([size, edges], seed) => {
        const own = graph(size, edges);
        const random = end(rewire(own, seed, 1));
        // Building a graph drops loops and double edges: none were made.
        expect(random.edges).toBe(own.edges);
        for (let v = 0; v < size; v++) {
          expect(degreeOf(random.out, v)).toBe(degreeOf(own.out, v));
          expect(degreeOf(random.in, v)).toBe(degreeOf(own.in, v));
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('are the same for the same seed, and others for another', () => {
    const own = smallWorld(60, 2, 0.1);
    expect(end(rewire(own, 4, 1)).out).toEqual(end(rewire(own, 4, 1)).out);
    expect(end(rewire(own, 4, 1)).out).not.toEqual(end(rewire(own, 5, 1)).out);
    expect(end(rewire(own, 4, 1)).out).not.toEqual(end(rewire(own, 4, 2)).out);
  });

  it('find a small world small: more clustered than chance at paths about as short', () => {
    const found = measure(smallWorld(200, 4, 0.1), 10);
    expect(found.smallWorld).toBeGreaterThan(3);
    // A ring of neighbours closes its triangles; chance closes few.
    expect(found.triads['300'].value).toBeGreaterThan(50);
    expect(found.triads['300'].randomMean).toBeLessThan(1);
    expect(found.triads['030T'].z).not.toBeNull();
    // Rewired altogether it is a random graph.
    expect(measure(smallWorld(200, 4, 1), 10).smallWorld).toBeCloseTo(1, 0);
  });

  it('see that the hubs of a scale-free net join each other no more than their degrees ask', () => {
    const found = measure(scaleFree(200), 10);
    expect(found.inDegrees.max).toBeGreaterThan(5 * found.inDegrees.mean);
    const third = found.richClub[30]!;
    expect(third.ratio).toBeGreaterThan(0.7);
    expect(third.ratio).toBeLessThan(1.4);
  });
});

describe('a measurement', () => {
  it('can be stopped early with what it has', () => {
    const circuit = networkOf({
      populations: [{ id: 'a', model: 'lif', size: 300 }],
      connections: [
        {
          source: 'a',
          target: 'a',
          connector: { kind: 'FixedProbability', probability: 0.05, self: false },
          weight: 1,
        },
      ],
    });
    const measurement = createWiringMeasurement(circuit, { randoms: 5 });
    expect(measurement.result()).toBeNull();
    while (measurement.progress.done < 2) measurement.advance(1);
    expect(measurement.result()).toMatchObject({ randoms: 1, randomsAsked: 5, neurons: 300 });
  });

  it('samples the paths of large circuits, and says so', () => {
    const size = 2500;
    const ring = graph(
      size,
      Array.from({ length: size }, (_, v) => [v, (v + 1) % size] as const),
    );
    const paths = end(pathsOf(ring, 3));
    expect(paths.coverage).toBe(0.4);
    // From each vertex of a ring the distances are 1 … n − 1.
    expect(paths).toMatchObject({ mean: size / 2, longest: size - 1, unreachable: 0 });
  });
});

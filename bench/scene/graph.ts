/** A graph that every contender draws: places, wires and signs, the same in each run. */
export interface SceneGraph {
  readonly neurons: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weight: Float64Array;
}

/** Distance between neighbours in canvas units. */
const SPACING = 120;

/** Four wires of five stay within this many places; the fifth goes anywhere. */
const NEAR = 6;

/** Neurons on a square grid, four fifths of them excitatory, with as many synapses each, near and far. */
export function sceneGraph(neurons: number, synapses: number): SceneGraph {
  const side = Math.ceil(Math.sqrt(neurons));
  const random = congruential(7);
  const source = Int32Array.from({ length: synapses }, (_, k) => k % neurons);
  const target = source.map((from) => {
    if (random() < 0.2) return Math.floor(random() * neurons);
    const step = (): number => Math.round((random() - 0.5) * 2 * NEAR);
    const [column, row] = [wrap((from % side) + step(), side), wrap(Math.floor(from / side) + step(), side)];
    return Math.min(neurons - 1, row * side + column);
  });
  return {
    neurons,
    x: Float64Array.from({ length: neurons }, (_, k) => (k % side) * SPACING),
    y: Float64Array.from({ length: neurons }, (_, k) => Math.floor(k / side) * SPACING),
    source,
    target,
    weight: Float64Array.from(source, (from) => (from % 5 === 4 ? -1 : 1)),
  };
}

function wrap(place: number, side: number): number {
  return Math.max(0, Math.min(side - 1, place));
}

/** Numerical Recipes' generator: good enough to scatter wires. */
function congruential(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

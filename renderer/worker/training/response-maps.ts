import type { Preparation } from '../../../engine/data/preparation.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { LayerSpec } from '../../../engine/learning/dense/spec.ts';
import type { Experiment } from '../../../engine/learning/experiment.ts';
import type { Samples } from '../../../engine/learning/samples.ts';
import { activate, softmax } from '../../../engine/learning/units.ts';
import { isDense, type AnyExperiment } from './any-experiment.ts';
import { axisOf, valueAlong } from './axis.ts';
import { planeMargin, samplesAt, valuesOf } from './plane.ts';
import type { Axis } from './protocol.ts';
import { mapSide, mostMapped, type ResponseMaps } from './readings-protocol.ts';

/** Of at most two inputs, both numbers; else of nothing. */
export function createMapReader(problem: Problem, experiment: AnyExperiment): () => ResponseMaps | null {
  const grid = gridOf(problem, experiment.preparation);
  if (!grid) return () => null;
  const { rows, samples } = grid;
  const respond = isDense(experiment) ? layersOver(experiment, samples) : circuitOver(experiment, samples);
  return () => {
    const layers = respond();
    return layers && { columns: mapSide, rows, layers };
  };
}

/** The middles of all cells. */
function gridOf(
  problem: Problem,
  preparation: Preparation,
): { readonly rows: number; readonly samples: Samples } | null {
  const names = preparation.inputs.map(({ name }) => name);
  const isDrawn = names.length <= 2 && preparation.inputs.every(({ type }) => type === 'number');
  if (!isDrawn) return null;
  const axes = names.map((name) => axisOf(name, valuesOf(problem, name), planeMargin));
  const rows = names.length === 2 ? mapSide : 1;
  const cell = (axis: Axis, k: number): number => valueAlong(axis, (k + 0.5) / mapSide);
  const cells = Array.from({ length: rows * mapSide }, (_, k) => k);
  const columns = axes.map((axis, which) =>
    cells.map((k) => cell(axis, which === 0 ? k % mapSide : Math.floor(k / mapSide))),
  );
  return { rows, samples: samplesAt(preparation, names, columns) };
}

function layersOver({ spec, network }: Experiment, { x, count }: Samples): () => readonly Float32Array[] {
  return () => respond(spec.layers, network.parameters(), x, count);
}

/** Of all nodes, at steady inputs; of circuits that are small enough to be drawn with them. */
function circuitOver({ network, subject }: AnyExperiment, samples: Samples): () => readonly Float32Array[] | null {
  if (!('circuit' in network)) return () => null;
  const { circuit, evaluator } = network;
  const nodes = circuit.sources.length + circuit.units.length;
  if (nodes > mostMapped) return () => null;
  // The circuit takes the columns in an order of its own.
  const { x, inputs, count } = subject.make(samples).samples;
  return () => {
    const parameters = network.parameters();
    const answers = new Float32Array(nodes * count);
    for (let cell = 0; cell < count; cell++)
      evaluator
        .forward(parameters, x, cell * inputs)
        .values.forEach((value, node) => (answers[node * count + cell] = value));
    return [answers];
  };
}

/** A pass through all layers; of each, the outputs of its first units, [unit][cell]. */
function respond(
  layers: readonly LayerSpec[],
  parameters: Float64Array,
  inputs: Float64Array,
  cells: number,
): Float32Array[] {
  let before = inputs;
  let next = 0;
  return layers.map(({ size, activation }) => {
    const width = before.length / cells;
    const weights = parameters.subarray(next, next + width * size);
    const biases = parameters.subarray(next + width * size, (next += width * size + size));
    const outputs = new Float64Array(cells * size);
    for (let c = 0; c < cells; c++) {
      const row = outputs.subarray(c * size, (c + 1) * size);
      row.set(biases);
      for (let i = 0; i < width; i++) {
        const x = before[c * width + i]!;
        if (x !== 0) for (let j = 0; j < size; j++) row[j]! += x * weights[i * size + j]!;
      }
      if (activation === 'softmax') row.set(softmax(row));
      else for (let j = 0; j < size; j++) row[j] = activate(activation, row[j]!);
    }
    before = outputs;
    const shown = Math.min(size, mostMapped);
    return Float32Array.from({ length: shown * cells }, (_, k) => outputs[(k % cells) * size + Math.floor(k / cells)]!);
  });
}

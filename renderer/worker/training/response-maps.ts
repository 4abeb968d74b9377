import type { Problem } from '../../../engine/data/problem.ts';
import type { LayerSpec } from '../../../engine/learning/dense/spec.ts';
import type { Experiment } from '../../../engine/learning/experiment.ts';
import { activate, softmax } from '../../../engine/learning/units.ts';
import { axisOf, planeMargin, samplesAt, valuesOf } from './plane.ts';
import type { Axis } from './protocol.ts';
import { mapSide, mostMapped, type ResponseMaps } from './readings-protocol.ts';

/** Of at most two inputs, both numbers; else of nothing. */
export function createMapReader(problem: Problem, experiment: Experiment): () => ResponseMaps | null {
  const { preparation, spec, network } = experiment;
  const names = preparation.inputs.map(({ name }) => name);
  const isDrawn = names.length <= 2 && preparation.inputs.every(({ type }) => type === 'number');
  if (!isDrawn) return () => null;
  const axes = names.map((name) => axisOf(name, valuesOf(problem, name), planeMargin));
  const rows = names.length === 2 ? mapSide : 1;
  const cell = ({ min, max }: Axis, k: number): number => min + ((k + 0.5) / mapSide) * (max - min);
  const cells = Array.from({ length: rows * mapSide }, (_, k) => k);
  const columns = axes.map((axis, which) =>
    cells.map((k) => cell(axis, which === 0 ? k % mapSide : Math.floor(k / mapSide))),
  );
  const inputs = samplesAt(preparation, names, columns).x;
  return () => ({
    ...{ columns: mapSide, rows },
    layers: respond(spec.layers, network.parameters(), inputs, cells.length),
  });
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

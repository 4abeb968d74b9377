import type { Constant, Program } from '../integration/program.ts';
import { evaluateColumns, valueAt, type Values } from './evaluate-columns.ts';
import { matrixExponential } from './expm.ts';

/**
 * The elements of exp([A B; 0 0] dt) that a program uses of one system, by the names of their constants. It is computed once
 * for neurons whose matrices are alike.
 */
export function propagatorsOf(
  { systems, constants }: Program,
  system: number,
  valuesOf: (name: string) => Values,
  neurons: number,
): Map<string, Values> {
  const { matrix } = systems[system]!;
  const size = matrix[0]!.length;
  const cells = matrix.flatMap((row) => row.map((cell) => evaluateColumns(cell, valuesOf, neurons)));
  const dt = valuesOf('dt');
  const scaled = new Float64Array(size * size);
  const propagatorAt = (i: number): Float64Array => {
    for (let k = 0; k < cells.length; k++) scaled[k] = valueAt(cells[k]!, i) * valueAt(dt, i);
    return matrixExponential(scaled, size);
  };
  const elements = constants.filter((each): each is Element => each.kind === 'propagator' && each.system === system);
  const placeOf = ({ row, column }: Element): number => row * size + column;
  const varying = cells.filter((cell) => typeof cell !== 'number');
  if (varying.length === 0) {
    const only = propagatorAt(0);
    return new Map(elements.map((element) => [element.name, only[placeOf(element)]!]));
  }
  const results = elements.map(() => new Float64Array(neurons));
  const known = new Map<string, Float64Array>();
  for (let i = 0; i < neurons; i++) {
    const key = varying.map((cell) => cell[i]!).join();
    const propagator = known.get(key) ?? propagatorAt(i);
    known.set(key, propagator);
    for (let k = 0; k < elements.length; k++) results[k]![i] = propagator[placeOf(elements[k]!)]!;
  }
  return new Map(elements.map(({ name }, k) => [name, results[k]!]));
}

type Element = Extract<Constant, { kind: 'propagator' }>;

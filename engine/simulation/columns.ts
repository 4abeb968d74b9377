import { evaluate } from '../equations/evaluate.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { Program } from '../integration/program.ts';
import type { ColumnArrays } from '../codegen/kernel.ts';
import { matrixExponential } from './expm.ts';

/** Values of all constants of a program for one set of parameters. Throws on a parameter that is missing. */
export function evaluateConstants(program: Program, parameters: ReadonlyMap<string, number>): Map<string, number> {
  const values = new Map(parameters);
  const symbols = (name: string): number => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`Found no value of "${name}", expected one a constant`);
    return value;
  };
  const propagators = new Map<number, Float64Array>();
  for (const constant of program.constants) {
    if (constant.kind === 'derived') values.set(constant.name, evaluate(constant.value, symbols));
    if (constant.kind !== 'propagator') continue;
    const { system, row, column, name } = constant;
    const { matrix } = program.systems[system]!;
    const size = matrix[0]!.length;
    const known = propagators.get(system) ?? propagatorOf(program, system, symbols);
    propagators.set(system, known);
    values.set(name, known[row * size + column]!);
  }
  return values;
}

/** exp([A B; 0 0] dt), with as many rows as columns. */
function propagatorOf({ systems }: Program, system: number, symbols: (name: string) => number): Float64Array {
  const { matrix } = systems[system]!;
  const size = matrix[0]!.length;
  const scaled = new Float64Array(size * size);
  const dt = symbols('dt');
  matrix.forEach((cells, i) => cells.forEach((cell, j) => (scaled[i * size + j] = evaluate(cell, symbols) * dt)));
  return matrixExponential(scaled, size);
}

/** The parameters that each constant follows from. */
export function dependenciesOf(program: Program): Map<string, Set<string>> {
  const dependencies = new Map<string, Set<string>>();
  const gather = (names: Iterable<string>): Set<string> => {
    const all = new Set<string>();
    for (const name of names) for (const each of dependencies.get(name) ?? [name]) all.add(each);
    return all;
  };
  const ofSystems = new Map<number, Set<string>>();
  for (const constant of program.constants) {
    if (constant.kind === 'derived') dependencies.set(constant.name, gather(symbolsOf(constant.value)));
    if (constant.kind !== 'propagator') continue;
    const { system, name } = constant;
    const cells = (): string[] => program.systems[system]!.matrix.flat().flatMap((cell) => [...symbolsOf(cell)]);
    const known = ofSystems.get(system) ?? gather(new Set(cells()));
    ofSystems.set(system, known);
    dependencies.set(name, known);
  }
  return dependencies;
}

/** Computes all columns that follow from parameters. A value a neuron is computed once for neurons that are alike. */
export function fillColumns(program: Program, columns: ReadonlyMap<string, ColumnArrays>, size: number): void {
  const parameters = program.constants.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  const varies = [...columns.values()].some(({ stride }) => stride === 1);
  const known = new Map<string, Map<string, number>>();
  for (let i = 0; i < (varies ? size : 1); i++) {
    const given = new Map(parameters.map((name) => [name, valueAt(columns.get(name)!, i)]));
    const key = [...given.values()].join();
    const values = known.get(key) ?? evaluateConstants(program, given);
    known.set(key, values);
    for (const [name, { values: column, stride }] of columns) column.view[i * stride] = values.get(name)!;
  }
}

function valueAt({ values, stride }: ColumnArrays, i: number): number {
  return values.view[i * stride]!;
}

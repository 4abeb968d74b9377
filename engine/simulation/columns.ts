import { symbolsOf } from '../equations/symbols.ts';
import type { Program } from '../integration/program.ts';
import type { ColumnArrays } from '../codegen/kernel.ts';
import { evaluateColumns, type Values } from './evaluate-columns.ts';
import { propagatorsOf } from './propagators.ts';

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

/**
 * Computes the columns of what follows from parameters: all, or what depends on the one that `changed`. Throws on a
 * parameter that is missing.
 */
export function fillColumns(program: Program, columns: ReadonlyMap<string, ColumnArrays>, changed?: string): void {
  const dependencies = changed === undefined ? null : dependenciesOf(program);
  const size = [...columns.values()].reduce((most, { values }) => Math.max(most, values.view.length), 1);
  const parameterOf = (name: string): Values => {
    const { values, stride } = columns.get(name)!;
    return stride === 1 ? values.view : values.view[0]!;
  };
  const valuesOf = createValues(program, parameterOf, size);
  for (const { kind, name } of program.constants) {
    if (kind === 'parameter' || dependencies?.get(name)?.has(changed!) === false) continue;
    const { values, stride } = columns.get(name)!;
    const computed = valuesOf(name);
    if (typeof computed !== 'number') values.view.set(computed);
    else if (stride === 1) values.view.fill(computed);
    else values.view[0] = computed;
  }
}

/** Values of all constants of a program for one set of parameters. Throws on a parameter that is missing. */
export function evaluateConstants(program: Program, parameters: ReadonlyMap<string, number>): Map<string, number> {
  const parameterOf = (name: string): number => {
    const value = parameters.get(name);
    if (value === undefined) throw new Error(`Found no value of "${name}", expected one a parameter`);
    return value;
  };
  const valuesOf = createValues(program, parameterOf, 1);
  return new Map(program.constants.map(({ name }) => [name, valuesOf(name) as number]));
}

/** The values of each constant in f64, whatever the precision of its column; each is computed when it is first asked for. */
function createValues(program: Program, parameterOf: (name: string) => Values, size: number): (name: string) => Values {
  const constants = new Map(program.constants.map((constant) => [constant.name, constant]));
  const known = new Map<string, Values>();
  const systems = new Map<number, Map<string, Values>>();
  const valuesOf = (name: string): Values => {
    const values = known.get(name) ?? compute(name);
    known.set(name, values);
    return values;
  };
  const compute = (name: string): Values => {
    const constant = constants.get(name);
    if (!constant) throw new Error(`Found no value of "${name}", expected one a constant`);
    if (constant.kind === 'derived') return evaluateColumns(constant.value, valuesOf, size);
    if (constant.kind === 'parameter') return parameterOf(name);
    const { system } = constant;
    const propagators = systems.get(system) ?? propagatorsOf(program, system, valuesOf, size);
    systems.set(system, propagators);
    return propagators.get(name)!;
  };
  return valuesOf;
}

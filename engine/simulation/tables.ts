import type { BatchArrays } from '../codegen/kernel.ts';
import type { MemoryPlan, Precision, RealArray, Region } from '../codegen/memory.ts';
import { closeTable, fillTable, isClosed, measureErrors, tableLength, type TableError } from '../codegen/tables.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { Program, RateTable } from '../integration/program.ts';
import { dependenciesOf, evaluateConstants } from './columns.ts';
import type { Compiled } from './compiled.ts';
import type { BatchPlan } from './plan.ts';
import { acceptableError, curvesOf } from './table-curves.ts';

/** Functions of a batch that are read from a table, and how well. */
export interface TableReport {
  /** The state variable that they are functions of, in `unit`. */
  readonly variable: string;
  readonly unit: string;
  /** Outside of this range they are computed. */
  readonly low: number;
  readonly high: number;
  readonly spacing: number;
  readonly bytes: number;
  /** Whether a change of parameters has led to all of them being computed; their errors are then 0. */
  readonly closed: boolean;
  readonly functions: readonly (TableError & { readonly name: string })[];
}

/** As state: what they hold follows from parameters, which are state as well. */
export function planTableRegions(memory: MemoryPlan, { program, grids }: BatchPlan): Region<RealArray>[] {
  const lanes = memory.precision === 'f64' ? 2 : 4;
  return program.tables.map(({ functions }, k) => memory.reals(tableLength(grids[k]!, functions.length, lanes)));
}

/**
 * Fills the tables that follow from a parameter anew. Where its value now differs from neuron to neuron, or a function
 * comes out not near enough, the table is closed: then its functions are computed.
 */
export function fillTables({ program, grids }: BatchPlan, arrays: BatchArrays, parameter: string): void {
  const dependencies = dependenciesOf(program);
  const follows = (name: string): boolean => name === parameter || dependencies.get(name)?.has(parameter) === true;
  program.tables.forEach((table, k) => {
    const used = constantsIn(table);
    if (!used.some(follows)) return;
    const { view } = arrays.tables[k]!;
    if (used.some((name) => arrays.constants.get(name)?.stride === 1)) return closeTable(view);
    const grid = grids[k]!;
    const curves = curvesOf(table, constantsOf(program, arrays));
    fillTable(view, grid, curves);
    if (
      !measureErrors(view, grid, curves).every(
        ({ relativeError }) => relativeError <= acceptableError[precisionOf(view)],
      )
    )
      closeTable(view);
  });
}

/** For each batch of a simulation its tables, measured for the parameters as they are now; none without the option. */
export function tableReports({ batches }: Pick<Compiled, 'batches'>): TableReport[][] {
  return batches.map((batch) => batch.tables());
}

/** Measures the tables of a batch. */
export function reportTables({ program, grids, parsed }: BatchPlan, arrays: BatchArrays): TableReport[] {
  return program.tables.map((table, k) => {
    const { view } = arrays.tables[k]!;
    const { low, spacing, last } = grids[k]!;
    const closed = isClosed(view);
    const errors = closed ? [] : measureErrors(view, grids[k]!, curvesOf(table, constantsOf(program, arrays)));
    const functions = table.functions.map(({ name }, column) => ({ name, ...(errors[column] ?? computed) }));
    const { variable } = table;
    const { unit } = parsed.equations.find(({ name }) => name === variable)!;
    return { variable, unit, low, high: low + last * spacing, spacing, bytes: view.byteLength, closed, functions };
  });
}

const computed: TableError = { error: 0, relativeError: 0 };

function constantsIn({ functions }: RateTable): string[] {
  return functions.flatMap(({ value }) => [...symbolsOf(value)]);
}

function precisionOf(view: RealArray): Precision {
  return view.BYTES_PER_ELEMENT === 8 ? 'f64' : 'f32';
}

/** Of the first neuron. */
function constantsOf(program: Program, { constants }: BatchArrays): Map<string, number> {
  const parameters = program.constants.flatMap(({ kind, name }) =>
    kind === 'parameter' ? [[name, constants.get(name)!.values.view[0]!] as const] : [],
  );
  return evaluateConstants(program, new Map(parameters));
}

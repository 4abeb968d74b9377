import type { Precision, RealArray } from '../codegen/memory.ts';
import { fillTable, measureErrors, tableLength, type Curves, type Grid } from '../codegen/tables.ts';
import type { Expression } from '../equations/ast.ts';
import { dimensionFrom, sameDimension, type Dimension } from '../equations/dimension.ts';
import { expressionKey } from '../equations/simplify.ts';
import { given } from '../network/given.ts';
import type { RateTable } from '../integration/program.ts';
import { tabulate } from '../integration/tables.ts';
import { dependenciesOf, evaluateConstants } from './columns.ts';
import { differingParameters, scalar } from './differing.ts';
import type { BatchPlan } from './plan.ts';
import { acceptableError, curvesOf } from './table-curves.ts';

type Unplanned = Pick<BatchPlan, 'program' | 'parsed' | 'members'>;
type Planned = Pick<BatchPlan, 'program' | 'grids' | 'tableContents'>;

/**
 * The program with what can be read from tables of membrane potentials, and these tables. The spacing is halved
 * until the error, as it is measured, is small enough; a function that no table in reach is near enough to is computed.
 */
export function planTables(batch: Unplanned, dt: number, precision: Precision): Planned {
  const { program, parsed } = batch;
  const variables = new Set(parsed.equations.filter(isPotential).map(({ name }) => name));
  const differing = differingParameters(batch);
  const dependencies = dependenciesOf(program);
  const isShared = (name: string): boolean =>
    ![name, ...(dependencies.get(name) ?? [])].some((each) => differing.has(each));
  const constants = sharedConstants(batch, dt);
  const refused = new Set<string>();
  const accepts = (value: Expression): boolean => !refused.has(expressionKey(value));
  for (;;) {
    const tabulated = tabulate(program, { variables, isShared, accepts });
    const before = refused.size;
    const tables = tabulated.tables.map((table) => {
      const chosen = chooseTable(rangeOf(batch, table), curvesOf(table, constants), precision);
      for (const column of chosen.bad) refused.add(expressionKey(table.functions[column]!.value));
      return chosen;
    });
    if (refused.size > before) continue;
    return { program: tabulated, grids: tables.map(({ grid }) => grid), tableContents: tables.map(({ view }) => view) };
  }
}

/** Of the first neuron; those that differ are in no table. */
function sharedConstants({ program, parsed, members }: Unplanned, dt: number): Map<string, number> {
  const parameters = parsed.parameters.map(({ name, default: standard }) => {
    return [name, scalar(given(members[0]!.parameters, name) ?? standard) ?? standard] as const;
  });
  return evaluateConstants(program, new Map([['dt', dt], ...parameters]));
}

/** As a part of a function's largest value. */
const wanted = { f64: 1e-8, f32: 3e-7 } as const;
/** Spacing to begin with, mV: gates at the usual steps are near enough with it, and it costs no time in the kernel. */
const widest = { f64: 0.5, f32: 1 } as const;
/** Bytes of a table: beside the neurons it must fit into a processor's second cache. */
const mostBytes = 262_144;

interface Chosen {
  readonly grid: Grid;
  readonly view: RealArray;
  /** Functions that it is too far from. */
  readonly bad: readonly number[];
}

function chooseTable({ low, high }: Range, curves: Curves, precision: Precision): Chosen {
  const functions = curves(low).length;
  for (let spacing: number = widest[precision]; ; spacing /= 2) {
    const grid = { low, spacing, last: (high - low) / spacing };
    const view =
      precision === 'f64'
        ? new Float64Array(tableLength(grid, functions, 2))
        : new Float32Array(tableLength(grid, functions, 4));
    fillTable(view, grid, curves);
    const errors = measureErrors(view, grid, curves);
    const isFinest = 2 * view.byteLength > mostBytes;
    if (!isFinest && !errors.every(({ relativeError }) => relativeError <= wanted[precision])) continue;
    const bad = errors.flatMap(({ relativeError }, column) =>
      relativeError <= acceptableError[precision] ? [] : [column],
    );
    return { grid, view, bad };
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** 30 mV beyond the potentials that the model, its synapses and its initial values name, in tens of mV, and none too far. */
function rangeOf({ parsed, members }: Unplanned, { variable }: RateTable): Range {
  const parameters = parsed.parameters.filter(isPotential);
  const named = members.flatMap(({ parameters: own, initial }) => [
    ...parameters.map(({ name, default: standard }) => given(own, name) ?? standard),
    given(initial, variable) ?? null,
  ]);
  const values = named.flatMap((value) => (typeof value === 'number' ? [value] : []));
  const low = Math.min(-10, ...values) - 30;
  const high = Math.max(10, ...values) + 30;
  return { low: Math.max(-250, Math.floor(low / 10) * 10), high: Math.min(250, Math.ceil(high / 10) * 10) };
}

const potential = dimensionFrom({ voltage: 1 });

function isPotential({ dimension }: { readonly dimension: Dimension }): boolean {
  return sameDimension(dimension, potential);
}

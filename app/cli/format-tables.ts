import type { TableReport } from '../../engine/simulation/tables.ts';
import { countOf } from '../../engine/network/count.ts';
import type { Integrator } from './run-summary.ts';

/** What is read from tables, and how well; nothing where none were asked for. */
export function formatTables(integrators: readonly Integrator[]): string {
  return integrators
    .flatMap(({ model, populations, tables }) => {
      const where = `${model} (${populations.join(', ')})`;
      if (tables === null) return [];
      if (tables.length === 0) return [`tables: none for ${where}, ${nothing}`];
      return tables.map((table) => `tables: ${formatTable(table)}, for ${where}`);
    })
    .map((line) => `${line}\n`)
    .join('');
}

const nothing =
  'which has no costly smooth function of a membrane potential alone whose parameters are the same for all neurons';

function formatTable({ variable, unit, low, high, spacing, bytes, closed, functions }: TableReport): string {
  const what = `${countOf(functions.length, 'function')} of ${variable}`;
  if (closed) return `${what} computed since parameters changed, for which no table was near enough`;
  const worst = functions.reduce((most, each) => (each.relativeError > most.relativeError ? each : most));
  const grid = `in [${low}, ${high}] ${unit}, ${spacing} ${unit} apart, ${Math.ceil(bytes / 1024)} KiB`;
  return `${what} ${grid}, error at most ${worst.relativeError.toExponential(1)} of the largest value (${worst.name})`;
}

import { parseExpectations } from '../../../engine/logic/expectations.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import type { TruthTable, TruthTableOptions } from '../../../engine/logic/types.ts';
import type { Network } from '../../../engine/network/types.ts';

/** The table of a network against what its lamps expect. */
export function measure(network: Network, options: Partial<TruthTableOptions> = {}): TruthTable {
  const measurement = createTruthTable(network, optionsFor(network, options));
  if (!measurement.advance(Infinity)) throw new Error('expected every row to be run');
  return measurement.table();
}

export function optionsFor(network: Network, options: Partial<TruthTableOptions> = {}): TruthTableOptions {
  const parsed = parseExpectations([], network);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return { expectations: parsed.value, ...options };
}

import type { Lab } from './lab.svelte.ts';

/** Measures the truth table of what is chosen in the panel. */
export function runTable({ document, truthTable, selection }: Lab, rows?: 'all'): void {
  const { network, chips } = document;
  if (network && !truthTable.running) void truthTable.run({ circuit: network, chips }, selection, rows);
}

import type { BenchResult } from './engine/suite.ts';

/** Results as an aligned table, a line each. */
export function formatTable(results: readonly BenchResult[]): string {
  const rows = [
    ['case', 'neurons', 'synapses', 'steps/s', 'synaptic events/s', `× ${results[0]?.peer ?? 'peer'}`, 'range'],
    ...results.map((result) => [
      result.name,
      `${result.neurons}`,
      `${result.synapses}`,
      short(result.stepsPerSecond),
      short(result.eventsPerSecond),
      result.ratio.toFixed(2),
      `${Math.min(...result.ratios).toFixed(2)}–${Math.max(...result.ratios).toFixed(2)}`,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}

/** Three digits and a power of a thousand: 4.21 M. */
function short(value: number): string {
  const [divisor, letter] =
    value >= 1e9 ? [1e9, ' G'] : value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ''];
  return `${(value / divisor).toPrecision(3)}${letter}`;
}

import type { Brian2Result } from './against-brian2.ts';

/** Results against Brian2 as an aligned table, a line each. */
export function formatBrian2Table(results: readonly Brian2Result[]): string {
  const rows = [
    [
      'benchmark',
      'variant',
      'ours',
      'Brian2',
      '× Brian2',
      'range',
      'target',
      'compile',
      "Brian2's",
      'spikes',
      "Brian2's",
    ],
    ...results.map((result) => [
      result.name,
      result.variant,
      `${result.seconds.toFixed(3)} s`,
      `${result.peerSeconds.toFixed(3)} s`,
      result.ratio.toFixed(2),
      `${Math.min(...result.ratios).toFixed(2)}–${Math.max(...result.ratios).toFixed(2)}`,
      `≥ ${result.target}`,
      `${result.compileMs.toFixed(0)} ms`,
      `${result.peerCompileSeconds.toFixed(1)} s`,
      `${result.spikes}`,
      `${result.peerSpikes}`,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((text, k) => (k < 2 ? text.padEnd(widths[k]!) : text.padStart(widths[k]!))).join('  '))
    .join('\n');
}

import type { ComparedModel } from '../../engine/compare/types.ts';
import { countOf } from '../../engine/network/count.ts';
import { shortNumber } from './format-table.ts';

/** What was done to a circuit, for people. */
export function formatMapping({ id, mapping, dt }: ComparedModel): string {
  const { rule, populations, connections, notes } = mapping;
  if (!rule) return `${id}: the circuit as it was drawn, step ${dt} ms\n`;
  const set = populations.flatMap((each) => {
    const { population, input, outputScale, threshold, fit } = each;
    const values = each.set.map(({ symbol, value, unit }) => `${symbol} = ${numberText(value)}${unitText(unit)}`);
    const parts = [
      each.isKept ? 'kept as it is' : values.join(', ') || 'defaults',
      input && `y = ${shortNumber(input.offset)} + ${shortNumber(input.gain)}·z`,
      threshold && `θ = ${shortNumber(threshold.threshold)}, margin ${shortNumber(threshold.margin)}`,
      outputScale !== null && `s = ${shortNumber(outputScale)}`,
      fit && `residual ${shortNumber(fit.rms)} spikes/s over z in [${fit.range.map(shortNumber).join(', ')}]`,
    ];
    return [`  ${population}: ${parts.filter(Boolean).join('; ')}\n`];
  });
  const scaled = connections
    .filter(({ factor, weight }) => factor !== 1 || weight !== null)
    .map(({ connection, factor, weight, unit, synapse, delay }) => {
      const size = weight === null ? `weights × ${shortNumber(factor)}` : `weight set to ${shortNumber(weight)}`;
      return `  ${connection}: ${size}${unitText(unit)}, ${synapse}, delay ${delay}\n`;
    });
  return [
    `${id}: ${rule.label.toLowerCase()} (${rule.id}), step ${dt} ms\n  ${rule.statement}\n`,
    ...shorten(set, 'population'),
    ...shorten(scaled, 'connection'),
    ...shorten(
      notes.map(({ path, message }) => `  ! ${path}: ${message}\n`),
      'note',
    ),
  ].join('');
}

const mostLines = 12;

function shorten(lines: readonly string[], noun: string): string[] {
  const left = lines.length - mostLines;
  return left <= 0
    ? [...lines]
    : [...lines.slice(0, mostLines), `  and ${countOf(left, `more ${noun}`)}; --json has all\n`];
}

function numberText(value: number | string): string {
  return typeof value === 'number' ? shortNumber(value) : value;
}

function unitText(unit: string): string {
  return unit === '1' || unit === '' ? '' : ` ${unit}`;
}

import type { Damage, DamagePoint, Recovery, Variant } from '../../engine/compare/damage/types.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber } from './format-table.ts';

/** How accuracy falls with the fraction that is gone, variant by variant, and what learning again gives back. */
export function formatDamage({ kind, repeats, curves, recoveries }: Damage): string {
  const fractions = curves[0]!.points;
  const head = [`${kind} lost`, 'fraction', ...curves.map(({ variant }) => variantNames[variant])];
  const rows = fractions.map(({ lost, fraction }, f) => [
    ...[String(lost), String(fraction)],
    ...curves.map(({ points }) => cellOf(points[f]!)),
  ]);
  const title = `accuracy after lesions of ${kind}, mean of ${countOf(repeats, 'repeat')} with its 95 % interval`;
  return `\n${title}\n${formatColumns([head, ...rows], new Set([0, 1]))}${recoveries.map(formatRecovery).join('')}`;
}

const variantNames: Readonly<Record<Variant, string>> = {
  mlp: 'MLP',
  if: 'integrate-and-fire',
  stochastic: 'stochastic',
  poisson: 'Poisson',
};

function cellOf({ mean }: DamagePoint): string {
  if (!mean) return '⋯ not run';
  return `${mean.mean.toFixed(4)} [${mean.low.toFixed(4)}, ${mean.high.toFixed(4)}]`;
}

function formatRecovery({ fraction, epochs, after }: Recovery): string {
  const shown = epochs.filter(({ epoch }) => epoch === 0 || epoch === epochs.length - 1 || (epoch & (epoch - 1)) === 0);
  const past = shown.map(({ epoch, accuracy }) => `${epoch}: ${accuracy.toFixed(4)}`).join(', ');
  const spiking = after.map(({ variant, accuracy }) => `${variantNames[variant]} ${shortNumber(accuracy)}`).join(', ');
  return `learning again after ${fraction}, MLP by epoch  ${past}${spiking && `; then ${spiking}`}\n`;
}

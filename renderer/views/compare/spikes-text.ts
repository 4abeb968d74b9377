import type { Estimate } from '../../../engine/analysis/intervals.ts';
import type { LayerLoss, SpikingNeuron } from '../../../engine/compare/conversion/types.ts';
import type { Variant } from '../../../engine/compare/damage/types.ts';
import { formatNumber } from '../../ui/number.ts';

export const neuronLabels: Readonly<Record<SpikingNeuron, string>> = {
  if: 'integrate-and-fire',
  stochastic: 'stochastic binary',
  poisson: 'Poisson',
};

export const variantLabels: Readonly<Record<Variant, string>> = { mlp: 'MLP', ...neuronLabels };

/** `91.9 % [90.6, 93.0]` */
export function percentText(estimate: Estimate | null | undefined): string {
  if (!estimate) return '–';
  const { probability, low, high } = estimate;
  return `${shareText(probability)} [${percent(low)}, ${percent(high)}]`;
}

/** `91.9 %` */
export function shareText(share: number | null | undefined): string {
  return share == null ? '–' : `${percent(share)} %`;
}

/** A mean of equal shares may differ from them by a rounding error, which must not tip the last digit. */
function percent(share: number): string {
  return Number((100 * share).toPrecision(12)).toFixed(1);
}

/** Three digits are enough of what is measured. */
export function short(value: number | null | undefined): string {
  return value == null || !Number.isFinite(value) ? '–' : formatNumber(Number(value.toPrecision(3)));
}

/** `5.5 nJ` */
export function joulesText(joules: number | null | undefined): string {
  if (joules == null) return '–';
  const { factor, unit } = energyUnit(joules);
  return `${short(joules / factor)} ${unit}`;
}

/** In which such an energy is between 1 and 1,000. */
export function energyUnit(joules: number): { readonly factor: number; readonly unit: string } {
  return energyUnits.find(({ factor }) => joules >= factor) ?? energyUnits.at(-1)!;
}

const energyUnits = [
  { factor: 1, unit: 'J' },
  { factor: 1e-3, unit: 'mJ' },
  { factor: 1e-6, unit: 'µJ' },
  { factor: 1e-9, unit: 'nJ' },
  { factor: 1e-12, unit: 'pJ' },
];

type Part = 'clipping' | 'resolution' | 'inherited';

export const lossParts: readonly { readonly part: Part; readonly label: string }[] = [
  { part: 'clipping', label: 'clipping' },
  { part: 'resolution', label: 'resolution' },
  { part: 'inherited', label: 'inherited' },
];

/** What the largest loss of all layers means, and what would lessen it. */
export function lossSentence(layers: readonly LayerLoss[], steps: number): string {
  const all = layers.flatMap((layer) =>
    lossParts.map(({ part }) => ({ layer: layer.layer, part, value: layer[part] })),
  );
  const largest = all.reduce((most, each) => (each.value > most.value ? each : most), all[0]!);
  if (largest.value === 0) return 'Nothing is lost: every rate is its unit’s output.';
  return `Most is lost in hidden layer ${largest.layer}: ${meanings[largest.part](steps)}.`;
}

const meanings: Readonly<Record<Part, (steps: number) => string>> = {
  clipping: () =>
    'some outputs are beyond what a spike a step stands for, so that their rates are cut off; a higher percentile would let them through',
  resolution: (steps) =>
    `${steps} ${steps === 1 ? 'step tells' : 'steps tell'} only so many rates apart; more steps would make them finer`,
  inherited: () =>
    'it hands on what the layers before it had already lost, or sees their spikes unevenly in time; more steps help where those layers are not exact yet',
};

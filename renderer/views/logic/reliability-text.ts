import type { Estimate } from '../../../engine/analysis/intervals.ts';
import type { Disturbance } from '../../../engine/logic/reliability/types.ts';
import { findModel } from '../../../engine/models/index.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import type { Network } from '../../../engine/network/types.ts';
import { unitText } from '../../ui/unit.ts';

/** What can be done to a circuit, as the choice names it. */
export const disturbances: readonly { readonly kind: Disturbance; readonly label: string }[] = [
  { kind: 'lesion', label: 'lesions' },
  { kind: 'noise', label: 'noise' },
  { kind: 'jitter', label: 'weight jitter' },
];

/** Title of the axis of levels, with their unit. */
export function quantityOf(kind: Disturbance, network: Network): string {
  if (kind === 'lesion') return 'probability that a neuron is dead';
  if (kind === 'jitter') return 'weight jitter, SD / weight';
  const unit = sumUnit(network);
  return `noise on each weighted sum, SD${unit === '' ? '' : ` (${unit})`}`;
}

/** Unit of the neurons' weighted sums; '' where there is none, or several. */
function sumUnit(network: Network): string {
  const { populations, models } = flattenNetwork(network);
  const units = new Set(populations.map(({ model }) => findModel(model, models)?.parsed.netInput?.unit ?? '1'));
  return units.size === 1 ? unitText([...units][0]!) : '';
}

/** `0.972 [0.961, 0.980]`; alone where it is known exactly, `–` where it was not run. */
export function estimateText(estimate: Estimate | null | undefined): string {
  if (!estimate) return '–';
  const { probability, low, high } = estimate;
  return low === high ? digits(probability) : `${digits(probability)} [${digits(low)}, ${digits(high)}]`;
}

/** Three decimals, but only certainty is 0 or 1. */
function digits(value: number): string {
  return Number.isInteger(value) ? String(value) : Math.min(0.999, Math.max(0.001, value)).toFixed(3);
}

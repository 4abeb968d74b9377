import type { ConnectionChange, PopulationChange } from '../../../../engine/compare/mapping/types.ts';
import { unitText } from '../../../ui/unit.ts';
import { measured } from './measured.ts';

/** What a population became: `b = 1.5`, `constant input = 250 pA`. */
export function setText({ set, isKept }: PopulationChange): string {
  if (isKept) return 'kept as it is';
  const values = set.map(({ symbol, value, unit }) => {
    const text = typeof value === 'number' ? measured(value) : value;
    return `${symbol} = ${text} ${unitText(unit)}`.trim();
  });
  return values.join(', ') || 'defaults';
}

/** `y = 100 + 300·z` */
export function lineText({ input }: PopulationChange): string {
  return input ? `y = ${measured(input.offset)} + ${measured(input.gain)}·z` : '–';
}

/** How well it is met: the margin of a threshold, or the residual of a rate. */
export function metText({ threshold, fit, outputScale }: PopulationChange): string {
  const scale = outputScale === null ? [] : [`s = ${measured(outputScale)}`];
  if (threshold)
    return [`θ = ${measured(threshold.threshold)}`, `margin ${measured(threshold.margin)}`, ...scale].join(', ');
  if (!fit) return scale.join('') || '–';
  const range = fit.range.map(measured).join(', ');
  return [...scale, `residual ${measured(fit.rms)} spikes/s over z in [${range}]`].join(', ');
}

/** `a_to_nand: weights × 150 pA, current w·e^(−t/τ), delay 1 ms` */
export function connectionText({ connection, factor, weight, unit, synapse, delay }: ConnectionChange): string {
  const scaled = factor === 1 ? 'weights as they were' : `weights × ${measured(factor)} ${unitText(unit)}`.trim();
  const size = weight === null ? scaled : `weight set to ${measured(weight)} ${unitText(unit)}`.trim();
  return `${connection}: ${size}, ${synapse}, delay ${delay}`;
}

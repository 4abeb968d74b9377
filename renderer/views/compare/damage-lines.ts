import type { Damage, Recovery, Variant } from '../../../engine/compare/damage/types.ts';
import { plotColour } from '../../plots/colours.ts';
import type { Line } from '../../plots/line-plot.ts';
import type { PlotStyle } from '../../plots/plot-style.ts';
import { variantLabels } from './spikes-text.ts';

type Style = Pick<PlotStyle, 'accent' | 'quiet' | 'dark'>;

const percent = (value: number | undefined): number | null =>
  value === undefined ? null : Math.min(100, Math.max(0, 100 * value));

/** Percent right by what is lost, with the interval of the mean over repeats. */
export function damageLines({ curves }: Damage, style: Style): Line[] {
  return curves.map(({ variant, points }) => ({
    ...{ name: variantLabels[variant], ...lookOf(variant, style) },
    values: points.map(({ mean }) => percent(mean?.mean)),
    band: {
      low: points.map(({ mean }) => percent(mean?.low)),
      high: points.map(({ mean }) => percent(mean?.high)),
    },
  }));
}

/** Percent right of the MLP while it learns again, one line a lesion. */
export function recoveryLines(recoveries: readonly Recovery[], { dark }: Style): Line[] {
  return recoveries.map(({ fraction, epochs }, k) => ({
    ...{ name: `${Math.round(100 * fraction)} % lost`, colour: plotColour(k, dark), dash: [], band: null },
    values: epochs.map(({ accuracy }) => 100 * accuracy),
  }));
}

function lookOf(variant: Variant, { accent, quiet, dark }: Style): Pick<Line, 'colour' | 'dash'> {
  if (variant === 'mlp') return { colour: quiet, dash: [6, 4] };
  return variant === 'poisson' ? { colour: plotColour(1, dark), dash: [2, 3] } : { colour: accent, dash: [] };
}

import type { Damage, DamagePoint, Recovery, Variant } from '../../../engine/compare/damage/types.ts';
import { plotColour } from '../../plots/colours.ts';
import type { Line } from '../../plots/line-plot.ts';
import type { PlotStyle } from '../../plots/plot-style.ts';
import { variantLabels } from './spikes-text.ts';

type Style = Pick<PlotStyle, 'accent' | 'quiet' | 'dark'>;

const percent = (value: number | undefined): number | null =>
  value === undefined ? null : Math.min(100, Math.max(0, 100 * value));

/** `mean of 3 …` once all repeats are done, and how many are before. */
export function damageTitle({ curves, repeats }: Damage): string {
  const done = Math.min(...curves.flatMap(({ points }) => points.map(({ accuracies }) => accuracies.length)));
  if (done < repeats) return `Accuracy, ${done} of ${repeats} repeats so far`;
  return repeats === 1 ? 'Accuracy, one repeat' : `Accuracy, mean of ${repeats} with its 95 % interval`;
}

/** Of the mean over repeats, as far as shares go: none of a single one, and none where nothing is lost and nothing left to chance. */
export function intervalOf({ accuracies, lost, mean }: DamagePoint): DamagePoint['mean'] {
  if (!mean || accuracies.length < 2 || lost === 0) return null;
  return { mean: mean.mean, low: Math.max(0, mean.low), high: Math.min(1, mean.high) };
}

/** Percent right by what is lost, with the interval of the mean over repeats. */
export function damageLines({ curves }: Damage, style: Style): Line[] {
  return curves.map(({ variant, points }) => ({
    ...{ name: variantLabels[variant], ...lookOf(variant, style) },
    values: points.map(({ mean }) => percent(mean?.mean)),
    band: {
      low: points.map((point) => percent(intervalOf(point)?.low)),
      high: points.map((point) => percent(intervalOf(point)?.high)),
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

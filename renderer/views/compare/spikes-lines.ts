import type { Conversion, ConversionEnergy, Latency } from '../../../engine/compare/conversion/types.ts';
import type { Line, Mark } from '../../plots/line-plot.ts';
import type { PlotStyle } from '../../plots/plot-style.ts';

type Colours = Pick<PlotStyle, 'accent' | 'quiet'>;

const mlpDash = [6, 4];

/** Percent right of the spiking network with its interval, and of the MLP; without classes the error of the outputs. */
export function accuracyLines({ points, reference }: Conversion, { accent, quiet }: Colours): Line[] {
  const spiking = { name: 'spiking', colour: accent, dash: [] };
  if (!reference) return [{ ...spiking, values: points.map(({ outputError }) => outputError || null), band: null }];
  const percent = (value: number | undefined): number | null => (value === undefined ? null : 100 * value);
  return [
    {
      ...{ name: 'MLP', colour: quiet, dash: mlpDash, band: null },
      values: points.map(() => 100 * reference.probability),
    },
    {
      ...spiking,
      values: points.map(({ accuracy }) => percent(accuracy?.probability)),
      band: {
        low: points.map(({ accuracy }) => percent(accuracy?.low)),
        high: points.map(({ accuracy }) => percent(accuracy?.high)),
      },
    },
  ];
}

/** Joules of both on one kind of hardware; the MLP only where it runs there. Nothing is drawn of 0, which has no logarithm. */
export function energyLines(
  energy: readonly (readonly ConversionEnergy[])[],
  id: string,
  { accent, quiet }: Colours,
): Line[] {
  const own = energy.map((all) => all.find((each) => each.id === id));
  const spiking = own.map((each) => each?.spiking || null);
  const mlp = own.map((each) => each?.mlp || null);
  const lines: Line[] = [{ name: 'spiking', colour: accent, dash: [], values: spiking, band: null }];
  if (mlp.some((joules) => joules !== null))
    lines.unshift({ name: 'MLP', colour: quiet, dash: mlpDash, values: mlp, band: null });
  return lines;
}

/** When the class of a row stays: of half of them, and of nearly all. */
export function latencyMarks(latency: Latency | null): Mark[] {
  if (!latency) return [];
  const { median, most } = latency;
  if (median === most) return [{ x: median, name: 'half and 95 % of the rows settled' }];
  return [
    { x: median, name: 'half of the rows settled' },
    { x: most, name: '95 % settled' },
  ];
}

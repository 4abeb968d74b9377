import type { Conversion, ConversionEnergy, Latency } from '../../../engine/compare/conversion/types.ts';
import type { Line, Mark } from '../../plots/line-plot.ts';
import type { PlotStyle } from '../../plots/plot-style.ts';
import { energyUnit } from './spikes-text.ts';

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

/** Energies of both on one kind of hardware, in the unit that suits the largest; the MLP only where it runs there. */
export function energyLines(
  energy: readonly (readonly ConversionEnergy[])[],
  id: string,
  { accent, quiet }: Colours,
): { readonly lines: readonly Line[]; readonly unit: string } {
  const own = energy.map((all) => all.find((each) => each.id === id));
  const { factor, unit } = energyUnit(Math.max(...own.map((each) => Math.max(each?.spiking ?? 0, each?.mlp ?? 0))));
  const valuesOf = (of: 'spiking' | 'mlp') => own.map((each) => (each?.[of] == null ? null : each[of] / factor));
  const mlp = { name: 'MLP', colour: quiet, dash: mlpDash, values: valuesOf('mlp'), band: null };
  const spiking = { name: 'spiking', colour: accent, dash: [], values: valuesOf('spiking'), band: null };
  return { lines: mlp.values.some((value) => value !== null) ? [mlp, spiking] : [spiking], unit };
}

/** When the class of a row stays: of half of them, and of nearly all. */
export function latencyMarks(latency: Latency | null): Mark[] {
  if (!latency) return [];
  const { median, most } = latency;
  if (median === most) return [{ x: median, name: 'half and 95 % settled' }];
  return [
    { x: median, name: 'half settled' },
    { x: most, name: '95 % settled' },
  ];
}

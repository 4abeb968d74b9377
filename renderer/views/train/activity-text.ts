import type { LayerHistograms } from '../../worker/training/readings-protocol.ts';

/** What of a layer is out of order, in a few words each. */
export function activityNotes({ units, saturated, dead, noGradient }: LayerHistograms): string[] {
  const of = (count: number, what: string): string => `${count} of ${units} ${what}`;
  return [
    ...(saturated > 0 ? [of(saturated, 'saturated')] : []),
    ...(dead > 0 ? [of(dead, 'dead')] : []),
    ...(noGradient > 0.5 ? [`no gradient ${(100 * noGradient).toFixed(0)} % of the time`] : []),
  ];
}

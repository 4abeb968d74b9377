import type { OtherCurve } from '../../../plots/curve-plot.ts';
import { plotColour } from '../../../plots/colours.ts';
import type { KeptCurve } from '../../../state/kept-curves.svelte.ts';
import { lossCurves, scoreCurves } from '../learning-curves.ts';

/** Colours and dashes of the four, told apart by either; none is that of the training that runs. */
const styles = [
  { colour: 0, dash: [9, 3] },
  { colour: 1, dash: [3, 3] },
  { colour: 2, dash: [9, 3, 2, 3] },
  { colour: 4, dash: [14, 4] },
] as const;

export function keptStyle(
  { slot }: KeptCurve,
  dark: boolean,
): { readonly colour: string; readonly dash: readonly number[] } {
  const { colour, dash } = styles[slot]!;
  return { colour: plotColour(colour, dark), dash };
}

/** Which rows the curves are of. */
export type Part = 'train' | 'test';

/** Losses of what learnt the same kind of thing: cross-entropies are not compared with squared errors. */
export function keptLosses(kept: readonly NamedCurve[], part: Part, log: boolean, dark: boolean): OtherCurve[] {
  return kept.map(({ name, curve, isFaded }) => {
    const curves = lossCurves(curve.curve, log);
    return { name, isFaded, ...keptStyle(curve, dark), epochs: curves.epochs, values: curves[part] };
  });
}

export function keptScores(kept: readonly NamedCurve[], part: Part, dark: boolean): OtherCurve[] {
  return kept.map(({ name, curve, isFaded }) => {
    const curves = scoreCurves(curve.curve, curve.isAccuracy);
    return { name, isFaded, ...keptStyle(curve, dark), epochs: curves.epochs, values: curves[part] };
  });
}

export interface NamedCurve {
  readonly name: string;
  readonly curve: KeptCurve;
  /** Whether it is of other data than the present one. */
  readonly isFaded: boolean;
}

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

/** What is chosen of the things that a remedy may speak of. */
export interface Chosen {
  readonly isScaled: boolean;
  /** How the first weights are drawn. */
  readonly initializer: string;
  readonly activation: string;
  readonly optimizer: string;
}

/** A remedy without what is so already; in the words of the engine's diagnosis. */
export function remedyText(remedy: string, { isScaled, initializer, activation, optimizer }: Chosen): string {
  const isSuited = initializer === 'glorot' || initializer === 'he';
  const done: readonly (readonly [phrase: string, isDone: boolean])[] = [
    ['scale the inputs to mean 0 and variance 1, ', isScaled],
    ['smaller first weights (Glorot) or ', isSuited],
    ['smaller first weights (He, Glorot), ', isSuited],
    ['first weights by He, ', initializer === 'he'],
    ['ReLU or tanh with first weights by He or Glorot, ', isSuited && (activation === 'relu' || activation === 'tanh')],
    [', or Adam, whose steps do not shrink with the gradient', optimizer === 'adam'],
  ];
  return done.reduce((text, [phrase, isDone]) => (isDone ? text.replace(phrase, '') : text), remedy);
}

/** How a confusion matrix fits its room; in CSS pixels. */
export interface ConfusionLayout {
  readonly nameWidth: number;
  /** Names of columns stand upright where they are wider than their column. */
  readonly isUpright: boolean;
  /** Many classes have narrow columns of small numbers. */
  readonly isTight: boolean;
  /** Recall and precision are left out where there is no room for them. */
  readonly hasShares: boolean;
  /** Below this the table is scrolled. */
  readonly minWidth: number;
}

const letter = 6.8;
const sharesWidth = 50;
const narrowest = 24;

export function layOutConfusion(classes: readonly string[], width: number): ConfusionLayout {
  const longest = Math.max(...classes.map(({ length }) => length)) * letter + 8;
  /** The lowest row is named `precision %`. */
  const nameWidth = Math.min(112, Math.max(66, longest));
  const hasShares = nameWidth + sharesWidth + narrowest * classes.length <= width;
  const plainWidth = hasShares ? nameWidth : Math.min(112, longest);
  const column = (width - plainWidth - (hasShares ? sharesWidth : 0)) / classes.length;
  return {
    nameWidth: plainWidth,
    isUpright: longest > column,
    isTight: column < 40,
    hasShares,
    minWidth: plainWidth + narrowest * classes.length,
  };
}

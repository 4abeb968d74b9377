/**
 * Area under the receiver operating characteristic: the probability that a row of the class scores higher than one that is not, ties
 * counting half (Hanley & McNeil 1982), by the sum of ranks. `isPositive` is 1 for rows of the class. null where one side is empty or a
 * score is no number.
 */
export function areaUnderRoc(isPositive: ArrayLike<number>, scores: Float64Array): number | null {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  if (scores.some(Number.isNaN)) return null;
  let [positives, rankSum] = [0, 0];
  for (let first = 0; first < order.length;) {
    let next = first;
    let tied = 0;
    while (next < order.length && scores[order[next]!] === scores[order[first]!]) tied += isPositive[order[next++]!]!;
    // Ranks count from 1; those who tie share the mean of theirs.
    rankSum += (tied * (first + 1 + next)) / 2;
    positives += tied;
    first = next;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean over the classes of each against the rest; scores are [rows][classes]. null where a class has no rows. */
export function areaUnderRocOneVersusRest(actual: Int32Array, scores: Float64Array, classes: number): number | null {
  let sum = 0;
  const [isOfClass, ofClass] = [new Uint8Array(actual.length), new Float64Array(actual.length)];
  for (let index = 0; index < classes; index++) {
    for (let row = 0; row < actual.length; row++) {
      isOfClass[row] = actual[row] === index ? 1 : 0;
      ofClass[row] = scores[row * classes + index]!;
    }
    const area = areaUnderRoc(isOfClass, ofClass);
    if (area === null) return null;
    sum += area;
  }
  return sum / classes;
}

/** Points of the curve, from (0, 0) to (1, 1), one a distinct score. null where one side is empty. */
export function rocCurve(
  isPositive: ArrayLike<number>,
  scores: Float64Array,
): { falsePositive: number; truePositive: number }[] | null {
  const positives = Array.from(isPositive).reduce((sum, each) => sum + each, 0);
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const points = [{ falsePositive: 0, truePositive: 0 }];
  let [right, wrong] = [0, 0];
  for (const [k, row] of order.entries()) {
    if (isPositive[row]) right++;
    else wrong++;
    if (k + 1 < order.length && scores[order[k + 1]!] === scores[row]) continue;
    points.push({ falsePositive: wrong / negatives, truePositive: right / positives });
  }
  return points;
}

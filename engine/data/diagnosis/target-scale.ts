import { momentsOf } from '../moments.ts';
import type { Problem } from '../problem.ts';
import { columnPath } from '../words.ts';
import type { Finding } from './finding.ts';

/** A quantity so far from what first weights give that most steps go into reaching it. */
export function findTargetScale({ target, labelled, plan }: Problem): Finding[] {
  if (target.task !== 'regression' || plan.standardiseTarget) return [];
  const { mean, sd } = momentsOf(Float64Array.from(labelled, (row) => target.values[row]!));
  const isNear = Math.abs(mean) <= most && sd <= most && sd >= least;
  if (isNear) return [];
  const numbers = [mean, sd].map((each) => String(Number(each.toPrecision(4))));
  return [
    {
      kind: 'target-scale',
      path: columnPath(target.name),
      message: `has mean ${numbers[0]} and standard deviation ${numbers[1]}, and first weights give outputs near 0 and of about 1`,
      advice:
        'scale the target to mean 0 and standard deviation 1 for learning, or much of it goes into reaching its size',
    },
  ];
}

const most = 10;
const least = 0.01;

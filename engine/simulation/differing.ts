import { given } from '../network/given.ts';
import type { Population } from '../network/types.ts';
import type { BatchPlan } from './plan.ts';

/** Parameters that are not the same for all neurons of the batch. */
export function differingParameters({ parsed, members }: Pick<BatchPlan, 'parsed' | 'members'>): Set<string> {
  const differing = parsed.parameters.filter(({ name, default: standard }) => {
    const values = members.map(({ parameters }) => given(parameters, name) ?? standard);
    return values.some((value) =>
      typeof value !== 'number' ? !isUniform(value, values[0]) : value !== scalar(values[0]!),
    );
  });
  return new Set(differing.map(({ name }) => name));
}

type Given = Population['parameters'][string];

/** What all neurons of a population share, or the first of a list; null where it is drawn. */
export function scalar(value: Given): number | null {
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? (value as readonly number[])[0]! : null;
}

/** A list of equal numbers is as good as one number. */
function isUniform(value: Given, sample: Given | undefined): boolean {
  return (
    Array.isArray(value) &&
    sample !== undefined &&
    (value as readonly number[]).every((each) => each === scalar(sample))
  );
}

import type { MissingRule } from '../../../../engine/data/plan.ts';
import { countOf } from '../../../../engine/network/count.ts';
import type { InputStep } from '../../../worker/training/preparation-protocol.ts';

/** What takes the place of a missing value. */
export const ruleNames: Readonly<Record<MissingRule, string>> = {
  mean: 'mean',
  median: 'median',
  'most-frequent': 'most frequent',
  'drop-rows': 'drop the row',
};

/** `3 filled · 2 inputs`; what became of a column that is learnt from, null of one that is not. */
export function stepText(step: InputStep | undefined): string {
  if (!step) return 'left out';
  const { filled, dropped, inputs } = step;
  return [
    ...(filled > 0 ? [`${filled.toLocaleString('en')} filled`] : []),
    ...(dropped > 0 ? [`${countOf(dropped, 'row')} dropped`] : []),
    countOf(inputs, 'input'),
  ].join(' · ');
}

/** `for want of a value in flux (2), z (1)`, null where no row was dropped. */
export function droppedText(steps: readonly InputStep[]): string {
  const named = steps.filter(({ dropped }) => dropped > 0).map(({ name, dropped }) => `${short(name)} (${dropped})`);
  const more = named.length > most ? [`and ${named.length - most} more`] : [];
  return named.length === 0 ? '' : `for want of a value in ${[...named.slice(0, most), ...more].join(', ')}`;
}

const most = 4;

function short(name: string): string {
  return name.length > 24 ? `${name.slice(0, 24)}…` : name;
}

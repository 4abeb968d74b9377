import type { Correlation } from '../../../../engine/compare/correlations/types.ts';
import { between, measured } from './measured.ts';

/** A pair of sources that is not independent, in the words of the shell: what it is, and what it does. */
export function correlationText(each: Correlation): { readonly pair: string; readonly effect: string } {
  const { target, pair, correlation, chance, ancestor, joint, product, output } = each;
  const cause = ancestor === null ? 'no common source' : `common source ${ancestor}`;
  const { measured: found, independent, rateModel } = output;
  const says = [
    `${target} puts out ${measured(found.probability)} ${between(found)} a step`,
    independent !== null && `independent sources would make it ${measured(independent)}`,
    rateModel !== null && `the rate model says ${measured(rateModel)}`,
  ];
  return {
    pair: `${pair.join(' and ')} at ${target} are not independent: correlation ${measured(correlation)}, chance ${chance < 1e-12 ? 'below 1e−12' : measured(chance)}, ${cause}.`,
    effect: `Both at once in ${measured(joint.probability)} ${between(joint)} of the bins, where the product of their shares is ${measured(product)}. ${says.filter(Boolean).join('; ')}.`,
  };
}

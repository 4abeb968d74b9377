import type { Input } from '../inputs.ts';
import type { Problem } from '../problem.ts';
import { countOf } from '../../network/count.ts';
import { columnPath, shorten } from '../words.ts';
import type { Finding } from './finding.ts';
import { keysOf } from './keys.ts';
import { explainedAlone, predictedAlone } from './single-column.ts';

/**
 * Columns that alone predict the target (target leakage, Kaufman et al. 2012): perhaps they were filled in when it was known. Asked of
 * tables with more than one input and twenty labelled rows.
 */
export function findLeakage({ inputs, target, labelled }: Problem): Finding[] {
  if (inputs.length < 2 || labelled.length < leastRows) return [];
  const glance = thinned(labelled);
  return inputs.flatMap((input) => {
    const keys = keysOf(input);
    if (target.task === 'regression') {
      const share = explainedAlone(keys, input.type, target.values, labelled);
      return share >= leastExplained ? [leak(input, `explains ${shorten(target.name)} almost fully`)] : [];
    }
    const shareOf = (rows: Int32Array): number => predictedAlone(keys, input.type, target.codes, rows);
    if (input.type === 'number' && shareOf(glance) < promising) return [];
    const share = shareOf(labelled);
    const of = `${countOf(labelled.length, 'row')}, every class counting the same`;
    return share >= leastAccuracy
      ? [leak(input, `tells ${shorten(target.name)} in ${(100 * share).toFixed(1)} % of ${of}`)]
      : [];
  });
}

const leastRows = 20;
const leastAccuracy = 0.98;
const leastExplained = 0.999;

/** Some of many rows, evenly: enough to see that a column of numbers tells little. */
function thinned(rows: Int32Array): Int32Array {
  const step = Math.max(1, Math.floor(rows.length / glanceRows));
  return rows.filter((_row, k) => k % step === 0);
}

const glanceRows = 1000;
const promising = 0.8;

function leak({ name }: Input, what: string): Finding {
  const advice = 'ask whether it is known before the target is; if not, drop it, or a test will promise too much';
  return { kind: 'leakage', path: columnPath(name), message: `alone ${what}`, advice };
}

import { describe, expect, it } from 'vitest';
import { functionFromTable } from '../../../../engine/logic/synthesis/from-table.ts';
import { synthesize, type Synthesis } from '../../../../engine/logic/synthesis/synthesize.ts';
import type { GateStyle } from '../../../../engine/logic/synthesis/types.ts';
import { mismatches } from '../../../../engine/logic/synthesis/verify.ts';
import { valueOf } from '../../data/support.ts';
import { example } from '../../examples/support.ts';
import { measure } from '../measure.ts';

/** The segments that each digit lights on a pocket calculator. */
const digits = ['abcdef', 'bc', 'abdeg', 'abcdg', 'bcfg', 'acdfg', 'acdefg', 'abc', 'abcdefg', 'abcdfg'];

/** The seven-segment code, with `above` in the rows 10 to 15. */
function driver(above: '-' | '0', style: GateStyle): Synthesis {
  const rows = Array.from({ length: 16 }, (_, n) => {
    const cells = [...'abcdefg'].map((segment) => (n > 9 ? above : Number(digits[n]!.includes(segment))));
    return `${[...n.toString(2).padStart(4, '0')].join(' ')} | ${cells.join(' ')}`;
  });
  return valueOf(synthesize(valueOf(functionFromTable(['n3 n2 n1 n0 | a b c d e f g', ...rows].join('\n'))), style));
}

describe('free cells of a table', () => {
  it('save a neuron of the fewest for seven segments: one for each is left, and no circuit has fewer', () => {
    const [free, dark] = [driver('-', 'threshold'), driver('0', 'threshold')];
    expect([free.neurons, dark.neurons]).toEqual([7, 8]);
    expect(free.isFewest).toBe(true);
    for (const { network, target } of [free, dark])
      expect(mismatches(measure(network, { rows: 'all' }), target)).toEqual([]);
  });

  it('save a third of the neurons in two layers', () => {
    expect([driver('-', 'threshold-2').neurons, driver('0', 'threshold-2').neurons]).toEqual([14, 21]);
  });

  it('are as many neurons as the example says', () => {
    expect(example('seven-segment').note).toContain('seven neurons, and eight where the lamps must stay dark');
  });
});

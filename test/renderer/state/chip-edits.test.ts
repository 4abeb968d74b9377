import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkChips } from '../../../engine/network/check-chips.ts';
import type { Network } from '../../../engine/network/types.ts';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { around, fullAdder, halfAdder } from '../../engine/support/chips.ts';
import { chipDeed } from '../support/chip-deeds.ts';

const full = around([halfAdder, fullAdder], fullAdder);

it('any 1,000 edits with chips and notes, also inside of chips, are undone to the first circuit and redone to the last', () => {
  fc.assert(
    fc.property(
      fc.array(chipDeed, { minLength: 1000, maxLength: 1000 }),
      fc.array(fc.nat({ max: 1000 }), { maxLength: 4 }),
      (deeds, turns) => {
        const document = new OpenDocument();
        document.open(full, { path: null, name: '' });
        const states: [whole: Network, text: string][] = [[full, JSON.stringify(full)]];
        for (const deed of deeds) {
          const before = document.whole;
          deed(document);
          if (document.whole !== before) states.push([document.whole!, JSON.stringify(document.whole)]);
        }
        // So many that the property says something; those that the circuit could not take are none.
        expect(states.length).toBeGreaterThan(400);
        for (const [whole] of states.filter((_, index) => index % 50 === 0)) expect(checkChips(whole)).toEqual([]);
        const last = states.length - 1;
        let at = last;
        const goTo = (wanted: number): void => {
          for (; at > wanted; at--) document.undo();
          for (; at < wanted; at++) document.redo();
          // The same object, and nobody has written to it.
          expect(document.whole).toBe(states[at]![0]);
          expect(JSON.stringify(document.whole)).toBe(states[at]![1]);
        };
        for (const turn of [...turns.map((one) => one % states.length), 0, last, 0]) goTo(turn);
        expect([document.toUndo, document.unsaved]).toEqual([null, false]);
      },
    ),
    { seed: 7, numRuns: 4 },
  );
});

import { describe, expect, it } from 'vitest';
import { place, setExpectation, setLabel, setParameter, setWeight } from '../../../renderer/state/edits.ts';
import { circuitAt, withCircuit } from '../../../renderer/state/open-chip.ts';
import { sameAnswers } from '../../../renderer/state/same-answers.ts';
import { chipScope } from '../../../renderer/state/table-scope.ts';
import { around, fullAdder, halfAdder } from '../../engine/support/chips.ts';
import { example } from '../support/networks.ts';

const nand = example('nand');

describe('a measured table', () => {
  it('still holds when parts are moved or only their labels change', () => {
    expect(sameAnswers(nand, place(nand, 'nand', { x: 1, y: 2 }), 'whole')).toBe(true);
    expect(sameAnswers(nand, setLabel(nand, 'y', 'not both'), 'whole')).toBe(true);
  });

  it('does not when a value, a lamp or what it should show does', () => {
    expect(sameAnswers(nand, setParameter(nand, 'nand', 'b', 2.5), 'whole')).toBe(false);
    expect(sameAnswers(nand, setWeight(nand, nand.connections[0]!.id, -2), 'whole')).toBe(false);
    expect(sameAnswers(nand, setExpectation(nand, 'y', 'a'), 'whole')).toBe(false);
  });

  it('of a chip type depends on the inside of the chip alone, used or not', () => {
    const full = { ...around([halfAdder, fullAdder], fullAdder), chips: [], connections: [], probes: [] };
    const inside = circuitAt(around([halfAdder, fullAdder], fullAdder), ['chip', 'first']);
    const other = setParameter(inside, 'sum', 'b', 3);
    const chipTypes = withCircuit(around([halfAdder, fullAdder], fullAdder), ['chip', 'first'], other).chipTypes;
    expect(sameAnswers(full, { ...full, stimuli: [] }, chipScope('half'))).toBe(true);
    expect(sameAnswers(full, { ...full, chipTypes }, chipScope('half'))).toBe(false);
    expect(sameAnswers(full, { ...full, chipTypes: [] }, chipScope('half'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../renderer/state/difference.ts';
import {
  connect,
  place,
  setDelay,
  setExpectation,
  setLabel,
  setModel,
  setParameter,
  setWeight,
} from '../../../renderer/state/edits.ts';
import { example } from '../support/networks.ts';

const nand = example('nand');
const [first] = nand.connections;

describe('differenceOf', () => {
  it('lets the simulation be when only names and places change', () => {
    expect(differenceOf(nand, place(nand, 'nand', { x: 1, y: 2 }))).toEqual({ kind: 'none' });
    expect(differenceOf(nand, setLabel(nand, 'nand', 'gate'))).toEqual({ kind: 'none' });
    expect(differenceOf(nand, setExpectation(nand, 'y', 'a'))).toEqual({ kind: 'none' });
    expect(differenceOf(nand, { ...nand, note: 'other' })).toEqual({ kind: 'none' });
  });

  it('turns new weights and parameters into interventions', () => {
    const changed = setParameter(setWeight(nand, first!.id, -0.5), 'nand', 'b', 2);
    expect(differenceOf(nand, changed)).toEqual({
      kind: 'values',
      changes: [
        { kind: 'weight', connection: first!.id, value: -0.5 },
        { kind: 'parameter', population: 'nand', symbol: 'b', value: 2 },
      ],
    });
  });

  it('gives a parameter that is no longer set its default back', () => {
    const bare = { ...nand, populations: nand.populations.map((population) => ({ ...population, parameters: {} })) };
    expect(differenceOf(nand, bare)).toEqual({
      kind: 'values',
      changes: [{ kind: 'parameter', population: 'nand', symbol: 'b', value: 0 }],
    });
  });

  it('starts again for another circuit', () => {
    for (const other of [
      setDelay(nand, first!.id, 3),
      setModel(nand, 'nand', 'step'),
      connect(nand, 'nand', 'nand'),
      { ...nand, seed: 8 },
      { ...nand, time: { dt: 0.5 } },
    ]) {
      expect(differenceOf(nand, other)).toEqual({ kind: 'structure' });
    }
  });
});

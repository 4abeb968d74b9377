import { describe, expect, it } from 'vitest';
import { checkIntervention } from '../../../engine/simulation/check-intervention.ts';
import { differenceOf } from '../../../renderer/state/difference.ts';
import {
  connect,
  place,
  setDelay,
  setExpectation,
  setLabel,
  setModel,
  setParameter,
  setStimulus,
  setWeight,
  toggleSpikes,
} from '../../../renderer/state/edits.ts';
import { example, network } from '../support/networks.ts';

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
      renamed: [],
      changes: [
        { kind: 'weight', connection: first!.id, value: -0.5 },
        { kind: 'parameter', population: 'nand', symbol: 'b', value: 2 },
      ],
      probes: null,
    });
  });

  it('turns a new level of a stimulus into an intervention, of every kind that has one', () => {
    const stimuli = [
      { id: 'clamp', kind: 'clamp', value: 0 },
      { id: 'constant', kind: 'constant', value: 0 },
      { id: 'step', kind: 'step', value: 0, start: 1, stop: 2 },
      { id: 'poisson', kind: 'poisson', rate: 0, size: 5 },
      { id: 'sine', kind: 'sine', amplitude: 0, frequency: 1, phase: 0, offset: 0 },
      { id: 'noise', kind: 'ornstein-uhlenbeck', mean: 0, sd: 1, tau: 1 },
    ];
    const levels = ['value', 'value', 'value', 'rate', 'amplitude', 'mean'];
    const before = network({ stimuli });
    stimuli.forEach(({ id }, index) => {
      const after = setStimulus(before, id, { [levels[index]!]: 1 });
      const change = { kind: 'level', stimulus: id, value: 1 } as const;
      expect(differenceOf(before, after)).toEqual({ kind: 'values', renamed: [], changes: [change], probes: null });
      expect(checkIntervention(before, change)).toBeNull();
    });
  });

  it('starts again for what no level is: the times, sizes and shapes of stimuli', () => {
    const before = network({
      stimuli: [
        { id: 'step', kind: 'step', value: 0, start: 1, stop: 2 },
        { id: 'ramp', kind: 'ramp', from: 0, to: 1, start: 0, stop: 9 },
        { id: 'poisson', kind: 'poisson', rate: 0, size: 5 },
      ],
    });
    const otherInputs = { kind: 'structure', why: 'its inputs have changed' };
    expect(differenceOf(before, setStimulus(before, 'step', { start: 1.5 }))).toEqual(otherInputs);
    expect(differenceOf(before, setStimulus(before, 'ramp', { to: 2 }))).toEqual(otherInputs);
    expect(differenceOf(before, setStimulus(before, 'poisson', { size: 6 }))).toEqual(otherInputs);
  });

  it('gives a parameter that is no longer set its default back', () => {
    const bare = { ...nand, populations: nand.populations.map((population) => ({ ...population, parameters: {} })) };
    expect(differenceOf(nand, bare)).toEqual({
      kind: 'values',
      renamed: [],
      changes: [{ kind: 'parameter', population: 'nand', symbol: 'b', value: 0 }],
      probes: null,
    });
  });

  it('records other probes on the way, but for those within chips', () => {
    const recorded = toggleSpikes(nand, 'a');
    expect(differenceOf(nand, recorded)).toEqual({ kind: 'values', renamed: [], changes: [], probes: recorded.probes });
    const chip = { id: 'type', label: 'type', note: '', circuit: { ...nand, probes: nand.probes } };
    const drawn = { ...nand, chipTypes: [chip], chips: [{ id: 'c', label: 'c', type: 'type' }] };
    const inside = { ...drawn, chipTypes: [{ ...chip, circuit: { ...nand, probes: recorded.probes } }] };
    expect(differenceOf(drawn, inside)).toEqual({ kind: 'structure', why: 'what is recorded has changed' });
  });

  it('starts again for another circuit, and says what has changed', () => {
    const whys = [
      [setDelay(nand, first!.id, 3), 'its connections have changed'],
      [setModel(nand, 'nand', 'step'), 'its neurons have changed'],
      [connect(nand, 'nand', 'nand'), 'its connections have changed'],
      [{ ...nand, seed: 8 }, 'the seed has changed'],
      [{ ...nand, time: { dt: 0.5 } }, 'the time step has changed'],
    ] as const;
    for (const [other, why] of whys) expect(differenceOf(nand, other)).toEqual({ kind: 'structure', why });
  });
});

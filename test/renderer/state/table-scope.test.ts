import { describe, expect, it } from 'vitest';
import { findOscillation } from '../../../engine/logic/oscillation/oscillation.ts';
import { flattenNetwork } from '../../../engine/network/flatten.ts';
import { standsAt, togglesOf } from '../../../renderer/state/clamp-row.ts';
import { loopParts } from '../../../renderer/state/show-loop.ts';
import { TableChoices } from '../../../renderer/state/table-choices.svelte.ts';
import { conditionIssues, expectationIssues } from '../../../renderer/state/table-problems.ts';
import { chipFor, scopeOf } from '../../../renderer/state/table-scope.ts';
import { example, network } from '../support/networks.ts';

const threshold = (id: string, b: number) => ({ id, model: 'mcculloch-pitts', parameters: { b } });

/** Two inverters in a row, the second one fed by the first; the chip itself holds a neuron that inverts. */
const twice = network({
  chipTypes: [
    {
      id: 'not',
      label: 'NOT',
      circuit: {
        stimuli: [{ id: 'in', kind: 'toggle' }],
        populations: [threshold('n', 0.5)],
        connections: [{ id: 'w', source: 'in', target: 'n', weight: -1 }],
        probes: [{ id: 'out', kind: 'lamp', target: 'n', expect: '!in' }],
      },
    },
  ],
  chips: [
    { id: 'first', type: 'not' },
    { id: 'second', type: 'not' },
  ],
  stimuli: [{ id: 'a', kind: 'toggle' }],
  connections: [
    { id: 'w1', source: 'a', target: 'first.in', weight: 1 },
    { id: 'w2', source: 'first.out', target: 'second.in', weight: 1 },
  ],
  probes: [{ id: 'y', kind: 'lamp', target: 'second.out', expect: 'a' }],
});

function scoped(...asked: Parameters<typeof scopeOf>) {
  const part = scopeOf(...asked);
  if (!part.ok) throw new Error(JSON.stringify(part.issues));
  return part.value;
}

describe('scope of a truth table', () => {
  it('is a chip type by itself, fed as the chip that is selected', () => {
    const first = scoped(twice, 'chip:not', new Set());
    expect(first.network.stimuli.map(({ id }) => id)).toEqual(['in']);
    expect([...first.sources]).toEqual([['in', 'a']]);
    expect([...scoped(twice, 'chip:not', new Set(['second'])).sources]).toEqual([['in', 'first.out']]);
    expect(chipFor(twice, 'chip:not', new Set(['second']))).toBe('second');
  });

  it('says so where a chip type is gone', () => {
    expect(scopeOf(twice, 'chip:and', new Set())).toMatchObject({
      ok: false,
      issues: [{ message: 'there is no chip type "and"' }],
    });
  });

  it('is what is selected, with its own inputs', () => {
    expect([...scoped(twice, 'selection', new Set(['second'])).sources.values()]).toEqual(['first.out']);
  });
});

describe('toggles of a row', () => {
  const toggles = (chips: string[], part: ReturnType<typeof scoped>) => togglesOf(twice, { chips, part });

  it('are those that feed the part, also through the port of an open chip', () => {
    expect(toggles([], scoped(twice, 'whole', new Set()))).toEqual(new Map([['a', 'a']]));
    expect(toggles([], scoped(twice, 'chip:not', new Set()))).toEqual(new Map([['in', 'a']]));
    // What comes from a neuron is nobody's to set.
    expect(toggles([], scoped(twice, 'chip:not', new Set(['second'])))).toEqual(new Map([['in', null]]));
    const inside = { ...twice, ...twice.chipTypes[0]!.circuit };
    const part = scoped(inside, 'whole', new Set());
    expect(toggles(['first'], part)).toEqual(new Map([['in', 'a']]));
    expect(toggles(['second'], part)).toEqual(new Map([['in', null]]));
  });

  it('stand at a row when each of them does', () => {
    const fed = new Map([['in', 'a']]);
    expect(standsAt({ in: 1 }, fed, new Map([['a', 1]]))).toBe(true);
    expect(standsAt({ in: 1 }, fed, new Map())).toBe(false);
    expect(standsAt({ in: 0 }, new Map([['in', null]]), new Map())).toBe(false);
  });
});

describe('what of the canvas a loop goes through', () => {
  /** Two inverting chips and a neuron that inverts once more, in a ring. */
  const ring = network({
    chipTypes: twice.chipTypes,
    chips: [
      { id: 'first', type: 'not' },
      { id: 'second', type: 'not' },
    ],
    populations: [threshold('third', 0.5)],
    connections: [
      { id: 'r1', source: 'first.out', target: 'second.in', weight: 1 },
      { id: 'r2', source: 'second.out', target: 'third', weight: -1 },
      { id: 'r3', source: 'third', target: 'first.in', weight: 1 },
    ],
    probes: [{ id: 'y', kind: 'lamp', target: 'third' }],
  });

  it('is chips, neurons and the connections between them', () => {
    const found = findOscillation(flattenNetwork(ring), {});
    // All are silent at first: each inverts in the same step, so the ring blinks.
    expect(found).toMatchObject({ feedback: 'negative', loopDelay: 3 });
    expect(loopParts(ring, 'whole', found!).sort()).toEqual(['first', 'r1', 'r2', 'r3', 'second', 'third']);
    expect(loopParts(ring, 'chip:not', found!)).toEqual(['first']);
  });
});

describe('mistakes in what a table is held against', () => {
  const adder = example('half-adder');

  it('are at a column of the condition', () => {
    expect(conditionIssues('', adder)).toEqual([]);
    expect(conditionIssues('a + b < 2', adder)).toEqual([]);
    expect(conditionIssues('a + q < 2', adder)).toMatchObject([{ path: 'column 5' }]);
  });

  it('are at a line and column of the expressions, blank lines counted', () => {
    const choices = new TableChoices();
    choices.expectation = 'expressions';
    expect(expectationIssues(choices, adder)).toMatchObject([{ message: 'nothing is written' }]);
    choices.expressions = 'sum = a ^ b\n\ncarry = a & q';
    expect(expectationIssues(choices, adder)).toMatchObject([{ path: 'line 3, column 13' }]);
    choices.expressions = 'sum = a ^ b\n\ncarry = a & b';
    expect(expectationIssues(choices, adder)).toEqual([]);
    expect(choices.request(false).expectations).toEqual(['sum = a ^ b', 'carry = a & b']);
  });

  it('are at a line of the table, or that no circuit was chosen', () => {
    const choices = new TableChoices();
    choices.expectation = 'table';
    choices.expectedTable = 'a b sum\n0 0 0\n0 1 2';
    expect(expectationIssues(choices, adder)).toMatchObject([{ path: 'line 3', message: 'found "2"' }]);
    choices.expectation = 'circuit';
    expect(expectationIssues(choices, adder)).toMatchObject([{ message: 'no circuit is chosen' }]);
    choices.reference = { name: 'other', network: adder };
    expect(expectationIssues(choices, adder)).toEqual([]);
  });
});

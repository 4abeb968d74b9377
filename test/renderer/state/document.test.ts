import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { place, setWeight } from '../../../renderer/state/edits.ts';
import { deed } from '../support/deeds.ts';
import { example, network } from '../support/networks.ts';

const nand = example('nand');
const id = nand.connections[0]!.id;

function opened(): OpenDocument {
  const document = new OpenDocument();
  document.open(nand, { path: '/x/nand.network.json', name: 'nand.network.json' });
  return document;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('OpenDocument', () => {
  it('is saved when opened, unsaved after an edit, saved again after undo', () => {
    const document = opened();
    expect(document.unsaved).toBe(false);
    document.edit('set weight to -2', (network) => setWeight(network, id, -2));
    expect(document.unsaved).toBe(true);
    document.undo();
    expect(document.network).toBe(nand);
    expect(document.unsaved).toBe(false);
    document.redo();
    expect(document.network?.connections[0]?.weight).toBe(-2);
  });

  it('undoes a drag as one step, and two drags as two', () => {
    const document = opened();
    for (const x of [1, 2, 3])
      document.edit(`move to ${x}`, (network) => place(network, 'nand', { x, y: 0 }), 'move nand');
    vi.advanceTimersByTime(2000);
    for (const x of [4, 5])
      document.edit(`move to ${x}`, (network) => place(network, 'nand', { x, y: 0 }), 'move nand');
    document.undo();
    expect(document.network?.layout.nand?.x).toBe(3);
    document.undo();
    expect(document.network).toBe(nand);
    expect(document.toUndo).toBeNull();
  });

  it('forgets what was undone once something else is done', () => {
    const document = opened();
    document.edit('set weight to -2', (network) => setWeight(network, id, -2));
    document.undo();
    document.edit('set weight to -3', (network) => setWeight(network, id, -3));
    expect(document.toRedo).toBeNull();
  });

  it('takes an edit that changes nothing as none', () => {
    const document = opened();
    document.edit('do nothing', (network) => network);
    expect([document.toUndo, document.unsaved]).toEqual([null, false]);
  });

  it('stays unsaved when edited while it was being saved', () => {
    const document = opened();
    document.edit('set weight to -2', (network) => setWeight(network, id, -2));
    const written = document.network!;
    document.edit('set weight to -3', (network) => setWeight(network, id, -3));
    document.markSaved(written, { path: '/x/y.json', name: 'y.json' });
    expect([document.unsaved, document.name]).toEqual([true, 'y.json']);
  });

  it('names what an undo and a redo would do, and what was done last', () => {
    const document = opened();
    expect([document.toUndo, document.toRedo, document.lastDeed]).toEqual([null, null, null]);
    document.edit('set weight to -2', (network) => setWeight(network, id, -2));
    document.edit('move NAND', (network) => place(network, 'nand', { x: 1, y: 0 }));
    expect([document.toUndo, document.toRedo]).toEqual(['move NAND', null]);
    document.undo();
    expect([document.toUndo, document.toRedo]).toEqual(['set weight to -2', 'move NAND']);
    expect(document.lastDeed).toEqual({ kind: 'undo', name: 'move NAND' });
    document.redo();
    expect([document.toUndo, document.toRedo]).toEqual(['move NAND', null]);
  });

  it('gives a gesture its last name', () => {
    const document = opened();
    for (const w of [2, 3]) document.edit(`set weight to ${w}`, (network) => setWeight(network, id, w), 'weight');
    expect(document.toUndo).toBe('set weight to 3');
    document.undo();
    expect(document.network).toBe(nand);
  });

  it('knows what is saved on both sides of a save', () => {
    const document = opened();
    document.edit('one', (network) => setWeight(network, id, -2));
    document.markSaved(document.network!, { path: '/x/y.json', name: 'y.json' });
    const states = [document.unsaved];
    document.undo();
    states.push(document.unsaved);
    document.redo();
    states.push(document.unsaved);
    document.edit('two', (network) => setWeight(network, id, -3));
    document.undo();
    states.push(document.unsaved);
    expect(states).toEqual([false, true, false, false]);
  });

  it('lets the oldest of more than 2,000 steps go', () => {
    const document = opened();
    for (let k = 1; k <= 2005; k++) document.edit('set the seed', (network) => ({ ...network, seed: k }));
    let steps = 0;
    for (; document.toUndo !== null; steps++) document.undo();
    expect([steps, document.network?.seed]).toEqual([2000, 5]);
  });
});

describe('any 1,000 edits', () => {
  const empty = network({});

  it('are undone to the first network and redone to the last, from wherever one turns', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { minLength: 1000, maxLength: 1000 }),
        fc.array(fc.nat({ max: 1000 }), { maxLength: 5 }),
        (deeds, turns) => {
          const document = new OpenDocument();
          document.open(empty, { path: null, name: '' });
          /** What the circuit reads after each edit that changed it. */
          const states = [JSON.stringify(empty)];
          for (const change of deeds) {
            const before = document.network;
            document.edit('do something', change);
            if (document.network !== before) states.push(JSON.stringify(document.network));
          }
          const last = states.length - 1;
          let at = last;
          const goTo = (wanted: number): void => {
            for (; at > wanted; at--) document.undo();
            for (; at < wanted; at++) document.redo();
            expect(JSON.stringify(document.network)).toBe(states[at]);
            expect([document.toUndo === null, document.toRedo === null]).toEqual([at === 0, at === last]);
            expect(document.unsaved).toBe(at !== 0);
          };
          for (const turn of [...turns.map((one) => one % states.length), 0, last, 0]) goTo(turn);
          expect(document.network).toBe(empty);
        },
      ),
      { seed: 7, numRuns: 12 },
    );
  });
});

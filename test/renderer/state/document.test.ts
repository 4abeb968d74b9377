import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { place, setWeight } from '../../../renderer/state/edits.ts';
import { example } from '../support/networks.ts';

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
});

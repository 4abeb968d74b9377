import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNetwork } from '../../engine/network/parse.ts';
import { addItem } from '../../renderer/state/add-item.ts';
import { OpenDocument } from '../../renderer/state/document.svelte.ts';
import { connect, placeAll, remove } from '../../renderer/state/edits.ts';
import { nand, nandSources } from '../renderer/scene/network.ts';
import { stand } from './scene-pixels.ts';

type Gesture =
  | { readonly kind: 'pointer'; readonly type: string; readonly x: number; readonly y: number }
  | { readonly kind: 'key'; readonly key: 'Escape' | 'z' | 'Delete' | 'Redo' | 'Add' };

const spots = [
  { x: 200, y: 0 },
  { x: 340, y: 0 },
  { x: 0, y: -60 },
  { x: 31, y: -60 },
  { x: 120, y: 120 },
];

const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  fc
    .tuple(fc.constantFrom('pointerdown', 'pointermove', 'pointermove', 'pointerup'), fc.constantFrom(...spots))
    .map(([type, spot]) => ({ kind: 'pointer' as const, type, ...spot })),
  fc.constantFrom('Escape', 'z', 'Delete', 'Redo', 'Add').map((key) => ({ kind: 'key' as const, key })),
);

/** The canvas and its document without the views between them: keys do at once what commands do. */
test('whatever is pressed while something is dragged, the file can be opened again', async () => {
  const document = new OpenDocument();
  let selected: ReadonlySet<string> = new Set();
  const shown = await stand(nand, nandSources, {
    events: {
      select: (target) => (selected = new Set(target ? [target.id] : [])),
      move: (places, done) => done && document.edit('move', (network) => placeAll(network, places)),
      connect: (from, to) => document.edit('connect', (network) => connect(network, from, to)),
      marquee: (_, ids) => (selected = new Set(ids)),
    },
  });
  shown.canvas.setPointerCapture = () => {};
  const deeds: Readonly<Record<string, () => void>> = {
    Delete: () => document.edit('delete', (network) => remove(network, selected)),
    Redo: () => document.redo(),
    Add: () => document.edit('add', (network) => addItem(network, { kind: 'lamp' }, { x: 120, y: 120 }).network),
    z: () => document.undo(),
  };
  const typed = (event: KeyboardEvent): void => deeds[event.key]?.();
  window.addEventListener('keydown', typed);
  const perform = (one: Gesture): void => {
    if (one.kind === 'pointer') {
      const { x: clientX, y: clientY } = shown.screenOf(one);
      shown.canvas.dispatchEvent(new PointerEvent(one.type, { clientX, clientY, pointerId: 1, button: 0 }));
    } else window.dispatchEvent(new KeyboardEvent('keydown', { key: one.key, ctrlKey: one.key === 'z' }));
    shown.scene.setNetwork(document.network!, nandSources);
    shown.scene.setSelection(selected);
  };
  fc.assert(
    fc.property(fc.array(gesture, { minLength: 5, maxLength: 30 }), (gestures) => {
      document.open(nand, { path: null, name: 'nand' });
      shown.scene.setNetwork(nand, nandSources);
      shown.scene.fit();
      for (const one of gestures) perform(one);
      expect(parseNetwork(JSON.parse(JSON.stringify(document.whole)))).toMatchObject({ ok: true });
    }),
    { seed: 5, numRuns: 300 },
  );
  window.removeEventListener('keydown', typed);
  shown.remove();
});

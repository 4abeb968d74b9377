import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SceneEvents } from '../../renderer/scene/types.ts';
import { nand, nandSources, networkOf } from '../renderer/scene/network.ts';
import { stand, type Stand } from './scene-pixels.ts';

let shown: Stand;
let happened: unknown[][];

beforeEach(async () => {
  happened = [];
  const note =
    (name: keyof SceneEvents) =>
    (...details: unknown[]) =>
      void happened.push([name, ...details]);
  const events = {
    ...{ select: note('select'), toggle: note('toggle'), move: note('move'), connect: note('connect') },
    ...{ edit: note('edit'), camera: note('camera'), marquee: note('marquee') },
  };
  shown = await stand(nand, nandSources, { events });
  // Events made here have no pointer that could be captured.
  shown.canvas.setPointerCapture = () => {};
});
afterEach(() => shown.remove());

function point(type: string, x: number, y: number, more: PointerEventInit = {}): void {
  const { x: clientX, y: clientY } = shown.screenOf({ x, y });
  shown.canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, bubbles: true, pointerId: 1, ...more }));
}

function click(x: number, y: number, more: PointerEventInit = {}): void {
  point('pointermove', x, y);
  point('pointerdown', x, y, more);
  point('pointerup', x, y, more);
}

test('a click selects; with shift it adds; on empty canvas it selects nothing', () => {
  click(200, 10);
  click(340, 5, { shiftKey: true });
  click(100, 150);
  expect(happened).toEqual([
    ['select', { kind: 'population', id: 'y' }, false],
    ['select', { kind: 'lamp', id: 'out' }, true],
    ['select', null, false],
  ]);
});

test('a click on a toggle selects and switches it', () => {
  click(0, -60);
  expect(happened).toEqual([
    ['select', { kind: 'stimulus', id: 'a' }, false],
    ['toggle', 'a'],
  ]);
});

test('a drag moves a neuron on the grid and says when it is done', () => {
  point('pointerdown', 200, 0);
  point('pointermove', 223, 28);
  point('pointerup', 241, 28);
  expect(happened).toEqual([
    ['move', new Map([['y', { x: 220, y: 30 }]]), false],
    ['move', new Map([['y', { x: 240, y: 30 }]]), true],
  ]);
});

test('a neuron that comes near the line of others goes there, unless Alt is held', () => {
  point('pointerdown', 200, 0);
  point('pointermove', 338, -88);
  point('pointermove', 338, -88, { altKey: true });
  point('pointerup', 338, -63);
  expect(happened).toEqual([
    // The middle of the lamp, and the grid.
    ['move', new Map([['y', { x: 340, y: -90 }]]), false],
    ['move', new Map([['y', { x: 338, y: -88 }]]), false],
    // And the middle of the input.
    ['move', new Map([['y', { x: 340, y: -60 }]]), true],
  ]);
});

test('selected parts are dragged together', () => {
  shown.scene.setSelection(new Set(['y', 'out']));
  point('pointerdown', 200, 0);
  point('pointerup', 220, 0);
  expect(happened).toEqual([
    [
      'move',
      new Map([
        ['y', { x: 220, y: 0 }],
        ['out', { x: 360, y: 0 }],
      ]),
      true,
    ],
  ]);
});

test.each([{ key: 'Escape' }, { key: 'z', ctrlKey: true }])('$key puts a dragged neuron back', (key) => {
  const before = shown.scene.bodies().get('y');
  const heard = vi.fn();
  document.body.addEventListener('keydown', heard);
  point('pointerdown', 200, 0);
  point('pointermove', 240, 0);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }));
  point('pointermove', 280, 0);
  point('pointerup', 280, 0);
  document.body.removeEventListener('keydown', heard);
  // Else it would undo what was done before the drag.
  expect(heard).not.toHaveBeenCalled();
  expect(happened).toEqual([
    ['move', new Map([['y', { x: 240, y: 0 }]]), false],
    ['move', new Map(), true],
  ]);
  expect(shown.scene.bodies().get('y')).toEqual(before);
});

test('a drag ends when the circuit changes beneath it', () => {
  point('pointerdown', 200, 0);
  point('pointermove', 240, 0);
  shown.scene.setNetwork(nand, nandSources);
  point('pointermove', 260, 0);
  shown.scene.setNetwork(networkOf({ ...nand, populations: [], connections: [], probes: [] }), nandSources);
  point('pointermove', 280, 0);
  point('pointerup', 280, 0);
  expect(happened).toEqual([
    ['move', new Map([['y', { x: 240, y: 0 }]]), false],
    ['move', new Map([['y', { x: 260, y: 0 }]]), false],
    ['move', new Map(), true],
  ]);
});

test('a drag from the port to a neuron connects; to empty canvas it does not', () => {
  point('pointermove', 10, -60);
  point('pointerdown', 31, -60);
  point('pointermove', 100, 0);
  point('pointerup', 200, 5);
  point('pointermove', 10, -60);
  point('pointerdown', 31, -60);
  point('pointerup', 100, 150);
  expect(happened).toEqual([['connect', 'a', 'y']]);
});

test.each([
  ['a connection', 31, -60],
  ['a part', 5, -60],
  ['the canvas', 100, 150],
])('while %s is dragged nothing is said of what was hovered', async (_, x, y) => {
  const hovered: unknown[] = [];
  const other = await stand(nand, nandSources, { events: { hover: (target) => void hovered.push(target?.id) } });
  other.canvas.setPointerCapture = () => {};
  const send = (type: string, to: number): void => {
    const { x: clientX, y: clientY } = other.screenOf({ x: to, y });
    other.canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 1 }));
  };
  send('pointermove', x === 31 ? 10 : x);
  send('pointermove', x);
  send('pointerdown', x);
  hovered.length = 0;
  send('pointermove', x + 40);
  send('pointermove', x + 60);
  other.remove();
  expect(hovered).toEqual([undefined, undefined]);
});

test('a drag on empty canvas pans', () => {
  const before = shown.screenOf({ x: 0, y: 0 });
  point('pointerdown', 100, 150);
  const { x, y } = shown.screenOf({ x: 100, y: 150 });
  shown.canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x + 30, clientY: y - 20, pointerId: 1 }));
  expect(shown.screenOf({ x: 0, y: 0 }).x - before.x).toBeCloseTo(30, 6);
  expect(shown.screenOf({ x: 0, y: 0 }).y - before.y).toBeCloseTo(-20, 6);
  expect(happened).toEqual([]);
});

test('a drag with shift on empty canvas says what lies in its box, and then that it is over', () => {
  point('pointerdown', 150, -90);
  point('pointermove', 400, 90, { shiftKey: true });
  point('pointerup', 400, 90, { shiftKey: true });
  const [from, to] = [shown.screenOf({ x: 150, y: -90 }), shown.screenOf({ x: 400, y: 90 })];
  const { left, top } = shown.canvas.getBoundingClientRect();
  const near = (value: number): unknown => expect.closeTo(value, 3);
  const box = { minX: near(from.x - left), minY: near(from.y - top), maxX: near(to.x - left), maxY: near(to.y - top) };
  expect(happened).toEqual([
    ['marquee', box, ['y', 'out']],
    ['marquee', null, ['y', 'out']],
  ]);
});

test('a drag with the middle button pans, even from a neuron, and selects nothing', () => {
  const before = shown.screenOf({ x: 0, y: 0 });
  const { x, y } = shown.screenOf({ x: 200, y: 0 });
  point('pointerdown', 200, 0, { button: 1 });
  const to = { clientX: x + 12, clientY: y + 7, pointerId: 1 };
  shown.canvas.dispatchEvent(new PointerEvent('pointermove', to));
  shown.canvas.dispatchEvent(new PointerEvent('pointerup', { ...to, button: 1 }));
  expect(shown.screenOf({ x: 0, y: 0 }).x - before.x).toBeCloseTo(12, 6);
  expect(shown.screenOf({ x: 0, y: 0 }).y - before.y).toBeCloseTo(7, 6);
  point('pointerdown', 100, 150, { button: 1 });
  point('pointerup', 100, 150, { button: 1 });
  expect(happened).toEqual([]);
});

test('the wheel pans sideways with shift', () => {
  const before = shown.screenOf({ x: 0, y: 0 });
  const wheel = new WheelEvent('wheel', { deltaY: 40, shiftKey: true, cancelable: true });
  shown.canvas.dispatchEvent(wheel);
  expect(shown.screenOf({ x: 0, y: 0 }).x - before.x).toBeCloseTo(-40, 6);
  expect(shown.screenOf({ x: 0, y: 0 }).y).toBeCloseTo(before.y, 6);
  expect(wheel.defaultPrevented).toBe(true);
  expect(happened).toEqual([]);
});

test('the wheel zooms at the cursor', () => {
  const world = { x: 200, y: 0 };
  const { x, y } = shown.screenOf(world);
  shown.canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: 200, clientX: x, clientY: y, cancelable: true }));
  expect(shown.screenOf(world)).toEqual({ x: expect.closeTo(x, 0), y: expect.closeTo(y, 0) });
  expect(happened).toEqual([['camera', expect.closeTo(1.5 * Math.exp(-0.3), 6)]]);
});

test('a double click edits', () => {
  const { x, y } = shown.screenOf({ x: 200, y: 0 });
  shown.canvas.dispatchEvent(new MouseEvent('dblclick', { clientX: x, clientY: y }));
  expect(happened).toEqual([['edit', { kind: 'population', id: 'y' }]]);
});

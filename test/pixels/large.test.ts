import { afterEach, expect, test } from 'vitest';
import { connection, networkOf, population } from '../renderer/scene/network.ts';
import { dark, differing, light, pixel, stand, type Colour, type Stand } from './scene-pixels.ts';

/** Neurons on a square grid, each with axons to the next ones; in odd rows all axons inhibit. */
const SIDE = 25;
const AXONS_EACH = 6;
const ids = Array.from({ length: SIDE * SIDE }, (_, k) => `n${k}`);
const place = (k: number): { x: number; y: number } => ({ x: (k % SIDE) * 120, y: Math.floor(k / SIDE) * 120 });
const isInhibitory = (k: number): boolean => Math.floor(k / SIDE) % 2 === 1;
const network = networkOf({
  populations: ids.map((id) => population(id)),
  connections: ids.flatMap((id, k) =>
    Array.from({ length: AXONS_EACH }, (_, j) =>
      connection(`w${k}-${j}`, id, ids[(k + 1 + 7 * j) % ids.length]!, isInhibitory(k) ? -1 : 1),
    ),
  ),
  layout: Object.fromEntries(ids.map((id, k) => [id, place(k)])),
});
const sources = new Map(ids.map((id, first) => [id, { first, size: 1 }]));

let shown: Stand | null = null;
afterEach(() => {
  shown?.remove();
  shown = null;
});

/** The picture after 30 display frames that take `ms` each: enough for all axons. */
function settle({ shot }: Stand, ms: number, from = 0): ImageData {
  for (let k = 0; k < 29; k++) shot(from + k * ms);
  return shot(from + 29 * ms);
}

test('a large circuit looks the same whether it was painted in many small portions or in few large ones', async () => {
  shown = await stand(network, sources);
  const quick = settle(shown, 16);
  shown.remove();
  shown = await stand(network, sources);
  const first = shown.shot(0);
  const slow = settle(shown, 100, 100);
  expect(differing(first, slow)).toBeGreaterThan(1000);
  expect(differing(quick, slow)).toBe(0);
});

test('bodies from afar show what their axons do, in dark and in light', async () => {
  for (const theme of [dark, light]) {
    shown = await stand(network, sources, { theme });
    const image = settle(shown, 16);
    for (const k of [12 * SIDE + 12, 5 * SIDE + 20, 13 * SIDE + 12, 20 * SIDE + 3, 21 * SIDE + 3]) {
      const { x, y } = shown.screenOf(place(k));
      const [red, , blue] = pixel(image, Math.floor(x), Math.floor(y));
      expect((blue - red) * (isInhibitory(k) ? -1 : 1)).toBeGreaterThan(40);
    }
    shown.remove();
    shown = null;
  }
});

test('panning moves the picture by whole pixels, and changes none of them', async () => {
  shown = await stand(network, sources);
  const before = settle(shown, 16);
  let way = 0;
  // Halves of a pixel are rounded, in all rows and columns alike.
  for (const [step, least] of [
    [30, 30],
    [12.5, 42],
    [-20.25, 22],
  ] as const) {
    way += step;
    shown.canvas.dispatchEvent(new WheelEvent('wheel', { deltaX: step, shiftKey: true, cancelable: true }));
    const after = shown.shot(600 + way);
    expect(differing(before, after)).toBeGreaterThan(1000);
    expect(Math.min(unlike(before, after, least), unlike(before, after, least + 1))).toBe(0);
  }
});

test('the background goes on beyond the sheet while the camera is ahead of it', async () => {
  shown = await stand(network, sources);
  settle(shown, 16);
  shown.scene.zoomBy(0.4);
  const image = shown.shot(600);
  const background: Colour = [0x0e, 0x11, 0x16];
  expect(pixel(image, 1, 1).every((value, channel) => value - background[channel]! < 40)).toBe(true);
  expect(pixel(image, 400, 2).every((value, channel) => value - background[channel]! < 40)).toBe(true);
});

test('hundreds of selected neurons have a ring each, and the others none', async () => {
  shown = await stand(network, sources);
  const before = settle(shown, 16);
  const selected = ids.slice(0, 20 * SIDE);
  shown.scene.setSelection(new Set(selected));
  const after = shown.shot(600);
  const changed = (k: number): boolean => {
    const { x, y } = shown!.screenOf(place(k));
    // On the ring, above the body.
    const [column, row] = [Math.floor(x), Math.floor(y - 3)];
    return pixel(before, column, row).some((v, c) => Math.abs(v - pixel(after, column, row)[c]!) > 20);
  };
  expect(selected.filter((_, k) => !changed(k))).toEqual([]);
  expect(ids.slice(21 * SIDE).filter((_, k) => changed(k + 21 * SIDE))).toEqual([]);
});

/** Number of pixels that are not what was so many columns to their right before. */
function unlike(before: ImageData, after: ImageData, columns: number): number {
  let count = 0;
  for (let y = 0; y < before.height; y++) {
    for (let x = columns; x < before.width; x++) {
      const [a, b] = [pixel(before, x, y), pixel(after, x - columns, y)];
      if (a.some((value, channel) => value !== b[channel])) count++;
    }
  }
  return count;
}

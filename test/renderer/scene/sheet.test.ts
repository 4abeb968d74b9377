import { RenderTexture } from 'pixi.js';
import { expect, test, vi } from 'vitest';
import { createSheet } from '../../../renderer/scene/layers/sheet.ts';

const mesh = vi.hoisted(() => ({ view: null as unknown, lay() {}, clear() {}, setExact: vi.fn(), destroy() {} }));
vi.mock('../../../renderer/scene/layers/sheet-mesh.ts', async () => {
  const { Container } = await import('pixi.js');
  mesh.view = new Container();
  return { createSheetMesh: () => mesh };
});
vi.mock('../../../renderer/scene/layers/sheet-painter.ts', () => ({
  lineAlpha: () => 1,
  createSheetPainter: () => ({ grid() {}, lines() {}, bodies() {}, destroy() {} }),
}));

test('pixels of the sheet are pixels of the screen at its own zoom, and never while the canvas is coarse', () => {
  vi.spyOn(RenderTexture, 'create').mockReturnValue({ destroy() {} } as never);
  const renderer = { resolution: 2 };
  const sheet = createSheet({} as never, renderer as never);
  sheet.build(
    {} as never,
    { zoom: 1, level: 'far', lines: [0], region: { minX: 0, minY: 0, maxX: 9, maxY: 9 } } as never,
  );
  const isExact = (zoom: number): boolean => {
    sheet.update({ camera: { x: 0, y: 0, zoom }, resolution: 2, now: 0 } as never);
    return mesh.setExact.mock.lastCall![0] as boolean;
  };
  expect([isExact(1), isExact(1.5)]).toEqual([true, false]);
  renderer.resolution = 1;
  expect(isExact(1)).toBe(false);
  renderer.resolution = 2;
  expect(isExact(1)).toBe(true);
});
